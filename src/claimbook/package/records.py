"""One row of any table by its identifier, with what points to it."""

from typing import Any

from claimbook.errors import UnknownRecordError
from claimbook.package.arguments import of_type, place
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.listing import Listing
from claimbook.package.locate import Location
from claimbook.package.rows import read_rows
from claimbook.package.tabular.schema import links


def record_listing(key: str, package: Location | None = None) -> Listing:
    """Return the row that an identifier names, and the rows that point to it.

    Args:
        key: The value of a key of one column, as ``W029`` or ``S07``.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        ``field`` and ``value``: the filled fields of the row, first its table; then for each table
        that points to it how many of its rows do, and which.

    Raises:
        InvalidArgumentError: ``key`` is no text.
        UnknownRecordError: No table has such a key; the message names the nearest.
    """
    of_type("key", key, str)
    resources = load_descriptor(place(package)).resources
    known: list[str] = []
    for resource in resources.values():
        names = resource.schema.get("primaryKey", [])
        if len(names) != 1:
            continue
        table = read_rows(resource.name, package)
        keys = list(map(str, table.column(names[0])))
        known += keys
        if key in keys:
            row = dict(zip(table.columns, table.rows[keys.index(key)], strict=True))
            pointing = [_pointing(key, resource, other, package) for other in resources.values()]
            found = [
                ("table", resource.name),
                *((name, str(cell)) for name, cell in row.items() if cell is not None),
            ]
            return Listing(
                ("field", "value"), [*found, *(pair for each in pointing for pair in each)]
            )
    raise UnknownRecordError(key, known)


def _pointing(
    key: str, target: Resource, other: Resource, package: Location | None
) -> list[tuple[str, Any]]:
    found = []
    for names, table in links(other.schema, other.name):
        if table == target.name and len(names) == 1:
            rows = read_rows(other.name, package).where(names[0], lambda cell: cell == key)
            own = other.schema.get("primaryKey", names)[0]
            which = ", ".join(dict.fromkeys(map(str, rows.column(own))))
            found += [(f"{other.name}.{names[0]}", f"{len(rows)}: {which}")] if len(rows) else []
    return found
