"""The weight of sources: their classes in order, and copies with their originals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.package.vocabulary import Ranks

RANK = Ranks()
"""The place of each class of source in the order of the package in use; 0 is the best."""

Works = Mapping[str, Mapping[str, Any]]


def original(work_id: str, works: Works) -> str:
    """Return the work of which ``work_id`` is a copy, or itself."""
    copied = works[work_id]["copy_of"]
    return original(copied, works) if copied else work_id


def source_class(work_id: str, works: Works) -> str:
    """Return the class of a work, that of its original for a copy."""
    return str(works[original(work_id, works)]["source_class"])


def weakest_class(read: Iterable[str], works: Works) -> str:
    """Return the class of several works that were all needed: the lowest, empty for none."""
    classes = {source_class(work_id, works) for work_id in read}
    return max(classes, key=lambda name: (RANK[name], name), default="")
