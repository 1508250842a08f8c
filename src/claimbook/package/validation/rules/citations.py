"""Rules for citations: from marker to claim, and from citation to work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.package.validation.rules.numerals import markers_in_text
from claimbook.package.validation.rules.registry import Breach, breaches, lookup, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_MARKERS = ["numeral_id", "location", "role"]


@rule("marker-uncited", numerals=_MARKERS, claim_citations=["numeral_id"])
def marker_has_claim(numerals: pd.DataFrame, claim_citations: pd.DataFrame) -> Iterator[Breach]:
    """Every marker in the text stands for at least one claim."""
    used = numerals["numeral_id"].isin(claim_citations["numeral_id"])
    broken = markers_in_text(numerals) & ~used
    yield from breaches(numerals, broken, "numeral_id", "the marker stands for no claim")


@rule(
    "marker-citation",
    claim_citations=["numeral_id", "citation_id"],
    numerals=[*_MARKERS, "citation_id"],
)
def citation_of_marker(claim_citations: pd.DataFrame, numerals: pd.DataFrame) -> Iterator[Breach]:
    """A claim is joined to a citation by a marker in the text that points to this citation."""
    markers = numerals[markers_in_text(numerals)]
    is_marker = claim_citations["numeral_id"].isin(markers["numeral_id"])
    known = claim_citations["numeral_id"].isin(numerals["numeral_id"].dropna())
    message = "the numeral is no marker in the text"
    yield from breaches(claim_citations, known & ~is_marker, "numeral_id", message)
    due = lookup(claim_citations["numeral_id"], markers, "numeral_id", "citation_id")
    broken = is_marker & (claim_citations["citation_id"] != due)
    message = "the marker points to another citation"
    yield from breaches(claim_citations, broken, "citation_id", message)


@rule("citation-work", citations=["citation_id", "kind", "work_id"])
def work_unless_note(citations: pd.DataFrame) -> Iterator[Breach]:
    """An explanatory note has no work; every other citation has one."""
    is_note, has_work = citations["kind"] == "note", citations["work_id"].notna()
    yield from breaches(citations, is_note & has_work, "work_id", "a note has no work")
    lacks = citations["kind"].notna() & ~is_note & ~has_work
    yield from breaches(citations, lacks, "citation_id", "the citation has no work")


@rule("citation-ibid", citations=["position", "kind", "work_id"])
def ibid_repeats_work(citations: pd.DataFrame) -> Iterator[Breach]:
    """An ibid. has the work of the last footnote before it that has one."""
    footnotes = citations[citations["kind"] != "reference"].sort_values("position")
    before = footnotes["work_id"].ffill().shift()
    differs = footnotes["work_id"].notna() & (footnotes["work_id"] != before)
    broken = differs & (footnotes["kind"] == "ibid")
    yield from breaches(footnotes, broken, "work_id", "not the work of the footnote before")
