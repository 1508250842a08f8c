"""What changed between two states of a table, row by row and field by field."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from claimbook.workbook.tables import Rows, Table


class Change(NamedTuple):
    """One change: the table, the key of the row, the field, and both texts.

    Of a row that is new or gone the field is empty, and one of the texts is the whole row.
    """

    table: str
    row: str
    field: str
    old: str
    new: str


def changes(table: Table, rows: Rows) -> Iterator[Change]:
    """Yield what changed, in the order of the file; a new order of the same rows is one change."""
    before, after = _keyed(table, table.rows), _keyed(table, rows)
    for key, row in before.items():
        if key not in after:
            yield Change(table.name, key, "", _whole(row), "")
        else:
            for name in table.fields:
                if row[name] != after[key][name]:
                    yield Change(table.name, key, name, row[name], after[key][name])
    for key, row in after.items():
        if key not in before:
            yield Change(table.name, key, "", "", _whole(row))
    kept = [key for key in after if key in before]
    if kept != [key for key in before if key in after]:
        yield Change(table.name, "", "", "the order of the rows", "another order")


def _keyed(table: Table, rows: Rows) -> dict[str, dict[str, str]]:
    """Return rows by their key; a key that occurs again is told apart by a number."""
    found: dict[str, dict[str, str]] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        key = plain = "|".join(row[name] for name in table.key or table.fields)
        while key in found:
            counts[plain] += 1
            key = f"{plain} ({counts[plain] + 1})"
        found[key] = row
    return found


def _whole(row: dict[str, str]) -> str:
    return "; ".join(f"{name}: {text}" for name, text in row.items() if text)
