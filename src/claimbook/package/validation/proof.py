"""The first pass over a table: a proof that every cell has its type and keeps every constraint.

Most tables are sound, and this shows it without a data frame, since each text that occurs in a
column is looked at once. What it does not prove sound goes to Pandera, whose word counts: it alone
says what is wrong and where. So this pass may doubt too much, never too little.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from claimbook.package.tabular.patterns import compiled
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import Field, Schema, names


def doubtful(table: PlainTable, schema: Schema) -> set[str]:
    """Return the fields whose cells may have a fault; all if a key may, or the table lacks one."""
    is_whole = list(table.fields) == names(schema)
    if not is_whole or not _has_sound_keys(table, schema):
        return set(names(schema))
    return {field["name"] for field in schema["fields"] if not _keeps_to(field, table)}


def _has_sound_keys(table: PlainTable, schema: Schema) -> bool:
    return ("primaryKey" not in schema or _is_primary(schema["primaryKey"], table)) and all(
        _is_unique(key, table) for key in schema.get("uniqueKeys", [])
    )


def _keeps_to(field: Field, table: PlainTable) -> bool:
    meanings, constraints = table.meanings(field["name"]), field.get("constraints", {})
    if None in meanings.values():
        return False
    if constraints.get("required") and table.has_empty(field["name"]):
        return False
    if constraints.get("unique") and not _is_unique([field["name"]], table):
        return False
    return all(
        _TESTS[name](_limit(value, field), meanings)
        for name, value in constraints.items()
        if name not in ("required", "unique")
    )


def _limit(value: object, field: Field) -> object:
    """Return a limit as a value of the field's type: numbers are compared as floats."""
    if field["type"] == "date":
        return date.fromisoformat(str(value))
    return float(str(value)) if field["type"] == "number" else value


def _values(test: Callable[[Any, Any], bool]) -> Callable[[Any, dict[str, Any]], bool]:
    return lambda limit, meanings: all(test(value, limit) for value in meanings.values())


_TESTS: dict[str, Callable[[Any, dict[str, Any]], bool]] = {
    "enum": lambda values, meanings: set(values).issuperset(meanings.values()),
    "pattern": lambda pattern, meanings: all(map(compiled(pattern), meanings)),
    "minLength": lambda limit, meanings: all(len(text) >= limit for text in meanings),
    "maxLength": lambda limit, meanings: all(len(text) <= limit for text in meanings),
    "minimum": _values(lambda value, limit: value >= limit),
    "maximum": _values(lambda value, limit: value <= limit),
    "exclusiveMinimum": _values(lambda value, limit: value > limit),
    "exclusiveMaximum": _values(lambda value, limit: value < limit),
}
"""A constraint that is not listed here is a KeyError, never taken as kept."""


def _is_primary(key: list[str], table: PlainTable) -> bool:
    return not any(map(table.has_empty, key)) and _is_unique(key, table)


def _is_unique(key: list[str], table: PlainTable) -> bool:
    whole = [values for values in zip(*map(table.exact, key), strict=True) if None not in values]
    return len(set(whole)) == len(whole)
