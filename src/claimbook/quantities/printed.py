"""Numbers as they are printed: digits of any script, with separators and fractions, and words."""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

from claimbook.quantities.numerals import CARDINALS, MAGNITUDES, MULTIPLES, ORDINALS, TENS, ZERO

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
_PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    f"{word}{s}": place for place, word in enumerate(ORDINALS[2:], start=3) for s in ("", "s")
}
_WORDS = _JOINED | _CARDINAL | _ORDINAL | _MULTIPLE
_SIGNED = re.compile("([-\u2212\ufe63\uff0d])?(?=.)([\\d,.\u202f\u2009\u00a0']{0,1000})([¼-¾⅐-⅞])?")
_GROUPED = "[1-9][0-9]{0,2}(?:@[0-9]{3})+"
_DIGITS = re.compile(rf"(?:{_GROUPED.replace('@', ',')}|[0-9]*)(?:\.[0-9]+)?(?<=[0-9])")
_SWAPPED = str.maketrans(",.", ".,")
_RATIO = re.compile("([0-9]{1,9})/([1-9][0-9]{0,8})")
_FRACTION = re.compile(f"(an?|{'|'.join(CARDINALS[:12])})[ -]([a-z]+)")
_POWERS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_SCIENTIFIC = re.compile(
    "(?P<number>[^e×x·^]+?)"
    "(?:e(?P<e>[-+\u2212]?[0-9]{1,3})| ?[×x·] ?10(?:\\^\\{?(?P<power>[-+\u2212]?[0-9]{1,3})\\}?"
    "|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})))"
)


@lru_cache(maxsize=4096)
def parse(printed: str, decimal: str = ".") -> Fraction | None:
    """Return the number that ``printed`` stands for, or None where it is not one number.

    ``1,850``, ``96.6``, ``.003``, ``−3``, ``28½``, ``1/3``, ``3 trillion``, ``6.02 × 10^23``,
    ``two thirds``,
    ``twice`` and ``third`` are numbers; ``2017–2018`` is not. Digits of a thousand that are set
    apart by a narrow or unbreakable space are one number.

    Args:
        printed: The number as printed, without unit and qualifier.
        decimal: The sign of decimals; where it is the comma, full stops group thousands.
    """
    text = printed.strip().lower()
    if power := _SCIENTIFIC.fullmatch(text):
        raised = (power["e"] or power["power"] or power["raised"]).translate(_POWERS)
        number = _number(power["number"].strip(), decimal)
        return None if number is None else number * Fraction(10) ** int(raised)
    head, _, tail = text.partition(" ")
    factor = _MAGNITUDE.get(tail) if tail else Fraction(1)
    if (share := _FRACTION.fullmatch(text)) and share[2] in _PARTS:
        return _CARDINAL.get(share[1], Fraction(1)) / _PARTS[share[2]]
    number = _WORDS.get(head, _number(head, decimal))
    return None if number is None or factor is None else number * factor


def decimal_sign(text: str) -> str:
    """Return the sign of decimals that a text seems to use: the comma if that is the commoner."""
    commas = len(re.findall(r"(?<![\d.,])[0-9]+,[0-9]{1,2}(?![\d.,]*\d)", text))
    points = len(re.findall(r"(?<![\d.,])[0-9]+\.[0-9]{1,2}(?![\d.,]*\d)", text))
    return "," if commas > points else "."


def _number(text: str, decimal: str) -> Fraction | None:
    """Return the number that digits of any script stand for, with a sign and a fraction."""
    if ratio := _RATIO.fullmatch(text):
        return Fraction(int(ratio[1]), int(ratio[2]))
    parts = _SIGNED.fullmatch(text)
    if not parts:
        return None
    sign, digits, part = parts.groups()
    plain = "".join(str(unicodedata.decimal(c, c)) for c in digits or "0")
    plain = re.sub("(?<=[0-9])[\u202f\u2009\u00a0'](?=[0-9]{3})", ",", plain)
    if decimal == ",":
        plain = plain.translate(_SWAPPED)
    if not _DIGITS.fullmatch(plain):
        return None
    fraction = Fraction(unicodedata.numeric(part)).limit_denominator(20) if part else Fraction(0)
    return (Fraction(plain.replace(",", "")) + fraction) * (-1 if sign else 1)
