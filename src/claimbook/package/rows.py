"""Reading tables as rows of plain values: what the verbs at the prompt need, without pandas.

A table that was read is kept until its file or its schema changes. What is returned is shared by
all callers, and its rows cannot be changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claimbook.errors import InvalidTableError
from claimbook.faults import Fault
from claimbook.package.arguments import place
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.listing import Listing
from claimbook.package.locate import Location, opened
from claimbook.package.plain_reading import Stamp, kept_table, stamp
from claimbook.package.tabular.header import header_faults
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import Schema, category_values
from claimbook.package.tabular.text import RawTable


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
    return _sound(request(name, place(package)))


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

        refuse(resource, list(schema_faults(resource)))
    sheet, _ = kept_table(resource)
    refuse(resource, sheet.faults + header_faults(sheet, resource))
    return sheet


def refuse(resource: Resource, faults: list[Fault]) -> None:
    """Refuse a table that has faults.

    Raises:
        InvalidTableError: It has.
    """
    if faults:
        raise InvalidTableError(resource.name, faults)


@lru_cache(maxsize=64)
def _kept(asked: Request) -> Listing:
    table = _sound(asked)
    columns = [table[name] for name in table.fields]
    return Listing(tuple(table.fields), list(zip(*columns, strict=True)))


@lru_cache(maxsize=64)
def _sound(asked: Request) -> PlainTable:
    sheet = sound_sheet(asked)
    _, table = kept_table(asked.resource)
    if not _is_typed(table, asked.resource.schema):
        _refuse_cells(sheet, asked.resource)
    return table


def _refuse_cells(sheet: RawTable, resource: Resource) -> None:
    """Say which cells are at fault: what makes frames has the words for it."""
    from claimbook.package.tabular.frame import type_rows, with_categories

    table = type_rows(sheet, resource)
    refuse(resource, table.faults)
    refuse(resource, with_categories(table.typed, resource)[1])


def _is_typed(table: PlainTable, schema: Schema) -> bool:
    """Say whether each cell has its type, and is in the list of its field if there is one."""
    for field in schema["fields"]:
        values, listed = set(table.meanings(field["name"]).values()), category_values(field)
        if None in values or (listed and not values <= set(listed)):
            return False
    return True
