"""Printed quantities as intervals: arithmetic, and the one comparison that judges them.

A printed number stands for every value that would be printed so: ``28`` with step 1 is
[27.5, 28.5), and −28 is its mirror image. Some round a half to the even neighbour: what lies just
on the open end of an even number meets it by rounding. Qualifiers move or widen the interval; their
table is `QUALIFIERS`, which the codebook prints. Bounds are exact fractions, so that no verdict
hangs on binary rounding.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from claimbook.quantities.printed import parse

Comparison = Literal["holds", "by-rounding", "compatible", "fails"]
LOOSE_QUALIFIER_SHARE = Fraction(5, 100)
"""Share of the value by which a loose qualifier (about, almost) widens it."""

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
    def rounded(cls, value: Fraction, step: Fraction | None) -> Interval:
        """Return what is printed as ``value`` when rounded to ``step`` (None: no width)."""
        if not step:
            return cls.point(value)
        is_even = (value / step) % 2 == 0
        low, high = value - step / 2, value + step / 2
        return cls(low, high, value > 0, value < 0, is_even)

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
                raise ValueError(f"only bounded quantities can be combined: {a}, {b}")
            is_reached = (x_closed and y_closed) or (x == 0 and x_closed) or (y == 0 and y_closed)
            corners.append((operate(x, y), is_reached))
    low, high = min(c[0] for c in corners), max(c[0] for c in corners)
    return Interval(low, high, (low, True) in corners, (high, True) in corners)


def _is_apart_from_zero(a: Interval) -> bool:
    return bool((a.low is not None and a.low > 0) or (a.high is not None and a.high < 0))


@dataclass(frozen=True)
class Qualifier:
    """How one qualifier reads a printed value: the words that it is printed as, and its effect."""

    effect: str
    read: Callable[[Fraction, Fraction | None, Fraction], Interval]


def _plain(value: Fraction, step: Fraction | None, _loose: Fraction) -> Interval:
    return Interval.rounded(value, step)


def _about(value: Fraction, step: Fraction | None, loose: Fraction) -> Interval:
    width = _looseness(value, step, loose)
    return Interval(value - width, value + width, True, True)


def _almost(value: Fraction, step: Fraction | None, loose: Fraction) -> Interval:
    if value < 0:
        return -_almost(-value, step, loose)
    return Interval(value - _looseness(value, step, loose), value)


def _looseness(value: Fraction, step: Fraction | None, loose: Fraction) -> Fraction:
    return max((step or Fraction(0)) / 2, abs(value) * loose)


def _over(value: Fraction, _step: Fraction | None, _loose: Fraction) -> Interval:
    return Interval(value, None, False)


def _under(value: Fraction, _step: Fraction | None, _loose: Fraction) -> Interval:
    return Interval(None, value)


def _exactly(value: Fraction, _step: Fraction | None, _loose: Fraction) -> Interval:
    return Interval.point(value)


def _up_to(value: Fraction, _step: Fraction | None, _loose: Fraction) -> Interval:
    return Interval(None, value, False, True)


def _from(value: Fraction, _step: Fraction | None, _loose: Fraction) -> Interval:
    return Interval(value, None)


def _best_of(value: Fraction, _step: Fraction | None, _loose: Fraction) -> Interval:
    return Interval(Fraction(1), value, True, True)


_NONE = Qualifier("half a step to each side; no width without a step", _plain)
QUALIFIERS: dict[str, Qualifier] = {
    "": _NONE,
    "about": Qualifier("a twentieth of the value, at least half a step, to each side", _about),
    "almost": Qualifier("short of the value by a twentieth of it, at least half a step", _almost),
    "over": Qualifier("above the value, without an upper end", _over),
    "under": Qualifier("below the value, without a lower end", _under),
    "exactly": Qualifier("the value alone", _exactly),
    "only": Qualifier("no effect on the number", _plain),
    "by": Qualifier("the value or earlier", _up_to),
    "until": Qualifier("the value or earlier", _up_to),
    "no-later-than": Qualifier("the value or earlier", _up_to),
    "as-early-as": Qualifier("no effect on the number", _plain),
    "since": Qualifier("the value or later", _from),
    "top": Qualifier("from the first place to the value", _best_of),
    "one-of": Qualifier("no effect on the number", _plain),
    "all-but": Qualifier("the value alone", _exactly),
    "other": Qualifier("the value or more: the list is open", _from),
}


def stated(
    printed: str,
    qualifier: str = "",
    step: float | None = None,
    loose: Fraction = LOOSE_QUALIFIER_SHARE,
) -> Interval | None:
    """Return the interval of a printed value, or None where it is not a number.

    Args:
        printed: The value as printed, without unit and qualifier.
        qualifier: A code of `QUALIFIERS`.
        step: One unit of the last significant place, in the unit of the value.
        loose: Share of the value by which a loose qualifier widens it.
    """
    value = parse(printed)
    return None if value is None else read(value, qualifier, step, loose)


def read(
    value: Fraction,
    qualifier: str = "",
    step: float | None = None,
    loose: Fraction = LOOSE_QUALIFIER_SHARE,
) -> Interval:
    """Return the interval of a number, read by its qualifier and its step as `stated` does."""
    exact = None if step is None else Fraction(str(step))
    return QUALIFIERS[qualifier].read(value, exact, loose)


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
