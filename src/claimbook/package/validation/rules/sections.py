"""Rules for sections: their spans of pages follow each other, and hold what stands in them."""

from collections.abc import Iterator
from itertools import pairwise

from claimbook.package.tabular.plain import PlainTable
from claimbook.package.validation.rules.registry import Breach, lookup, rule

SPAN = ["section_id", "page_first", "page_last"]


@rule("section-span", sections=SPAN)
def spans_follow(sections: PlainTable) -> Iterator[Breach]:
    """A section ends where it begins or later, and the next begins on its last page or later."""
    spans = list(sections.each("page_first", "page_last"))
    for row, first, last in spans:
        if None not in (first, last) and first > last:
            yield Breach(row, "page_last", str(last), "the section ends before it begins")
    for (_, _, before), (row, first, _) in pairwise(spans):
        if None not in (first, before) and first < before:
            message = "the section begins before the one above it ends"
            yield Breach(row, "page_first", str(first), message)


@rule("claim-page", claims=["section_id", "page"], sections=SPAN)
@rule("numeral-page", numerals=["section_id", "page"], sections=SPAN)
def page_in_section(table: PlainTable, sections: PlainTable) -> Iterator[Breach]:
    """A claim or a numeral, be it in text or footnote, stands on a page of its section."""
    firsts = lookup(sections, "section_id", "page_first")
    lasts = lookup(sections, "section_id", "page_last")
    for row, section, page in table.each("section_id", "page"):
        first, last = firsts.get(section), lasts.get(section)
        early = None not in (first, page) and page < first
        if early or (None not in (last, page) and page > last):
            yield Breach(row, "page", str(page), "the section has not this page")
