"""Every constraint and key of a schema, broken in cells of rows that were sound.

What breaks a constraint is worked out here anew, with Python's own `re`, `decimal` and `datetime`,
and not with the code that is tested.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from battery.faults import Made
from battery.sample import Row, Sample

UNTYPED = {
    "integer": ["x", "1.5", "1e3", " 1", "1,000", "１", "NaN", "1" * 30],
    "number": ["x", "1,5", "NaN", "INF", "-inf", "1e999", "0x10", "½"],
    "boolean": ["x", "2", "yes", "tRUE", "true ", "-"],
    "date": ["x", "2020-13-45", "2023-02-30", "0000-01-01", "20200101", "2020-1-1", "01.02.2020"],
    "year": ["x", "99", "20200", "2020.0", "MMXX"],
}
Field = dict[str, Any]
Used = Counter[int]
"""How many faults are made in a row or depend on it, by the number of the row."""


def constraint_faults(sample: Sample) -> Iterator[Made]:
    """Yield every fault that the schemas allow to be made."""
    for table, schema in sample.schemas.items():
        rows, used = sample.rows[table], Used()
        for field in schema["fields"]:
            yield from _cell_faults(table, field, rows, _empty(schema), used)
        yield from _key_faults(table, schema, rows, used)
        yield from _reference_faults(table, schema, sample, used)


def _spread(used: Used, choices: list[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the choice of rows with the fewest faults so far, so that most have a row alone."""
    chosen = min(choices, key=lambda rows: sum(used[row] for row in rows))
    used.update(chosen)
    return chosen


def _empty(schema: dict[str, Any]) -> list[str]:
    listed = schema.get("missingValues", [""])
    return [item["value"] if isinstance(item, dict) else item for item in listed]


def _cell_faults(
    table: str, field: Field, rows: list[Row], empty: list[str], used: Used
) -> Iterator[Made]:
    """Yield each way to break a field once, spread over the rows that allow it."""
    name, unique = field["name"], field.get("constraints", {}).get("unique")
    ways: dict[tuple[str, int], dict[int, str]] = {}
    filled = [number for number, row in enumerate(rows) if row[name] not in empty]
    for number in filled:
        for way, (code, text) in enumerate(_breaches(field, rows[number][name], empty)):
            ways.setdefault((code, way), {})[number] = text
    for (code, _), found in ways.items():
        (number,) = _spread(used, [(each,) for each in found])
        yield Made(table, code, name, number, {name: found[number]})
    if unique:
        yield from _repeated(table, "unique", [name], rows, filled, used)


def _repeated(
    table: str, code: str, key: list[str], rows: list[Row], whole: list[int], used: Used
) -> Iterator[Made]:
    """Yield one row, of those in which a key is whole, with the key of an earlier one."""
    both_ways = zip(whole, whole[::-1], strict=True)
    if pairs := [(first, again) for first, again in both_ways if first < again]:
        first, again = _spread(used, pairs)
        cells = {name: rows[first][name] for name in key}
        yield Made(table, code, ", ".join(key), again, cells, (first,))


def _breaches(field: Field, cell: str, empty: list[str]) -> Iterator[tuple[str, str]]:
    """Yield codes and texts that break what a schema asks of a cell."""
    for text in UNTYPED.get(field["type"], []):
        yield "type", text
    for name, value in field.get("constraints", {}).items():
        texts = BREACHES.get(name, lambda *_: iter(()))(field, value, cell)
        yield from ((name, text) for text in texts if text not in empty or name == "required")


def _required(field: Field, value: bool, cell: str) -> Iterator[str]:
    yield from [""] if value else []


def _enum(field: Field, values: list[Any], cell: str) -> Iterator[str]:
    known = set(map(str, values))
    wrong = [cell + "x", cell.swapcase(), " " + cell, cell + ".", "x"]
    yield from (text for text in wrong if text not in known and field["type"] == "string")


def _pattern(field: Field, pattern: str, cell: str) -> Iterator[str]:
    wrong = [cell + "\n", "~" + cell, cell + "~", cell[:-1], cell[1:], cell * 2, cell.swapcase()]
    wrong += [cell + "é", " " + cell]
    breaking = (text for text in wrong if text.strip() and not re.fullmatch(pattern, text))
    yield from islice(dict.fromkeys(breaking), 4)


def _shorter(field: Field, least: int, cell: str) -> Iterator[str]:
    if least > 1:
        yield cell[: least - 1]


def _longer(field: Field, most: int, cell: str) -> Iterator[str]:
    yield (cell or "x").ljust(most + 1, "x")
    yield (cell or "x").ljust(most + 100, "x")


def _beyond(direction: int, is_exclusive: bool) -> Callable[[Field, Any, str], Iterator[str]]:
    def texts(field: Field, limit: Any, cell: str) -> Iterator[str]:
        steps = ([0] if is_exclusive else []) + [1, 50]
        for step in steps:
            if field["type"] == "date":
                yield str(date.fromisoformat(limit) + timedelta(days=direction * step))
            else:
                number = Decimal(str(limit)) + direction * step
                if field["type"] != "year" or 0 <= number <= 9999:
                    yield str(number)

    return texts


BREACHES: dict[str, Callable[[Field, Any, str], Iterator[str]]] = {
    "required": _required,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _shorter,
    "maxLength": _longer,
    "minimum": _beyond(-1, False),
    "maximum": _beyond(1, False),
    "exclusiveMinimum": _beyond(-1, True),
    "exclusiveMaximum": _beyond(1, True),
}


def _key_faults(table: str, schema: dict[str, Any], rows: list[Row], used: Used) -> Iterator[Made]:
    key = schema.get("primaryKey", [])
    for name in key:
        (number,) = _spread(used, [(each,) for each in range(len(rows))])
        yield Made(table, "primary-key", ", ".join(key), number, {name: ""})
    keys = [("primary-key", key)] if key else []
    for code, each in keys + [("unique-key", k) for k in schema.get("uniqueKeys", [])]:
        whole = [n for n, row in enumerate(rows) if all(row[name] for name in each)]
        yield from _repeated(table, code, each, rows, whole, used)


def _reference_faults(
    table: str, schema: dict[str, Any], sample: Sample, used: Used
) -> Iterator[Made]:
    """Let references point to nothing: each part of a key in turn, by a text much like it.

    A key of several fields takes other signs than one of a single field, since the row that it
    points to may be changed at the same time.
    """
    rows = sample.rows[table]
    for key in schema.get("foreignKeys", []):
        fields, target = key["fields"], key["reference"]["fields"]
        signs = "9Zz70" if len(fields) == 1 else "8Yy61"
        parent = sample.rows[key["reference"].get("resource") or table]
        known = {tuple(row[name] for name in target) for row in parent}
        whole = [n for n, row in enumerate(rows) if all(row[name] for name in fields)]
        for _ in range(min(2, len(whole))):
            (number,) = _spread(used, [(each,) for each in whole])
            for name in fields:
                for text in _alike(rows[number][name], signs):
                    changed = {**rows[number], name: text}
                    if tuple(changed[f] for f in fields) not in known:
                        yield Made(table, "foreign-key", ", ".join(fields), number, {name: text})
                        break


def _alike(text: str, signs: str) -> Iterator[str]:
    """Yield texts with one character changed for another of its kind."""
    for at in range(len(text))[::-1]:
        for sign in signs:
            if sign.isdigit() == text[at].isdigit() and sign != text[at]:
                yield text[:at] + sign + text[at + 1 :]
