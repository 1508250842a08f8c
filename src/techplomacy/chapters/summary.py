"""Values of the first page: edition, records to cite, and how much was read of the documents."""

from importlib.metadata import version

from IPython.display import Markdown

from claimbook.audit.tables import load_tables
from claimbook.book import project
from claimbook.book.card import write_card
from claimbook.book.register_facets import count_of, counted
from claimbook.book.sources import record
from claimbook.book.words import with_verdict
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read
from claimbook.publish.citation import cite
from claimbook.publish.citation.items import doi
from claimbook.quantities.period import day, year_of

ARTICLE = "W001"


def issued() -> str:
    """Return the year of the article."""
    return str(load_tables().works[ARTICLE]["issued"])


def edition() -> str:
    """Return version of this companion, and up to which days evidence was sought and judged."""
    return f"Version {version('techplomacy')}. {dates()}"


def dates() -> str:
    """Return when evidence was last sought, and when verdicts were first and last given."""
    sought, first, last = (
        day(str(found)[:10])
        for found in (
            read("search_log")["date"].max(),
            read("earlier_verdicts")["date"].min(),
            read("rereadings")["date"].max(),
        )
    )
    return f"Evidence as of {sought}; first judged on {first}, last on {last}"


def excerpts() -> Markdown:
    """Return how many decided verdicts rest on excerpts alone, with links to the register."""
    decided, rest = counted(verdict="decided"), counted(verdict="decided", extent="excerpt")
    return Markdown(
        f"For {rest.data} of the {decided.data} decided verdicts we had only excerpts or abstracts "
        "of the documents."
    )


def contradicted() -> str:
    """Return how many central claims are contradicted, as a clause."""
    count = count_of(weight="central", verdict="contradicted")
    return with_verdict("contradicted", count)


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
    found = doi(load_descriptor().raw)
    address = f" [doi:{found}](https://doi.org/{found})." if found else ""
    return Markdown(f"{cited('*Techplomacy, claim by claim*')}{address} {_records()}")


def cited(title: str = "Techplomacy, claim by claim") -> str:
    """Return how this companion is cited: who, in which year, its title and version."""
    year = year_of(str(load_descriptor().raw["created"]))
    return f"The techplomacy contributors ({year}). {title}. Version {version('techplomacy')}."


def _records() -> str:
    links = []
    for form, name in (("bibtex", "BibTeX"), ("ris", "RIS")):
        path = project.figures() / f"techplomacy.{form[:3]}"
        path.write_text(cite(form=form), encoding="utf-8")  # type: ignore[arg-type]
        links.append(f"[{name}]({project.relative(path)})")
    return f"As a record: {', '.join(links)}."
