"""The name of a source: who published it, its short title and its year; a copy has its original's.

Who keeps a copy says nothing of who speaks in it, so it is a mark behind the name, never the name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from claimbook.audit.source_classes import BY_AUTHORS, Works, original
from claimbook.package.creators import Name
from claimbook.package.vocabulary import AUDITED
from claimbook.quantities.period import year_of

Corrections: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]
"""Corrections of records by work, as `claimbook.package.corrections.of_works` has them."""
LONGEST = 60
"""Characters of a title that is shown short."""
VIA_COPY = "via a copy"
_BY_CREATORS = frozenset({"book", "chapter", "thesis"})
"""Types of work that are named by who wrote them, whatever house prints them."""
_BREAK = re.compile(r"(?<=\w)(?:: | – | — | \| |\. )")


def source_name(work_id: str, works: Works, corrections: Corrections = MappingProxyType({})) -> str:
    """Return publisher, short title and year of a work, marked if it was read in a copy.

    What the article prints otherwise than the document has it is given as the document has it.
    """
    first = original(work_id, works)
    right = {c["field"]: c["right"] for c in corrections.get(first, ()) if c["table"] == "works"}
    row = {**works[first], **right}
    title = short_title(row["title_en"] or row["title"])
    parts = [maker(first, works), title, year_of(row["issued"])]
    name = ", ".join(dict.fromkeys(part for part in parts if part))
    return name if first == work_id else f"{name}, {VIA_COPY}"


def maker(work_id: str, works: Works) -> str:
    """Return the authors of research or a book by family name, else who published it."""
    row = works[work_id]
    authors, house = families(row["creators"]), row["publisher"] or row["container"]
    is_by_authors = row["source_class"] in {*BY_AUTHORS, AUDITED}
    if is_by_authors or row.get("csl_type") in _BY_CREATORS:
        return authors or house or ""
    return house or authors


def address(work: Mapping[str, Any]) -> str | None:
    """Return the address of a work: that of its DOI, else its page."""
    doi = work.get("doi")
    return f"https://doi.org/{doi}" if doi else work.get("url")


def families(creators: Iterable[Name]) -> str:
    """Return the family names of creators, and institutions as they are called."""
    names = [name.get("family") or name["literal"] for name in creators]
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def short_title(title: str) -> str:
    """Return a title without its subtitle, cut after a word if it is still too long."""
    first = _BREAK.split(title, maxsplit=1)[0]
    if len(first) <= LONGEST:
        return first
    return first[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
