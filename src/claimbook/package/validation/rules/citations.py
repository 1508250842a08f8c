"""Rules for citations: from marker to claim, and from citation to work."""

from collections.abc import Iterator

from claimbook.package.tabular.plain import PlainTable
from claimbook.package.validation.rules.numerals import MARKERS, markers_in_text
from claimbook.package.validation.rules.registry import Breach, rule

_MARKERS = ["numeral_id", "location", "role"]


@rule("marker-uncited", numerals=_MARKERS, claim_citations=["numeral_id"])
def marker_has_claim(numerals: PlainTable, claim_citations: PlainTable) -> Iterator[Breach]:
    """Every marker in the text stands for at least one claim."""
    used = set(claim_citations["numeral_id"])
    for row, numeral, location, role in numerals.each(*_MARKERS):
        if location == "text" and role in MARKERS and numeral not in used:
            message = "the marker stands for no claim; if that is so, its role is idiom"
            yield Breach(row, "numeral_id", str(numeral), message)


@rule(
    "marker-citation",
    claim_citations=["numeral_id", "citation_id"],
    numerals=[*_MARKERS, "citation_id"],
)
def citation_of_marker(claim_citations: PlainTable, numerals: PlainTable) -> Iterator[Breach]:
    """A claim is joined to a citation by a marker in the text that points to this citation."""
    due, known = markers_in_text(numerals, "citation_id"), set(numerals["numeral_id"]) - {None}
    for row, numeral in claim_citations.each("numeral_id"):
        if numeral in known and numeral not in due:
            yield Breach(row, "numeral_id", numeral, "the numeral is no marker in the text")
    for row, numeral, citation in claim_citations.each("numeral_id", "citation_id"):
        if numeral in due and citation != due[numeral]:
            message = "the marker points to another citation"
            yield Breach(row, "citation_id", str(citation), message)


@rule("citation-work", citations=["citation_id", "kind", "work_id"])
def work_unless_note(citations: PlainTable) -> Iterator[Breach]:
    """An explanatory note has no work; every other citation has one."""
    for row, kind, work in citations.each("kind", "work_id"):
        if kind == "note" and work is not None:
            yield Breach(row, "work_id", work, "a note has no work")
    for row, citation, kind, work in citations.each("citation_id", "kind", "work_id"):
        if kind not in (None, "note") and work is None:
            yield Breach(row, "citation_id", str(citation), "the citation has no work")


@rule("citation-ibid", citations=["position", "kind", "work_id"])
def ibid_repeats_work(citations: PlainTable) -> Iterator[Breach]:
    """An ibid. has the work of the last footnote before it that has one."""
    rows = citations.each("position", "kind", "work_id")
    footnotes = sorted(
        (row for row in rows if row[2] != "reference"), key=lambda row: (row[1] is None, row[1])
    )
    before = None
    for row, _, kind, work in footnotes:
        if kind == "ibid" and work not in (None, before):
            yield Breach(row, "work_id", work, "not the work of the footnote before")
        before = before if work is None else work
