"""Words that depend on numbers, computed, so that they change when the numbers do."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimbook.quantities.numerals import CARDINALS

_SPELLED = ["no", *CARDINALS[:12]]
_SHARES = (
    (Fraction(1), "all"),
    (Fraction(9, 10), "nearly all"),
    (Fraction(2, 3), "most"),
    (Fraction(1, 2), "more than half"),
    (Fraction(1, 3), "many"),
    (Fraction(1, 10), "some"),
    (Fraction(0), "few"),
)


def word(value: int) -> str:
    """Return a whole number in words up to twelve, in digits above."""
    return _SPELLED[value] if 0 <= value < len(_SPELLED) else f"{value:,}"


def plural(value: int, singular: str, many: str | None = None) -> str:
    """Return a count with its noun: ``no claims``, ``one claim``, ``nine claims``."""
    return f"{word(value)} {singular if value == 1 else many or singular + 's'}"


class Printed(str):
    """Text that a chapter prints as it is; Quarto shows a no-break space of plain text as code."""

    __slots__ = ()

    def _repr_markdown_(self) -> str:
        return str(self)


def share(part: int, whole: int) -> Printed:
    """Return a share in whole percent, whose sign no line break parts from it; of nothing, none."""
    if not whole:
        return Printed("none")
    return Printed(f"{Fraction(100 * part, whole).__round__()}\N{NO-BREAK SPACE}%")


def most(part: int, whole: int) -> str:
    """Return the word for a share: all, nearly all, most, more than half, many, some, few, none.

    Each holds from its bound upwards, the words of halves and above strictly above it: nine tenths
    are nearly all, two thirds are most, a half is not yet more than half.

    Raises:
        ValueError: The part is not a part of the whole.
    """
    if part == 0:
        return "none"
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is not a share")
    ratio = Fraction(part, whole)
    return next(
        name
        for bound, name in _SHARES
        if ratio > bound or (ratio == bound and bound != Fraction(1, 2))
    )


def out_of(part: int, whole: int) -> str:
    """Return a count out of a whole in words: ``all four``, ``seven of eight``, ``none of six``."""
    if part == whole:
        return "both" if whole == 2 else f"all {word(whole)}"
    return f"{word(part) if part else 'none'} of {word(whole)}"


def listed(items: Sequence[str] | Iterable[str]) -> str:
    """Return items as a list in prose: ``a``, ``a and b``, ``a, b and c``."""
    *rest, last = list(items)
    return f"{', '.join(rest)} and {last}" if rest else last
