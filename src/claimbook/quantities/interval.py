"""Printed quantities as intervals: arithmetic, and the one comparison that judges them.

A printed number stands for every value that would be printed so: ``28`` with step 1 is
[27.5, 28.5), and −28 is its mirror image. Some round a half to the even neighbour: what lies just
on the open end of an even number meets it by rounding, unless an article says how it rounds
(`CONVENTIONS`). Qualifiers move or widen the interval: `claimbook.quantities.qualifiers`. Bounds
are exact fractions, so that no verdict depends on binary rounding.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Comparison = Literal["holds", "by-rounding", "compatible", "fails"]
CONVENTIONS = {
    "half-up": "to the nearest, halves away from zero",
    "half-even": "to the nearest, halves to the even neighbour",
    "truncation": "towards zero, whatever is cut off",
}
"""How an article may round; where it does not say, halves count as rounded either way."""

_GROUPED = 10_000
"""Whole numbers from here on are shown with thousands separated, so that years are not."""


@dataclass(frozen=True)
class Interval:
    """All values between ``low`` and ``high``; None is unbounded, and a bound may be left out.

    ``halves_to_even`` says that rounding halves to even would print an open end as the value too.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = False
    halves_to_even: bool = field(default=False, compare=False)

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """Return the interval that holds ``value`` alone."""
        return cls(Fraction(value), Fraction(value), True, True)

    @classmethod
    def rounded(cls, value: Fraction, step: Fraction | None, convention: str = "") -> Interval:
        """Return what is printed as ``value`` when rounded to ``step`` (None: no width).

        Args:
            value: The printed value.
            step: One unit of its last significant place.
            convention: One of `CONVENTIONS`; if empty, halves away from zero, and what only
                halves to even prints so is told apart.
        """
        if not step:
            return cls.point(value)
        if convention == "truncation":
            return cls._truncated(value, step)
        is_even = (value / step) % 2 == 0
        low, high = value - step / 2, value + step / 2
        if convention == "half-even":
            return cls(low, high, is_even, is_even)
        return cls(low, high, value > 0, value < 0, is_even and not convention)

    @classmethod
    def _truncated(cls, value: Fraction, step: Fraction) -> Interval:
        if value == 0:
            return cls(-step, step, False, False)
        return cls(value, value + step) if value > 0 else cls(value - step, value, False, True)

    @property
    def middle(self) -> Fraction:
        """The value half way between the ends.

        Raises:
            ValueError: The interval is open at one end.
        """
        if self.low is None or self.high is None:
            raise ValueError(f"{self} has no middle")
        return (self.low + self.high) / 2

    def __lt__(self, other: Interval) -> bool:
        """Whether every value of this lies below every value of ``other``."""
        if self.high is None or other.low is None:
            return False
        do_touch = self.high_closed and other.low_closed
        return self.high < other.low or (self.high == other.low and not do_touch)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            _add(self.low, other.low),
            _add(self.high, other.high),
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_closed,
            self.low_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        return _corners(self, other, operator.mul)

    def __truediv__(self, other: Interval) -> Interval:
        return _corners(self, other, operator.truediv)

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            return _text(self.low)
        left = "[" if self.low_closed and self.low is not None else "("
        right = "]" if self.high_closed and self.high is not None else ")"
        low = "−∞" if self.low is None else _text(self.low)
        high = "∞" if self.high is None else _text(self.high)
        return f"{left}{low}, {high}{right}"


def _add(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _text(value: Fraction) -> str:
    if value.denominator == 1 and abs(value) >= _GROUPED:
        return f"{value.numerator:,}".replace("-", "−")
    exact = f"{float(value):.12g}"
    text = exact if Fraction(exact) == value else f"{float(value):.6g}"
    return text.replace("-", "−")


def _corners(
    a: Interval, b: Interval, operate: Callable[[Fraction, Fraction], Fraction]
) -> Interval:
    """Multiply or divide two bounded intervals: the extremes stand where ends meet ends.

    Raises:
        ValueError: A bound is missing, or the divisor may be zero.
    """
    if operate is operator.truediv and not _is_apart_from_zero(b):
        raise ValueError(f"only by a quantity that cannot be zero can be divided: {b}")
    corners = []
    for x, x_closed in ((a.low, a.low_closed), (a.high, a.high_closed)):
        for y, y_closed in ((b.low, b.low_closed), (b.high, b.high_closed)):
            if x is None or y is None:
                raise ValueError(
                    f"only bounded quantities combine, no number with `over`: {a}, {b}"
                )
            is_reached = (x_closed and y_closed) or (x == 0 and x_closed) or (y == 0 and y_closed)
            corners.append((operate(x, y), is_reached))
    low, high = min(c[0] for c in corners), max(c[0] for c in corners)
    return Interval(low, high, (low, True) in corners, (high, True) in corners)


def _is_apart_from_zero(a: Interval) -> bool:
    return bool((a.low is not None and a.low > 0) or (a.high is not None and a.high < 0))


def compare(claimed: Interval, found: Interval, grain: Fraction | None = None) -> Comparison:
    """Judge ``found`` against ``claimed``: inside holds, apart fails, an overlap does neither.

    An overlap holds by rounding where what was found is finer than what is claimed. What is coarser
    could just as well lie outside: it is compatible, and decides nothing.

    Args:
        claimed: What is claimed.
        found: What was found.
        grain: How fine the claim is, one unit of its last place; a qualifier that widens it makes
            it no coarser. The width of ``claimed`` where it is None.
    """
    if found < claimed or found > claimed:
        return "by-rounding" if _is_even_half(claimed, found) else "fails"
    inside_low = claimed.low is None or (
        found.low is not None
        and (
            found.low > claimed.low
            or (found.low == claimed.low and (claimed.low_closed or not found.low_closed))
        )
    )
    inside_high = claimed.high is None or (
        found.high is not None
        and (
            found.high < claimed.high
            or (found.high == claimed.high and (claimed.high_closed or not found.high_closed))
        )
    )
    if inside_low and inside_high:
        return "holds"
    return (
        "by-rounding"
        if _is_finer(found, _width(claimed) if grain is None else grain)
        else "compatible"
    )


def _width(interval: Interval) -> Fraction | None:
    """Return how wide an interval is; None where it is open at an end."""
    return None if interval.low is None or interval.high is None else interval.high - interval.low


def _is_finer(found: Interval, grain: Fraction | None) -> bool:
    width = _width(found)
    return width is not None and (grain is None or width < grain)


def _is_even_half(claimed: Interval, found: Interval) -> bool:
    """Whether ``found`` is the one value that only rounding halves to even prints as claimed.

    It has to be exact: a range that merely touches the end was rounded itself.
    """
    ends = {claimed.low, claimed.high} - {None}
    return claimed.halves_to_even and found.low == found.high and found.low in ends
