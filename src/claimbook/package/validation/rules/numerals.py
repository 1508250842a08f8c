"""Rules for numerals: their order, their pages, and the section of those in footnotes."""

from collections.abc import Iterator
from typing import Any

from claimbook.package.tabular.plain import PlainTable
from claimbook.package.validation.rules.registry import Breach, rule

MARKERS = ("citation-marker", "footnote-marker")
REASON = "reason"
AMOUNTS = ("value", "scale")


@rule("numeral-order", numerals=["numeral_id"])
def numbered_without_gap(numerals: PlainTable) -> Iterator[Breach]:
    """Numerals are numbered from 1 on in the order of the file; the first break is reported."""
    for number, (row, numeral_id) in enumerate(numerals.each("numeral_id"), start=1):
        if numeral_id != (due := f"N{number:04d}"):
            yield Breach(row, "numeral_id", str(numeral_id), f"{due} is due here")
            return


@rule("footnote-section", numerals=["section_id", "location", "role", "citation_id"])
def footnote_follows_marker(numerals: PlainTable) -> Iterator[Breach]:
    """A footnote belongs to the section in whose text its marker stands."""
    due: dict[Any, str] = {}
    rows = list(numerals.each("section_id", "location", "role", "citation_id"))
    for _, section, location, role, citation in rows:
        if (location, role) == ("text", "footnote-marker"):
            due.setdefault(citation, section)
    due.pop(None, None)
    for row, section, location, _, citation in rows:
        wanted = due.get(citation) if location == "footnote" else None
        if None not in (wanted, section) and section != wanted:
            message = "the footnote's marker is in another section"
            yield Breach(row, "section_id", section, message)


@rule("numeral-account", numerals=["role", "claim_id"])
def amount_of_a_claim(numerals: PlainTable) -> Iterator[Breach]:
    """A numeral that is an amount belongs to a claim, or a reason is given where there is room."""
    can_say = REASON in numerals.fields
    reasons = numerals[REASON] if can_say else [None] * len(numerals.rows)
    cells = zip(numerals.each("role", "claim_id"), reasons, strict=True)
    for (row, role, claim), reason in cells:
        if role in AMOUNTS and claim is None and reason is None:
            message = "belongs to no claim" + (", and no reason is given" if can_say else "")
            yield Breach(row, "role", role, message)


def markers_in_text(numerals: PlainTable, field: str) -> dict[Any, Any]:
    """Return a field of each numeral that is a marker of the text, by its identifier."""
    found: dict[Any, Any] = {}
    for _, numeral, location, role, cell in numerals.each("numeral_id", "location", "role", field):
        if location == "text" and role in MARKERS and numeral is not None:
            found.setdefault(numeral, cell)
    return found
