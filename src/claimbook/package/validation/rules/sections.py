"""Rules for sections: their spans of pages follow each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimbook.package.validation.rules.registry import Breach, lookup, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimbook.package.validation.rules.registry import Columns

SPAN = ["section_id", "page_first", "page_last"]


@rule("section-span", sections=SPAN)
def spans_follow(sections: Columns) -> Iterator[Breach]:
    """A section ends where it begins or later, and the next begins on its last page or later."""
    spans = list(sections.each("page_first", "page_last"))
    for row, first, last in spans:
        if None not in (first, last) and first > last:
            yield Breach(row, "page_last", str(last), "the section ends before it begins")
    for (_, _, before), (row, first, _) in pairwise(spans):
        if None not in (first, before) and first < before:
            message = "the section begins before the one above it ends"
            yield Breach(row, "page_first", str(first), message)


def outside(table: Columns, sections: Columns) -> Iterator[Breach]:
    """Yield the rows whose ``page`` is not one of the pages of their ``section_id``."""
    firsts = lookup(sections, "section_id", "page_first")
    lasts = lookup(sections, "section_id", "page_last")
    for row, section, page in table.each("section_id", "page"):
        first, last = firsts.get(section), lasts.get(section)
        early = None not in (first, page) and page < first
        if early or (None not in (last, page) and page > last):
            yield Breach(row, "page", str(page), "the section has not this page")
