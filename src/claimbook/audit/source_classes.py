"""The weight of sources: their classes in order, copies with their originals, and who speaks."""

from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.package.creators import Name, as_text, folded
from claimbook.package.vocabulary import Ranks

BY_AUTHORS = frozenset({"peer-reviewed", "working-paper"})
"""Classes of works in which the authors speak, not the house that prints them."""
RESEARCH = BY_AUTHORS | {"research-institute"}
"""Classes of research, which no party displaces where its own boast is weighed."""

Works = Mapping[str, Mapping[str, Any]]


def original(work_id: str, works: Works) -> str:
    """Return the work of which ``work_id`` is a copy, or itself."""
    copied = works[work_id]["copy_of"]
    return original(copied, works) if copied else work_id


def source_class(work_id: str, works: Works) -> str:
    """Return the class of a work, that of its original for a copy."""
    return str(works[original(work_id, works)]["source_class"])


def weakest_class(read: Iterable[str], works: Works, ranks: Ranks) -> str:
    """Return the class of several works that were all needed: the lowest, empty for none."""
    classes = {source_class(work_id, works) for work_id in read}
    return max(classes, key=lambda name: (ranks[name], name), default="")


def speakers_of(work_id: str, works: Works) -> frozenset[str]:
    """Return who speaks in a work, as names to compare: authors, and the publisher but of research.

    Two works that share a name have one voice. Of a person the last word of the family name and the
    first letter of the given names count, since one list has initials and another whole names.
    """
    row = works[work_id]
    authors = {_key(name) for name in row["creators"]}
    is_by_authors = bool(authors) and row["source_class"] in BY_AUTHORS
    return frozenset(authors if is_by_authors else {*authors, folded(publisher(work_id, works))})


def _key(name: Name) -> str:
    if family := name.get("family"):
        return f"{folded(family).split()[-1]}, {folded(name.get('given') or '')[:1]}"
    return folded(name["literal"])


def publisher(work_id: str, works: Works) -> str:
    """Return who speaks in a work: the authors of research, else who made it public.

    A leading article is no part of the name: one publisher is printed with it and without.
    """
    row = works[work_id]
    house = row["publisher"] or row["container"]
    first, second = house, as_text(row["creators"])
    if row["source_class"] in BY_AUTHORS:
        first, second = second, first
    return str(first or second or work_id).removeprefix("The ")
