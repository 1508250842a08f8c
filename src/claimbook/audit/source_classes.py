"""The weight of sources: their classes in order, copies with their originals, and who speaks."""

from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.package.creators import as_text
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
