"""Intervals as a reader meets them: a number as it would be printed, else its bounds in words.

Outcomes record intervals as text, ``[94.95, 95.05)``; here that text is read back and said so
that nobody has to know the notation: ``95.0``.
"""

from __future__ import annotations

import re
from fractions import Fraction

from techplomacy.quantity import Interval

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


def reworded(text: str) -> str:
    """Return the text of an interval in plain words, any other text as it is."""
    found = interval(text)
    return text if found is None else plain(found)


def plain(found: Interval) -> str:
    """Return an interval in plain words.

    What rounding to a decimal place gives is that number, ``95.0``; rounding to tens and more is
    shown, ``1200 ± 5``. Any other interval is said by its bounds, and which of them it holds.
    """
    low, high = found.low, found.high
    if low is None or high is None:
        return _one_sided(found)
    if low == high:
        return _number(low)
    return _rounded(found) or _between(found)


def _number(value: Fraction) -> str:
    return str(Interval.point(value))


def _one_sided(found: Interval) -> str:
    if found.low is not None:
        return f"{'at least' if found.low_closed else 'over'} {_number(found.low)}"
    if found.high is not None:
        return f"{'at most' if found.high_closed else 'under'} {_number(found.high)}"
    return "any number"


def _rounded(found: Interval) -> str:
    """Return the number whose rounding gives an interval, empty if there is none."""
    assert found.low is not None
    assert found.high is not None
    step, middle = found.high - found.low, found.middle
    places = next((n for n in range(-15, 16) if step == Fraction(10) ** -n), None)
    halves = (found.low_closed, found.high_closed) == (True, False)
    if places is None or not halves or (middle / step).denominator != 1:
        return ""
    if places < 0:
        return f"{_number(middle)} ± {_number(step / 2)}"
    if places == 0:
        return _number(middle)
    return f"{float(middle):,.{places}f}".replace("-", "−")


def _between(found: Interval) -> str:
    assert found.low is not None
    assert found.high is not None
    low, high = _number(found.low), _number(found.high)
    if not found.low_closed:
        return f"over {low}, at most {high}" if found.high_closed else f"between {low} and {high}"
    return f"from {low} to {'' if found.high_closed else 'under '}{high}"
