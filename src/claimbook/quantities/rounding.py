"""Which convention of rounding a result hangs on, where the article does not say how it rounds."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from claimbook.quantities.interval import Interval, compare
from claimbook.quantities.printed import parse
from claimbook.quantities.qualifiers import UNQUALIFIED, Habits

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
    is_open = not habits.rounding and (claim["qualifier"] or "") in UNQUALIFIED
    if not is_open or not isinstance(found, Interval) or value is None or not step:
        return ""
    grain = Fraction(str(step))
    up, even, cut = (
        compare(Interval.rounded(value, grain, convention), found, grain) == "fails"
        for convention in ("half-up", "half-even", "truncation")
    )
    if up is not even:
        return "half-even" if up else "half-up"
    return "truncation" if up and not cut else ""
