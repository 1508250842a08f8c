"""Words for shares, places, counts and change, computed, so that they turn when the numbers do."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimbook.quantities.numerals import CARDINALS, ORDINALS
from claimbook.texts import noun_for

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


def plural(value: int, singular: str, many: str = "") -> str:
    """Return a count with its noun: ``no claims``, ``one claim``, ``nine claims``."""
    return f"{word(value)} {noun_for(value, singular, many)}"


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


_ORDINALS = (*ORDINALS, "eleventh", "twelfth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}

VERBS = {
    "confirmed": ("holds", "hold"),
    "attested": ("rests on the party's own word", "rest on the party's own word"),
    "qualified": ("needs qualifying", "need qualifying"),
    "not-checkable": ("is a judgement", "are judgements"),
}
"""What a sentence says of one claim with a verdict, and of several, where that is not its name."""


def with_verdict(verdict: str, count: int) -> str:
    """Return how many claims have a verdict, as a clause: ``one holds``, ``two are undecided``."""
    verbs = VERBS.get(verdict, (f"is {verdict}", f"are {verdict}"))
    return f"{word(count) if count else 'none'} {verbs[count > 1]}"


def ordinal(place: int) -> str:
    """Return a place in words up to twelve, in digits above: ``third``, ``21st``.

    Raises:
        ValueError: There is no such place.
    """
    if place < 1:
        raise ValueError(f"{place} is no place")
    if place <= len(_ORDINALS):
        return _ORDINALS[place - 1]
    is_teen = 10 < place % 100 < 20
    return f"{place}{'th' if is_teen else _ENDINGS.get(place % 10, 'th')}"


def rose_or_fell(before: float, after: float) -> str:
    """Return what became of a place, where a lower number is the better one."""
    if after == before:
        return "kept its place"
    return "rose" if after < before else "fell"


def place_change(before: int, after: int) -> str:
    """Return a change of rank in words: ``rose from the fourth place to the second``."""
    if after == before:
        return f"kept the {ordinal(after)} place"
    return f"{rose_or_fell(before, after)} from the {ordinal(before)} place to the {ordinal(after)}"


def count_change(before: int, after: int) -> str:
    """Return what became of a count: ``grew from four to five``, ``stayed at nine``."""
    if after == before:
        return f"stayed at {word(after)}"
    return f"{'grew' if after > before else 'shrank'} from {word(before)} to {word(after)}"


def times(number: int) -> str:
    """Return how often: ``never``, ``once``, ``twice``, ``nine times``."""
    rare = ("never", "once", "twice")
    return rare[number] if 0 <= number < len(rare) else f"{word(number)} times"


def with_article(name: str) -> str:
    """Return the name of a state as it stands in a sentence: ``the United Kingdom``."""
    return f"the {name}" if name.startswith(("United", "Netherlands")) else name
