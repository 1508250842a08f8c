"""Numbers as they are printed: digits of any script, with separators and fractions, and words."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from claimbook.census.tokenizer import CARDINALS, MAGNITUDES, MULTIPLES, ORDINALS, TENS, ZERO

_CARDINAL = {word: Fraction(value) for value, word in enumerate(CARDINALS[:20], start=1)}
_CARDINAL |= {word: Fraction(value * 10) for value, word in enumerate(CARDINALS[20:], start=3)}
_CARDINAL[ZERO] = Fraction(0)
_ORDINAL = {word: Fraction(value) for value, word in enumerate(ORDINALS, start=1)}
_MULTIPLE = dict(zip(MULTIPLES, map(Fraction, ("1", "2", "3", "1/2", "2", "3", "12")), strict=True))
_MAGNITUDE = {
    word: Fraction(10**power) for word, power in zip(MAGNITUDES, (2, 3, 6, 9, 12), strict=True)
}
_JOINED = {
    f"{ten}-{one}": value + part
    for ten, value in TENS.items()
    for one, part in (_CARDINAL | _ORDINAL).items()
    if 0 < part < 10
}
_WORDS = _JOINED | _CARDINAL | _ORDINAL | _MULTIPLE
_SIGNED = re.compile("([-\u2212\ufe63\uff0d])?(?=.)([\\d,.]*)([¼-¾⅐-⅞])?")
_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


def parse(printed: str) -> Fraction | None:
    """Return the number that ``printed`` stands for, or None where it is not one number.

    ``1,850``, ``96.6``, ``−3``, ``28½``, ``3 trillion``, ``twice`` and ``third`` are numbers;
    ``2017–2018`` is not.
    """
    head, _, tail = printed.strip().lower().partition(" ")
    factor = _MAGNITUDE.get(tail) if tail else Fraction(1)
    number = _WORDS.get(head, _number(head))
    return None if number is None or factor is None else number * factor


def _number(text: str) -> Fraction | None:
    """Return the number that digits of any script stand for, with a sign and a fraction."""
    parts = _SIGNED.fullmatch(text)
    if not parts:
        return None
    sign, digits, part = parts.groups()
    plain = "".join(str(unicodedata.decimal(c, c)) for c in digits or "0")
    if not _DIGITS.fullmatch(plain):
        return None
    fraction = Fraction(unicodedata.numeric(part)).limit_denominator(20) if part else Fraction(0)
    return (Fraction(plain.replace(",", "")) + fraction) * (-1 if sign else 1)
