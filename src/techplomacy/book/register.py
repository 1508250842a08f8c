"""The register: one entry a claim with an anchor of its own; on paper, one row of a table."""

from __future__ import annotations

import pandas as pd

from techplomacy.book import project
from techplomacy.book.entry import entry
from techplomacy.book.evidence import deciding
from techplomacy.book.evidence_rows import RESULTS
from techplomacy.book.floats import table
from techplomacy.book.inline import escaped, qualified, work_link
from techplomacy.book.panel import script
from techplomacy.book.uses import uses
from techplomacy.book.words import plural
from techplomacy.checks.accessor import Row, Tables, load
from techplomacy.judging.verdicts import sign, verdict_of
from techplomacy.reading import read

__all__ = ["RESULTS", "entry", "print_register"]

SHOW = '::::: {.content-visible when-format="html"}'
NAMED = 3
"""Works that are named for one claim on paper; its entry on the web names all."""


def print_register() -> None:
    """Print the claims as Markdown, section by section: entries for the web, tables for paper.

    The data of the panels beside the numbers are written to ``paper/figures/panels.js``.
    """
    tables, places = load(), uses()
    print(f"{SHOW}\n::: {{.register}}\nAll {len(tables.claims)} claims.\n:::\n:::::\n")
    (project.figures() / "panels.js").write_text(script(), encoding="utf-8")
    for section in read("sections").to_dict("records"):
        rows = [r for r in tables.claims.values() if r["section_id"] == section["section_id"]]
        if rows:
            print(f"\n## {escaped(section['title'])} {{#register-{section['section_id']}}}\n")
            print(SHOW)
            for row in rows:
                print(entry(row, tables, places.get(row["claim_id"], ())))
            print(':::::\n\n::::: {.content-visible when-format="typst"}')
            _print_table(section["section_id"], rows, tables)
            print(":::::\n")


def _print_table(section: str, rows: list[Row], tables: Tables) -> None:
    """Print the claims of a section as a compact table."""
    frame = pd.DataFrame([_line(row, tables) for row in rows])
    caption = f"The claims of the section: {plural(len(rows), 'claim')}, in the order of print."
    table(
        frame,
        f"register-{section.lower()}",
        caption,
        (12, 8, 62, 24, 46),
        markdown=("Claim", "Decided by"),
    )


def _line(row: Row, tables: Tables) -> dict[str, object]:
    claim_id = row["claim_id"]
    verdict = verdict_of()[claim_id]
    value = f" ({qualified(row)})" if row["value"] and row["unit"] else ""
    return {
        "Claim": f"[{claim_id}]{{#{claim_id}}}",
        "Page": row["page"],
        "What is stated": f"{row['statement']}{value}",
        "Verdict": f"{sign(verdict)} {verdict.external.replace('-', ' ')}".strip(),
        "Decided by": _decided(row),
    }


def _decided(row: Row) -> str:
    restated = f"as [{row['restates']}](#{row['restates']})" if row["restates"] else ""
    works = dict.fromkeys(work for outcome in deciding(row["claim_id"]) for work in outcome.works)
    named = "; ".join(work_link(work) for work in list(works)[:NAMED])
    return named or restated
