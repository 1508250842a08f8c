"""The lexical form of each type: a cell is of a type when its whole text matches the form.

The digits are bounded so that no number is too large or too small for the machine, which would take
it for infinite or for zero.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

FORMS = {
    "integer": r"[+-]?[0-9]{1,18}",
    "year": r"[0-9]{4}",
    "number": r"[+-]?([0-9]{1,200}(\.[0-9]{0,200})?|\.[0-9]{1,200})([eE][+-]?[0-9]{1,2})?",
    "boolean": r"true|True|TRUE|1|false|False|FALSE|0",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}
TRUE = ("true", "True", "TRUE", "1")


@cache
def whole(form: str) -> Callable[[str], object]:
    """Return what matches whole texts; for these forms alone, which take linear time."""
    return re.compile(f"(?:{form})").fullmatch


def is_day(text: str) -> bool:
    """Say whether the calendar has the day; it has no year 0."""
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
