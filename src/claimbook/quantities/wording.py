"""Intervals as a reader meets them: a number as it would be printed, else its bounds in words.

Outcomes record intervals as text, ``[94.95, 95.05)``; here that text is read back and said so
that nobody has to know the notation: ``95.0``.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from claimbook.quantities.interval import Interval, compare

YEAR = "calendar-year"
"""The unit of claims about years."""
FIGURES = 4
"""Significant figures of a bound that is no printed number: more would pretend to a precision."""

_LARGE = [("million", 6), ("billion", 9), ("trillion", 12)]
_PLACES = {Fraction(10) ** -places: places for places in range(-15, 16)}
_STEPS = {1: "ten", 2: "hundred", 3: "thousand"} | {power: word for word, power in _LARGE}
_NUMBER = r"−?[0-9][0-9,]*(?:\.[0-9]+)?(?:e[+−][0-9]+)?"
_POINT = re.compile(_NUMBER)
_PAIR = re.compile(rf"([\[(])(−∞|{_NUMBER}), (∞|{_NUMBER})([\])])")


def interval(text: str) -> Interval | None:
    """Return the interval that is written as ``text``, or None if it is none: undoes ``str``.

    What ``str`` has rounded, to six significant figures, stays rounded.
    """
    if _POINT.fullmatch(text):
        return Interval.point(_fraction(text))
    pair = _PAIR.fullmatch(text)
    if not pair:
        return None
    low = None if pair[2] == "−∞" else _fraction(pair[2])
    high = None if pair[3] == "∞" else _fraction(pair[3])
    return Interval(low, high, low is None or pair[1] == "[", high is not None and pair[4] == "]")


def _fraction(text: str) -> Fraction:
    return Fraction(text.replace(",", "").replace("−", "-"))


@lru_cache(maxsize=4096)
def reworded(text: str, unit: str = "") -> str:
    """Return the text of an interval in plain words, any other text as it is.

    Args:
        text: What an outcome records.
        unit: The unit of the claim, as in the table of claims; years are said as years.
    """
    found = interval(text)
    if found is None:
        return text
    return plain_years(found) if unit == YEAR else plain(found)


@lru_cache(maxsize=4096)
def beside(text: str, claimed: str, unit: str = "") -> str:
    """Return what was found in plain words, with no more figures than the comparison needs.

    Of the decimals at least one stays, and as many as what is claimed has: ``49.4`` for 49.3930
    beside about 95, but ``13.48`` beside 14, as 13.5 would be rounded to it.

    Args:
        text: What an outcome records as found.
        claimed: What it records as claimed.
        unit: The unit of the claim.
    """
    found, stated = interval(text), interval(claimed)
    if found is None or stated is None or unit == YEAR:
        return reworded(text, unit)
    judged = compare(stated, found)
    return plain(
        next(
            each
            for each in _shorter(found)
            if compare(stated, each) == judged and _are_near(each, found, stated)
        )
    )


def _are_near(shorter: Interval, found: Interval, stated: Interval) -> bool:
    """Whether rounding moved a value by no more than half of what the printed one leaves open."""
    if stated.low is None or stated.high is None or stated.low == stated.high or shorter == found:
        return True
    return abs(shorter.middle - found.middle) <= (stated.high - stated.low) / 2


def _shorter(found: Interval) -> Iterator[Interval]:
    """Yield an interval in ever more figures, last as it is."""
    places = _places(found)
    for n in range(1, places or 0):
        yield Interval.rounded(round(found.middle, n), Fraction(1, 10**n))
    if places is None:
        yield from (few(found, figures) for figures in (3, 4, 5))
    yield found


def plain(found: Interval) -> str:
    """Return an interval in plain words.

    What rounding to a decimal place gives is that number, ``95.0``; rounding to tens and more is
    said, ``1200 to the nearest ten``. Any other interval is said by its bounds, and which of
    them it holds: ``1 to 10``, ``950 to just under 1000``, ``over 1850``. What a division leaves
    between two bounds is said in few figures: ``between 2.033 and 2.056``.
    """
    low, high = found.low, found.high
    if low is None or high is None:
        return _one_sided(found)
    if low == high:
        return _number(low)
    return _rounded(found) or _between(few(found))


def few(found: Interval, figures: int = FIGURES) -> Interval:
    """Return an interval with both bounds rounded, where it has two and they stay apart."""
    if found.low is None or found.high is None:
        return found
    low, high = _few(found.low, figures), _few(found.high, figures)
    is_alike = (low < high) == (found.low < found.high)
    return Interval(low, high, found.low_closed, found.high_closed) if is_alike else found


def _few(bound: Fraction, figures: int) -> Fraction:
    """Round a fraction that has more figures than a number that somebody printed."""
    is_short = bound == Fraction(f"{float(bound):.{FIGURES + 1}g}")
    if is_short or (2 * bound).denominator == 1:
        return bound
    return Fraction(f"{float(bound):.{figures}g}")


def plain_years(found: Interval) -> str:
    """Return an interval of years in plain words: ``2022 or earlier``, ``2019 to 2022``.

    Years are whole, so that all before 2022 is ``2021 or earlier``.
    """
    first, last = _first(found), _last(found)
    if first is None and last is None:
        return "any year"
    if first is None:
        return f"{last} or earlier"
    if last is None:
        return f"{first} or later"
    if first > last:
        return "no year"
    return str(first) if first == last else f"{first} to {last}"


def _first(found: Interval) -> int | None:
    if found.low is None:
        return None
    return ceil(found.low) if found.low_closed else floor(found.low) + 1


def _last(found: Interval) -> int | None:
    if found.high is None:
        return None
    return floor(found.high) if found.high_closed else ceil(found.high) - 1


def _number(value: Fraction) -> str:
    """Return a number, from a million on in words of magnitude if that takes no more decimals."""
    for magnitude, power in reversed(_LARGE):
        shown = value / 10**power
        if abs(shown) >= 1 and (shown * 1000).denominator == 1:
            return f"{Interval.point(shown)} {magnitude}"
    return str(Interval.point(value))


def _one_sided(found: Interval) -> str:
    if found.low is not None:
        low = _number(found.low)
        return f"{low} or more" if found.low_closed else f"over {low}"
    if found.high is not None:
        high = _number(found.high)
        return f"{high} or less" if found.high_closed else f"under {high}"
    return "any number"


def _rounded(found: Interval) -> str:
    """Return the number whose rounding gives an interval, empty if there is none."""
    assert found.low is not None
    assert found.high is not None
    if found.high < 0 and found.high_closed and not found.low_closed:
        return _rounded(-found) and f"−{_rounded(-found)}"
    places, middle = _places(found), found.middle
    if places is None:
        return ""
    if places < 0:
        step = found.high - found.low
        return f"{_number(middle)} to the nearest {_STEPS.get(-places) or _number(step)}"
    if places == 0:
        return _number(middle)
    return f"{float(middle):,.{places}f}".replace("-", "−")


def _places(found: Interval) -> int | None:
    """Return to how many decimals a number was rounded, below 0 for tens; None if it was not."""
    if found.low is None or found.high is None:
        return None
    step, middle = found.high - found.low, found.middle
    places = _PLACES.get(step)
    halves = (found.low_closed, found.high_closed) == (middle > 0, middle < 0)
    return places if halves and places is not None and (middle / step).denominator == 1 else None


def _between(found: Interval) -> str:
    assert found.low is not None
    assert found.high is not None
    low, high = _number(found.low), _number(found.high)
    if not found.low_closed:
        return f"over {low} and up to {high}" if found.high_closed else f"between {low} and {high}"
    return f"{low} to {'' if found.high_closed else 'just under '}{high}"
