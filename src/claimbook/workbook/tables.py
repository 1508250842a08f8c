"""The tables that a person edits, as the text in their files, and what changed in them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimbook.errors import TechplomacyError
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.files import read_rows
from claimbook.package.locate import Location
from claimbook.package.tabular.schema import names
from claimbook.package.vocabulary import RECORDED

Rows = list[dict[str, str]]


class SheetError(TechplomacyError, ValueError):
    """A table does not fit a workbook, or a workbook does not fit the tables."""

    code = "sheet"
    exit_status = 1


@dataclass(frozen=True)
class Table:
    """A table: its file, its schema, and its rows as they are written."""

    name: str
    path: str
    schema: dict[str, Any]
    rows: Rows

    @property
    def fields(self) -> list[str]:
        """The names of its fields, in order."""
        return names(self.schema)

    @property
    def key(self) -> list[str]:
        """The fields of its primary key; empty if it has none."""
        key = self.schema.get("primaryKey", [])
        return [key] if isinstance(key, str) else list(key)


def tables(package: Location | None = None) -> list[Table]:
    """Return the tables of a package that a person edits.

    Raises:
        SheetError: One cannot be read, or has not the fields of its schema.
    """
    resources = load_descriptor(package).resources
    return [
        Table(name, each.path, each.schema, _rows(each))
        for name, each in resources.items()
        if name not in RECORDED
    ]


def _rows(resource: Resource) -> Rows:
    fields = names(resource.schema)
    rows = read_rows(resource.file, resource.root, *fields)
    if not resource.file.exists() or (rows and list(rows[0]) != fields):
        raise SheetError(f"{resource.path} is no table of its schema; see `claimbook validate`")
    return rows


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
