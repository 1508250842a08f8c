"""Every constraint and key of a schema, broken in cells of rows that were sound.

What breaks a constraint is worked out here anew, with Python's own `re`, `decimal` and `datetime`,
and not with the code that is tested.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from battery.faults import Made
from battery.sample import Row, Sample

EACH = 1
"""Rows in which each fault is made, if as many have the cell that it needs."""
UNTYPED = {
    "integer": ["x", "1.5", "1e3", " 1", "1,000", "１", "NaN", "1" * 30],
    "number": ["x", "1,5", "NaN", "INF", "-inf", "1e999", "0x10", "½"],
    "boolean": ["x", "2", "yes", "tRUE", "true ", "-"],
    "date": ["x", "2020-13-45", "2023-02-30", "0000-01-01", "20200101", "2020-1-1", "01.02.2020"],
    "year": ["x", "99", "20200", "2020.0", "MMXX"],
}
Field = dict[str, Any]


def constraint_faults(sample: Sample) -> Iterator[Made]:
    """Yield every fault that the schemas allow to be made."""
    for table, schema in sample.schemas.items():
        rows = sample.rows[table]
        for field in schema["fields"]:
            yield from _cell_faults(table, field, rows, _empty(schema))
        yield from _key_faults(table, schema, rows)
        yield from _reference_faults(table, schema, sample)


def _empty(schema: dict[str, Any]) -> list[str]:
    listed = schema.get("missingValues", [""])
    return [item["value"] if isinstance(item, dict) else item for item in listed]


def _cell_faults(table: str, field: Field, rows: list[Row], empty: list[str]) -> Iterator[Made]:
    """Yield each way to break a field once, spread over the rows that allow it."""
    name, unique = field["name"], field.get("constraints", {}).get("unique")
    ways: dict[tuple[str, int], list[tuple[int, str]]] = {}
    filled = [number for number, row in enumerate(rows) if row[name] not in empty]
    for number in filled:
        for way, (code, text) in enumerate(_breaches(field, rows[number][name], empty)):
            ways.setdefault((code, way), []).append((number, text))
    for turn, ((code, _), found) in enumerate(ways.items(), start=len(name)):
        number, text = found[turn * 5 % len(found)]
        yield Made(table, code, name, number, {name: text})
    if unique and len(filled) > 1:
        yield Made(table, "unique", name, filled[-1], {name: rows[filled[0]][name]}, (filled[0],))


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


def _key_faults(table: str, schema: dict[str, Any], rows: list[Row]) -> Iterator[Made]:
    key = schema.get("primaryKey", [])
    named = ", ".join(key)
    for name in key:
        for number in range(len(rows))[:EACH]:
            yield Made(table, "primary-key", named, number, {name: ""})
    keys = [("primary-key", key)] if key else []
    for code, each in keys + [("unique-key", k) for k in schema.get("uniqueKeys", [])]:
        whole = [n for n, row in enumerate(rows) if all(row[name] for name in each)]
        for first, again in list(zip(whole, whole[::-1], strict=True))[:EACH]:
            if first < again:
                cells = {name: rows[first][name] for name in each}
                yield Made(table, code, ", ".join(each), again, cells, (first,))


def _reference_faults(table: str, schema: dict[str, Any], sample: Sample) -> Iterator[Made]:
    """Let references point to nothing: each part of a key in turn, by a text much like it.

    A key of several fields takes another text than one of a single field, since the row that it
    points to may be changed at the same time.
    """
    rows = sample.rows[table]
    for key in schema.get("foreignKeys", []):
        fields, target = key["fields"], key["reference"]["fields"]
        parent = sample.rows[key["reference"].get("resource") or table]
        known = {tuple(row[name] for name in target) for row in parent}
        whole = [n for n, row in enumerate(rows) if all(row[name] for name in fields)]
        for number in [*whole[:EACH], *whole[EACH:][-EACH:]]:
            for name in fields:
                texts = list(_alike(rows[number][name]))
                for text in texts[len(fields) > 1 :]:
                    changed = {**rows[number], name: text}
                    if tuple(changed[f] for f in fields) not in known:
                        yield Made(table, "foreign-key", ", ".join(fields), number, {name: text})
                        break


def _alike(text: str) -> Iterator[str]:
    """Yield texts with one character changed for another of its kind."""
    for at in range(len(text))[::-1]:
        for sign in "9Zz" if text[at].isalpha() else "970":
            if sign.isdigit() == text[at].isdigit() and sign != text[at]:
                yield text[:at] + sign + text[at + 1 :]
