"""Rules for sections: their spans of pages follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.package.validation.rules.registry import Breach, breaches, lookup, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

SPAN = ["section_id", "page_first", "page_last"]


@rule("section-span", sections=SPAN)
def spans_follow(sections: pd.DataFrame) -> Iterator[Breach]:
    """A section ends where it begins or later, and the next begins on its last page or later."""
    first, last = sections["page_first"], sections["page_last"]
    yield from breaches(sections, first > last, "page_last", "the section ends before it begins")
    message = "the section begins before the one above it ends"
    yield from breaches(sections, first < last.shift(), "page_first", message)


def outside(frame: pd.DataFrame, sections: pd.DataFrame) -> pd.Series[bool]:
    """Say which rows' ``page`` is not one of the pages of their ``section_id``."""
    first = lookup(frame["section_id"], sections, "section_id", "page_first")
    last = lookup(frame["section_id"], sections, "section_id", "page_last")
    return (frame["page"] < first) | (frame["page"] > last)
