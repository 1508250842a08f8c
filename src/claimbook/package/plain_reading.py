"""The tables of a package as text and as plain values, each read once while it is unchanged.

Nothing is judged here: a table that cannot be read has no rows, and its sheet says why.
"""

from __future__ import annotations

from claimbook.package.caching import once_per_package
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.locate import OpenPackage
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.text import RawTable, read_raw_table


@once_per_package
def sheets(package: OpenPackage) -> dict[str, tuple[RawTable, PlainTable]]:
    """Return the sheet of each table and its values, by its name."""
    return {n: sheet_of(resource) for n, resource in load_descriptor(package).resources.items()}


def sheet_of(resource: Resource) -> tuple[RawTable, PlainTable]:
    """Return the sheet of one table and its values."""
    sheet = read_raw_table(resource)
    return sheet, PlainTable(sheet, resource.schema)
