"""The register: one entry per claim with an anchor of its own; on paper, one row of a table."""

from functools import partial

import pandas as pd

from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import sign, verdict_of
from claimbook.book import project
from claimbook.book.backlinks import uses
from claimbook.book.floats import table
from claimbook.book.forms import only, print_entries
from claimbook.book.inline import attribute, escaped
from claimbook.book.popover import script
from claimbook.book.register_entry import entry
from claimbook.book.words import plural
from claimbook.package.article import article
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read
from claimbook.quantities.stating import stands_at

__all__ = ["entry", "print_register"]


def print_register(cite: str = "", abbreviations: str = "") -> None:
    """Print the claims as Markdown, section by section: entries for the web, tables for paper.

    An entry has a link to report an error, and one to reply, where the settings of the package
    have an address for them.

    The data of the panels beside the numbers are written to ``paper/figures/panels.js``.

    Args:
        cite: How the book is cited, for the citation of one claim; by default as its data are.
        abbreviations: What a search reads as one: ``AI=artificial intelligence; EU=...``.
    """
    tables = load_tables()
    own = cite or load_descriptor().citation
    addresses = article().addresses
    given = {"cite": own, "abbreviations": abbreviations}
    given |= {name: addresses.get(name, "") for name in ("report", "reply")}
    said = " ".join(f"data-{name}={attribute(value)}" for name, value in given.items() if value)
    every = f"All {len(tables.claims)} claims."
    only("html", lambda: print(f":::: {{.register {said}}}\n{every}\n::::"))
    (project.figures() / "panels.js").write_text(script(), encoding="utf-8")
    for section in read("sections").to_dict("records"):
        rows = [r for r in tables.claims.values() if r["section_id"] == section["section_id"]]
        if rows:
            print(f"\n## {escaped(section['title'])} {{#register-{section['section_id']}}}\n")
            only("html", partial(_print_entries, rows))
            only("typst", partial(_print_table, section["section_id"], rows))


def _print_entries(rows: list[Row]) -> None:
    """Print the entries of a section, each with the places that print its claim."""
    tables, places = load_tables(), uses()
    print_entries(entry(row, tables, places.get(row["claim_id"], ())) for row in rows)


def _print_table(section: str, rows: list[Row]) -> None:
    """Print the claims of a section as a compact table."""
    frame = pd.DataFrame([_line(row) for row in rows])
    caption = f"The claims of the section: {plural(len(rows), 'claim')}, in the order of print."
    label = f"register-{section.lower()}"
    table(frame, label, caption, (8, 6, 70, 16), markdown=("Claim",))


def _line(row: Row) -> dict[str, object]:
    claim_id = row["claim_id"]
    verdict = verdict_of()[claim_id]
    return {
        "Claim": f"[{claim_id}]{{#{claim_id}}}",
        "Page": stands_at(row, bare=True),
        "What is stated": row["statement"],
        "Verdict": f"{sign(verdict)} {verdict.external.replace('-', ' ')}".strip(),
    }
