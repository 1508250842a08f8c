"""How much was read of the documents behind an outcome or a verdict."""

from collections.abc import Iterable
from typing import Literal

Extent = Literal["excerpt", "mixed", "whole"]
READ_IN_FULL = frozenset({"whole", "part"})
"""Extents of a statement that are no excerpt: the document, or a chapter or page of it, in full."""
IN_FULL = frozenset({"public-file", "own-copy"})
"""Ways of seeing a row of data in which the table itself was read."""


def of_statement(extent: str | None) -> Extent:
    """Return what was read for a statement, by its column ``extent``."""
    return "whole" if extent in READ_IN_FULL else "excerpt"


def of_sighting(seen_via: str | None) -> Extent:
    """Return what was read for a row of data, by its column ``seen_via``."""
    way = (seen_via or "").split(":")[0]
    return "whole" if way in IN_FULL or way == "github" else "excerpt"


def together(extents: Iterable[Extent]) -> Extent | Literal[""]:
    """Return what was read of several: all alike, or mixed; empty for none."""
    seen = set(extents)
    if not seen:
        return ""
    return seen.pop() if len(seen) == 1 else "mixed"
