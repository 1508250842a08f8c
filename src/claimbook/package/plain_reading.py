"""The tables of a package as text and as plain values, each read once while it is unchanged.

Nothing is judged here: a table that cannot be read has no rows, and its sheet says why.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.locate import OpenPackage
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.text import RawTable, read_raw_table


@dataclass(frozen=True)
class Stamp:
    """What a table as read depends on: the state of its file, and what describes it."""

    file: str
    changed: int
    size: int
    described: str
    resource: Resource = field(compare=False)


def stamp(resource: Resource) -> Stamp:
    """Return the state of a table's file; one that is not there has no time and no size."""
    try:
        state = resource.file.stat()
    except OSError:  # reported as a fault of the table when it is read
        return Stamp(str(resource.file), 0, 0, resource.described, resource)
    when, size = state.st_mtime_ns, state.st_size
    return Stamp(str(resource.file), when, size, resource.described, resource)


def kept_table(resource: Resource) -> tuple[RawTable, PlainTable]:
    """Return the sheet of a table and its values."""
    return _kept(stamp(resource))


def kept_tables(package: OpenPackage) -> dict[str, tuple[RawTable, PlainTable]]:
    """Return the sheet of each table and its values, by its name."""
    resources = load_descriptor(package).resources
    return {name: kept_table(resource) for name, resource in resources.items()}


@lru_cache(maxsize=128)
def _kept(state: Stamp) -> tuple[RawTable, PlainTable]:
    sheet = read_raw_table(state.resource)
    return sheet, PlainTable(sheet, state.resource.schema)
