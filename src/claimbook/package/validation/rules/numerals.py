"""Rules for numerals: their order, their pages, and the section of those in footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.package.validation.rules.registry import Breach, breaches, lookup, rule
from claimbook.package.validation.rules.sections import SPAN, outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd


@rule("numeral-order", numerals=["numeral_id"])
def numbered_without_gap(numerals: pd.DataFrame) -> Iterator[Breach]:
    """Numerals are numbered from 1 on in the order of the file; the first break is told."""
    pairs = zip(numerals.index.tolist(), numerals["numeral_id"], strict=True)
    for number, (row, numeral_id) in enumerate(pairs, start=1):
        if numeral_id != (due := f"N{number:04d}"):
            yield Breach(row, "numeral_id", str(numeral_id), f"{due} is due here")
            return


@rule("numeral-page", numerals=["section_id", "page"], sections=SPAN)
def page_in_section(numerals: pd.DataFrame, sections: pd.DataFrame) -> Iterator[Breach]:
    """A numeral stands on a page of its section, be it in the text or in a footnote."""
    broken = outside(numerals, sections)
    yield from breaches(numerals, broken, "page", "the section has not this page")


@rule("footnote-section", numerals=["section_id", "location", "role", "citation_id"])
def footnote_follows_marker(numerals: pd.DataFrame) -> Iterator[Breach]:
    """A footnote belongs to the section in whose text its marker stands."""
    markers = numerals[markers_in_text(numerals) & (numerals["role"] == "footnote-marker")]
    due = lookup(numerals["citation_id"], markers, "citation_id", "section_id")
    in_note = (numerals["location"] == "footnote") & due.notna()
    broken = in_note & (numerals["section_id"] != due)
    yield from breaches(
        numerals, broken, "section_id", "the footnote's marker is in another section"
    )


def markers_in_text(numerals: pd.DataFrame) -> pd.Series[bool]:
    """Say which numerals are markers of references or footnotes where the text has them."""
    is_marker = numerals["role"].isin(["citation-marker", "footnote-marker"])
    return is_marker & (numerals["location"] == "text")
