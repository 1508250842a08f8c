"""Finds the numerals of a text: digit tokens and number words, in order.

The ledger ``numerals`` must equal this tokenizer's output token by token, so its rules are few:

* a digit token is a run of digits of any script with the full stops and commas between them
  (``96.6``, ``1,200`` and ``01.06.2025`` are one token each, ``2017–2018`` is two, ``5G`` gives
  ``5``);
* a fraction or number that is one character is a token of its own (``28½`` gives ``28`` and ``½``);
* a number word is one of a closed list of English cardinals, ordinals, multiples and magnitudes;
  tens and ones joined by a hyphen, ``eighty-six``, are one.
"""

import re
import unicodedata
from typing import NamedTuple

CARDINALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
MULTIPLES = "once twice thrice half double triple dozen".split()
MAGNITUDES = "hundred thousand million billion trillion".split()
ZERO = "zero"
TENS = dict(zip(CARDINALS[19:], range(20, 100, 10), strict=True))
NUMBER_WORDS = frozenset([ZERO, *CARDINALS, *ORDINALS, *MULTIPLES, *MAGNITUDES])

_ONES = "|".join(CARDINALS[:9] + ORDINALS[:9])
_JOINED = rf"(?:{'|'.join(TENS)})-(?:{_ONES})"
HYPHEN = "[-\u00ad\u2010\u2011]"
"""What divides a word at the end of a line: hyphen-minus, soft, plain and unbreakable hyphen."""
_ONE_SIGN = "".join(
    sign for sign in map(chr, range(0x80, 0x3300)) if unicodedata.category(sign) in ("No", "Nl")
)
_TOKEN = re.compile(
    rf"(?P<digit>\d+(?:[.,]\d+)*|[{_ONE_SIGN}])"
    rf"|\b(?P<word>{_JOINED}|{'|'.join(sorted(NUMBER_WORDS))})\b",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A numeral of a text: as printed, ``digit`` or ``word``, and its place in the text."""

    text: str
    form: str
    start: int


def tokenize(text: str) -> list[Token]:
    """Return the numerals of ``text`` in order; number words keep their printed case."""
    return [
        Token(match.group(), str(match.lastgroup), match.start()) for match in _TOKEN.finditer(text)
    ]
