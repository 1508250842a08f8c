"""Other values for a cell, by the type of its field, the smallest change first.

Each is one that the field's schema allows: a mutant is an error that somebody could make, not one
that validation would stop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from claimbook.package.tabular.schema import category_values

FEW = 16
"""So many other keys of a table are tried where a cell points to one; of more, the nearest ones."""
_NUMBER = re.compile("[0-9]+")
_LETTER = re.compile(r"[^\W\d_]")
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")

Field = dict[str, Any]


def mutants(
    value: Any, field: Field, keys: list[str] | None = None, others: Sequence[Any] = ()
) -> list[Any]:
    """Return other values for a cell, the smallest change first.

    Args:
        value: The value; not empty.
        field: The field of the Table Schema.
        keys: The keys that the cell may point to, where it points to any.
        others: Values that other rows have; of texts they come last.
    """
    if keys:
        return list(_nearest(value, keys))
    if values := category_values(field):
        return [each for each in values if each != value]
    near, *far = _OF_TYPE[field["type"]](value)
    known = [*far, *others] if isinstance(value, str) else [*others, *far]
    found = dict.fromkeys([near, *known])
    pattern = field.get("constraints", {}).get("pattern")
    allowed = (each for each in found if not pattern or re.fullmatch(pattern, str(each)))
    return [each for each in allowed if each != value]


def _nearest(value: str, keys: list[str]) -> Iterator[str]:
    at = keys.index(value)
    others = sorted((i for i in range(len(keys)) if i != at), key=lambda i: (abs(i - at), i))
    return (keys[i] for i in others[:FEW])


def _integers(value: int) -> list[int]:
    return [value + 1, value - 1, value + 10, value - 10, 2 * value]


def _numbers(value: float) -> list[float]:
    """Return a number with its last printed place changed by one, then farther ones."""
    printed = Decimal(str(value)).normalize()
    exponent = printed.as_tuple().exponent
    unit = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    return [float(each) for each in (printed + unit, printed * 100, printed * 2, printed - unit)]


def _dates(value: pd.Timestamp) -> list[pd.Timestamp]:
    days = (1, -1, 366, -366, 3660, -3660)
    return [value + pd.Timedelta(days=each) for each in days]


def _texts(value: str) -> Iterator[str]:
    """Yield a text with one number or letter changed, then with another word in front."""
    numbers = list(_NUMBER.finditer(value))
    for by in (1, -1, 10, -10, 30):
        for match in dict.fromkeys((*numbers[::-1][:1], *numbers[:1])):
            other = max(int(match[0]) + by, 0)
            yield _put(value, match, f"{other:0{len(match[0])}}")
    letters = list(_LETTER.finditer(value))
    for match in dict.fromkeys((*letters[::-1][:1], *letters[:1])):
        yield _put(value, match, _other_letter(match[0]))
    yield f"Other {value}"
    yield f"{value}x"


def _put(value: str, match: re.Match[str], text: str) -> str:
    return value[: match.start()] + text + value[match.end() :]


def _other_letter(letter: str) -> str:
    for alphabet in _ALPHABETS:
        if letter in alphabet:
            return alphabet[(alphabet.index(letter) + 1) % len(alphabet)]
    return "x" if letter.islower() else "X"


_OF_TYPE: dict[str, Callable[[Any], Any]] = {
    "boolean": lambda value: [not value],
    "integer": _integers,
    "year": _integers,
    "number": _numbers,
    "date": _dates,
    "string": _texts,
}
