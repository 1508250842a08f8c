"""Words for places and for change, computed, so that they turn when the numbers do."""

from claimbook.book.words import word
from claimbook.quantities.numerals import ORDINALS

_ORDINALS = (*ORDINALS, "eleventh", "twelfth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}

VERBS = {
    "confirmed": ("holds", "hold"),
    "attested": ("rests on the party's own word", "rest on the party's own word"),
    "qualified": ("needs a limit", "need a limit"),
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
