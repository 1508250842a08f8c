"""Values of the first page: edition, records to cite, and how much was read of the documents."""

from __future__ import annotations

from importlib.metadata import version

from IPython.display import Markdown

from claimbook.audit.tables import load_tables
from claimbook.book import project
from claimbook.book.card import write_card
from claimbook.book.register_facets import count_of, counted
from claimbook.book.sources import record
from claimbook.book.words import word
from claimbook.package.descriptor import load_descriptor
from claimbook.publish.citation import cite
from claimbook.publish.citation.items import doi
from claimbook.quantities.period import day

ARTICLE = "W001"


def issued() -> str:
    """Return the year of the article."""
    return str(load_tables().works[ARTICLE]["issued"])


def edition() -> str:
    """Return version and date of this companion, as far as the descriptor has them."""
    created = str(load_descriptor().raw.get("created", ""))[:10]
    return f"Version {version('techplomacy')}, evidence as of {day(created)}"


def excerpts() -> Markdown:
    """Return how many decided verdicts rest on excerpts alone, with links to the register."""
    decided, rest = counted(verdict="decided"), counted(verdict="decided", extent="excerpt")
    return Markdown(
        f"Of {decided.data} decided verdicts, {rest.data} rest on excerpts of documents alone."
    )


def refuted() -> str:
    """Return how many central claims are contradicted, as a clause."""
    count = count_of(weight="central", verdict="contradicted")
    return f"{word(count)} {'is' if count == 1 else 'are'} refuted" if count else "none is refuted"


def print_card() -> None:
    """Write the picture that a shared link shows."""
    decided, holding = (
        count_of(weight="central", verdict=verdict) for verdict in ("decided", "holding")
    )
    said = f"{holding} of the {decided} central claims that evidence decides hold in full"
    write_card("Techplomacy, claim by claim", said)


def article() -> Markdown:
    """Return the printed record of the article."""
    return Markdown(record(load_tables().works[ARTICLE]))


def companion() -> Markdown:
    """Return how this companion is cited, with links to records that a program can read."""
    said = "The techplomacy contributors. *Techplomacy, claim by claim*."
    found = doi(load_descriptor().raw)
    address = f" [doi:{found}](https://doi.org/{found})." if found else ""
    return Markdown(f"{said} Version {version('techplomacy')}.{address} {_records()}")


def _records() -> str:
    links = []
    for form, name in (("bibtex", "BibTeX"), ("ris", "RIS")):
        path = project.figures() / f"techplomacy.{form[:3]}"
        path.write_text(cite(form=form), encoding="utf-8")  # type: ignore[arg-type]
        links.append(f"[{name}]({project.relative(path)})")
    return f"As a record: {', '.join(links)}."
