"""Results that depend on how the article rounds, where it does not say so."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from claimbook.quantities.interval import Interval, compare
from claimbook.quantities.printed import parse
from claimbook.quantities.qualifiers import Habits

UNQUALIFIED = {"", "only", "as-early-as", "one-of"}
"""Qualifiers that leave a number as it is rounded."""
TOLD = {
    "half-up": "It holds where halves are rounded up, and not where they go to the even neighbour.",
    "half-even": "It holds only where halves go to the even neighbour.",
    "truncation": "It would hold if the number was cut off and not rounded.",
}
"""What a reader is told of a result that depends on a convention."""


def decisive_convention(claim: Mapping[str, Any], found: object, habits: Habits) -> str:
    """Return the convention without which the result on a claim would change, if there is one.

    Args:
        claim: The row of the claim.
        found: What a check found.
        habits: How it prints numbers; where it says how it rounds, no other convention matters.
    """
    value, step = parse(claim["value"] or "", habits.decimal), claim["step"]
    is_plain = (claim["qualifier"] or "") in UNQUALIFIED
    if not isinstance(found, Interval) or value is None or not step or habits.rounding:
        return ""
    grain = Fraction(str(step))

    def fails(convention: str) -> bool:
        return compare(Interval.rounded(value, grain, convention), found, grain) == "fails"

    if not is_plain or fails("half-up") is fails("half-even") is fails("truncation"):
        return ""
    if fails("half-up") and fails("half-even"):
        return "truncation"
    if fails("half-up") is fails("half-even"):
        return ""
    return "half-even" if fails("half-up") else "half-up"
