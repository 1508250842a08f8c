"""Reading tables as rows of plain values: what the verbs at the prompt need, without pandas.

A table that was read is kept until its file or its schema changes; one that cannot be read has no
rows, and its sheet says why. What is returned is shared by all callers, and its rows cannot be
changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claimbook.errors import InvalidTableError
from claimbook.faults import Fault
from claimbook.package.arguments import place
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.listing import Listing
from claimbook.package.locate import Location, OpenPackage, opened
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import Schema, category_values
from claimbook.package.tabular.text import RawTable, header_faults, read_raw_table


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
    return _sheet_and_values(stamp(resource))


def kept_tables(package: OpenPackage) -> dict[str, tuple[RawTable, PlainTable]]:
    """Return the sheet of each table and its values, by its name."""
    resources = load_descriptor(package).resources
    return {name: kept_table(resource) for name, resource in resources.items()}


@lru_cache(maxsize=128)
def _sheet_and_values(state: Stamp) -> tuple[RawTable, PlainTable]:
    sheet = read_raw_table(state.resource)
    return sheet, PlainTable(sheet, state.resource.schema)


@dataclass(frozen=True)
class Request:
    """What a table as typed depends on: the table as read, and how it is judged."""

    stamp: Stamp
    is_foreign: bool
    validate: bool = False

    @property
    def resource(self) -> Resource:
        """The table."""
        return self.stamp.resource


def request(name: str, package: Location | None, validate: bool = False) -> Request:
    """Return what a table of a package depends on now.

    Raises:
        UnknownTableError: No table has that name.
    """
    resource = load_descriptor(package).resource(name)
    return Request(stamp(resource), not opened(package).is_bound, validate)


def read_rows(name: str, package: Location | None = None) -> Listing:
    """Return a table as plain values, with the fields of its schema as columns.

    Raises:
        UnknownTableError: No table has that name.
        InvalidTableError: The file has not the form, header, types or listed values that its
            schema says; or the schema of another package is faulty.
    """
    return _kept(request(name, place(package)))


def sound_table(name: str, package: Location | None = None) -> PlainTable:
    """Return a table as plain values that are looked up when they are asked for.

    Raises:
        UnknownTableError: No table has that name.
        InvalidTableError: It is not sound, as for `read_rows`.
    """
    return sound(request(name, place(package)))


def rows_if_any(name: str, columns: Iterable[str], package: Location | None = None) -> Listing:
    """Return a table as `read_rows` does; if there is none, these columns without rows."""
    if name in load_descriptor(package).resources:
        return read_rows(name, package)
    return Listing(tuple(columns), [])


def listed_tables(package: Location | None = None) -> Listing:
    """Return the tables of a package: ``name``, ``title``, ``rows``, ``path``, ``description``."""
    found = [
        (r.name, r.title, len(kept_table(r)[0].rows), r.path, r.entry.get("description", ""))
        for r in load_descriptor(place(package)).resources.values()
    ]
    return Listing(("name", "title", "rows", "path", "description"), found)


def sound_sheet(asked: Request) -> RawTable:
    """Return the text of a table whose schema, form and header are sound.

    Raises:
        InvalidTableError: They are not.
    """
    resource = asked.resource
    if asked.is_foreign:  # the project's own schemas are judged by its tests
        from claimbook.package.validation.schemas import schema_faults

        refuse(resource, schema_faults(resource))
    sheet, _ = _sheet_and_values(asked.stamp)
    refuse(resource, sheet.faults + header_faults(sheet, resource))
    return sheet


def refuse(resource: Resource, faults: Sequence[Fault]) -> None:
    """Refuse a table that has faults.

    Raises:
        InvalidTableError: It has.
    """
    if faults:
        raise InvalidTableError(resource.name, faults)


@lru_cache(maxsize=64)
def _kept(asked: Request) -> Listing:
    table = sound(asked)
    columns = [table[name] for name in table.fields]
    return Listing(tuple(table.fields), list(zip(*columns, strict=True)))


@lru_cache(maxsize=64)
def sound(asked: Request) -> PlainTable:
    """Return a table whose cells have their types, and stand in the lists of their fields.

    Raises:
        InvalidTableError: One has not, or does not.
    """
    sheet = sound_sheet(asked)
    _, table = _sheet_and_values(asked.stamp)
    if not _is_typed(table, asked.resource.schema):
        _refuse_cells(sheet, asked.resource)
    return table


def _refuse_cells(sheet: RawTable, resource: Resource) -> None:
    """Say which cells are at fault: what makes frames has the words for it."""
    from claimbook.package.tabular.frame import list_faults, type_rows

    table = type_rows(sheet, resource)
    refuse(resource, table.faults)
    refuse(resource, list_faults(table.typed, resource))


def _is_typed(table: PlainTable, schema: Schema) -> bool:
    """Say whether each cell has its type, and is in the list of its field if there is one."""
    for described in schema["fields"]:
        listed = category_values(described)
        if described["type"] == "string" and not listed:  # any text is one
            continue
        values = set(table.meanings(described["name"]).values())
        if None in values or (listed and not values <= set(listed)):
            return False
    return True
