"""The tables that a person edits, as the text that stands in their files."""

from dataclasses import dataclass
from typing import Any

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
