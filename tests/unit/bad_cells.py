"""Strategies for bad and good cells, straight from the descriptor: one for each constraint."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import strategies as st

from claimbook.package.tabular.forms import FORMS

WORDS = st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1, max_size=8)
DAYS = st.dates(date(1800, 1, 1), date(2200, 1, 1))


def breakable(fields: Iterable[dict]) -> list[tuple[dict, str]]:
    """Return each field with each constraint that a cell of its own can break, and its type."""
    return [
        (field, constraint)
        for field in fields
        for constraint, value in {"type": None, **field.get("constraints", {})}.items()
        if constraint not in {"required", "unique"}
        and (constraint, field["type"]) != ("type", "string")  # any text is a string
        and (constraint, value) != ("minLength", 1)  # an empty cell is a missing one
    ]


def bad(field: dict, constraint: str) -> st.SearchStrategy[str]:
    """Return cells that break ``constraint`` of ``field``, or its type where it is ``type``."""
    value = field.get("constraints", {}).get(constraint)
    makers = {
        "type": lambda: _not(FORMS[field["type"]]),
        "pattern": lambda: _not(value),
        "enum": lambda: WORDS.filter(lambda cell: cell not in map(str, value)),
        "minLength": lambda: st.text("ab1", min_size=1, max_size=max(value - 1, 1)),
        "maxLength": lambda: st.text("ab1", min_size=value + 1, max_size=value + 20),
        "minimum": lambda: _beyond(field, value, -1, strict=True),
        "maximum": lambda: _beyond(field, value, +1, strict=True),
        "exclusiveMinimum": lambda: _beyond(field, value, -1, strict=False),
        "exclusiveMaximum": lambda: _beyond(field, value, +1, strict=False),
    }
    return makers[constraint]()


def _not(form: str) -> st.SearchStrategy[str]:
    """Return near misses of ``form`` (a good cell with something round it) and any words."""
    whole = re.compile(f"(?:{form})")
    near = st.from_regex(whole, fullmatch=True).flatmap(
        lambda good: st.sampled_from([f"x{good}", f"{good}x", f"{good} ", f"{good}\n", good * 2])
    )
    return st.one_of(near, WORDS).filter(lambda cell: cell and not whole.fullmatch(cell))


def _beyond(field: dict, limit: object, sign: int, strict: bool) -> st.SearchStrategy[str]:
    low = 1 if strict else 0
    if field["type"] == "date":
        day = date.fromisoformat(str(limit))
        return st.integers(low, 9999).map(lambda n: (day + sign * timedelta(days=n)).isoformat())
    if field["type"] == "number":
        steps = st.decimals(0, 10**6, places=3).filter(lambda d: d > 0 or not strict)
        return steps.map(lambda d: f"{float(limit) + sign * float(d):.3f}")
    if field["type"] == "year":
        return st.integers(low, 999).map(lambda n: f"{int(limit) + sign * n:04d}")
    return st.integers(low, 10**6).map(lambda n: str(int(limit) + sign * n))


def good(field: dict) -> st.SearchStrategy[str]:
    """Return cells that keep to a field's type, enum or pattern (other limits are not heeded)."""
    constraints = field.get("constraints", {})
    if "enum" in constraints:
        return st.sampled_from([str(value) for value in constraints["enum"]])
    if "pattern" in constraints:
        return st.from_regex(f"(?:{constraints['pattern']})", fullmatch=True)
    if field["type"] == "date":
        return DAYS.map(date.isoformat)
    if field["type"] == "string":
        return WORDS
    return st.from_regex(f"(?:{FORMS[field['type']]})", fullmatch=True)
