"""Qualifiers: how a word beside a printed number moves or widens what it stands for."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from claimbook.quantities.interval import Interval
from claimbook.quantities.printed import parse

LOOSE_QUALIFIER_SHARE = Fraction(5, 100)
"""Share of the value by which a loose qualifier (about, almost) widens it."""


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


QUALIFIERS: dict[str, Qualifier] = {
    "": Qualifier("half a step to each side; no width without a step", _plain),
    "about": Qualifier("a twentieth of the value, at least half a step, to each side", _about),
    "almost": Qualifier("short of the value by a twentieth of it, at least half a step", _almost),
    "at-least": Qualifier("the value or more", _from),
    "at-most": Qualifier("the value or less", _up_to),
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
UNQUALIFIED = {code for code, qualifier in QUALIFIERS.items() if qualifier.read is _plain}
"""Qualifiers that leave a number as it is rounded."""


@dataclass(frozen=True)
class Habits:
    """How an article prints numbers: its sign of decimals, and how it rounds.

    Attributes:
        decimal: ``.`` or ``,``.
        rounding: One of `claimbook.quantities.interval.CONVENTIONS`; empty if it does not say.
    """

    decimal: str = "."
    rounding: str = ""


USUAL = Habits()


def stated(
    printed: str,
    qualifier: str = "",
    step: float | None = None,
    loose: Fraction = LOOSE_QUALIFIER_SHARE,
    habits: Habits = USUAL,
) -> Interval | None:
    """Return the interval of a printed value, or None where it is not a number.

    Args:
        printed: The value as printed, without unit and qualifier.
        qualifier: A code of `QUALIFIERS`.
        step: One unit of the last significant place, in the unit of the value.
        loose: Share of the value by which a loose qualifier widens it.
        habits: How the article prints numbers.
    """
    value = parse(printed, habits.decimal)
    return None if value is None else widened(value, qualifier, step, loose, habits.rounding)


def widened(
    value: Fraction,
    qualifier: str = "",
    step: float | None = None,
    loose: Fraction = LOOSE_QUALIFIER_SHARE,
    rounding: str = "",
) -> Interval:
    """Return the interval of a number, read by its qualifier and its step as `stated` does."""
    exact = None if step is None else Fraction(str(step))
    if qualifier in UNQUALIFIED:
        return Interval.rounded(value, exact, rounding)
    return QUALIFIERS[qualifier].read(value, exact, loose)
