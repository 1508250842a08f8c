"""Which verdicts would change if cells of one row had other values."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from claimbook.audit.again import Audited, Place, again, audited
from claimbook.audit.soundness import refuse_unsound
from claimbook.audit.tables import FIELDS, Row, Tables, load_tables, rows
from claimbook.errors import (
    InvalidArgumentError,
    UnknownFieldError,
    UnknownRecordError,
)
from claimbook.package.arguments import of_type, place
from claimbook.package.caching import once_per_package
from claimbook.package.cells import Cell, observation
from claimbook.package.descriptor import load_descriptor
from claimbook.package.listing import Listing
from claimbook.package.locate import OpenPackage
from claimbook.package.tabular.plain import typed
from claimbook.package.tabular.schema import category_values, missing_values

if TYPE_CHECKING:
    import pandas as pd

    from claimbook.package.descriptor import Resource
    from claimbook.package.locate import Location

COLUMNS = ("claim_id", "external", "external_then", "reason_then")


def what_if(
    table: str, key: str, cells: Mapping[str, object], *, package: Location | None = None
) -> pd.DataFrame:
    """Return the verdicts that would change if cells of one row had other values. Writes nothing.

    Only the checks that read the row run again.

    Args:
        table: The table of the row.
        key: Its key; where the key has several columns, their values with ``|`` between, as
            `evidence` gives them in ``row_key``.
        cells: The new values by column, typed or as text; None or an empty text empties a cell.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row per claim whose verdict or reason would change: ``claim_id``, ``external``,
        ``external_then`` and ``reason_then``.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take; a value has not the
            type of its column or is not in its list, or the column is part of the key, or no check
            reads the table.
        UnknownTableError: No table has that name.
        UnknownRecordError: No row of the table has that key.
        UnknownFieldError: The table has no such column.
        InvalidPackageError: The package has faults that forbid to judge it.
        CheckError: A check cannot be computed from the tables as they would be.

    Examples:
        >>> import techplomacy as tp
        >>> tp.what_if("claims", "C380", {"is_checkable": False})["external_then"].tolist()
        ['not-checkable']
    """
    return what_if_listing(table, key, cells, package=package).frame(dict.fromkeys(COLUMNS, "str"))


def what_if_listing(
    table: str, key: str, cells: Mapping[str, object], *, package: Location | None = None
) -> Listing:
    """Return what `what_if` returns as rows of plain values; it raises the same."""
    before = _audited(place(package))
    resource = load_descriptor(place(package)).resource(of_type("table", table, str))
    row = _typed(resource, of_type("cells", cells, Mapping))
    _refuse_astray(resource, key, row, before.tables.package)
    after = again(before, *changed(before.tables, table, of_type("key", key, str), row))
    now = before.verdicts
    found = [
        (claim_id, now[claim_id].external, then.external, then.verdict_reason)
        for claim_id, then in after.verdicts.items()
        if then != now[claim_id]
    ]
    return Listing(COLUMNS, found)


def _refuse_astray(resource: Resource, key: str, cells: Row, package: Location | None) -> None:
    """Refuse a cell that refers to no row, or from which one comes back to its own row."""
    for each in resource.schema.get("foreignKeys", []):
        (name, *more), reference = each["fields"], each["reference"]
        at = None if more else cells.get(name)
        if at is None:
            continue
        table = reference.get("resource") or resource.name
        known = {row[reference["fields"][0]]: row for row in rows(table, package)}
        if at not in known:
            raise InvalidArgumentError(f"{name}: {table} has no {at}")
        while table == resource.name and at is not None:
            if at == key:
                raise InvalidArgumentError(f"{name}: {cells[name]} leads back to {key}")
            at = known[at][name]


@once_per_package
def _audited(package: OpenPackage) -> Audited:
    if not package.is_bound:
        refuse_unsound(package)
    return audited(load_tables(package))


def changed(tables: Tables, table: str, key: str, cells: Row) -> tuple[Tables, set[Place]]:
    """Return the tables with other cells in one row, and the places where they differ.

    Raises:
        UnknownRecordError: The table has no row of this key.
        InvalidArgumentError: No verdict depends on the table.
    """
    if table == "observations":
        return _observed(tables, key, cells)
    known = rows(table, tables.package)
    names = load_descriptor(tables.package).resource(table).schema.get("primaryKey", [])
    keys = ["|".join(str(row[name]) for name in names) for row in known]
    if key not in keys:
        raise UnknownRecordError(key, keys)
    known[keys.index(key)] |= cells
    made = {
        name: arranged(*(known if t == table else rows(t, tables.package) for t in of))
        for name, (of, arranged) in FIELDS.items()
        if table in of
    }
    if table in tables.own:
        made["own"] = {**tables.own, table: tuple(known)}
    if not made:
        raise InvalidArgumentError(f"no verdict depends on the table {table}")
    places = {p for name, new in made.items() for p in _differing(name, getattr(tables, name), new)}
    return replace(tables, **made), places


def _observed(tables: Tables, key: str, cells: Row) -> tuple[Tables, set[Place]]:
    try:
        row = observation(key, tables.observations)
    except (LookupError, ValueError, StopIteration):
        raise UnknownRecordError(key, ()) from None
    cell = (row["indicator_id"], row["entity_id"], row["year"])
    known = tables.observations[cell]
    return moved(tables, cell, tuple(each | cells if each == row else each for each in known))


def moved(tables: Tables, cell: Cell, found: tuple[Row, ...]) -> tuple[Tables, set[Place]]:
    """Return the tables with other rows in one cell of the observations, and where they differ."""
    over: Mapping[Cell, tuple[Row, ...]] = ChainMap({cell: found}, tables.observations)  # type: ignore[arg-type]
    return replace(tables, observations=over), {("observations", cell)}


def _differing(name: str, old: object, new: object) -> set[Place]:
    """Return the keys under which two fields of tables differ; what has no keys differs whole."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return {(name, None)}
    return {(name, key) for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def _typed(resource: Resource, cells: Mapping[str, object]) -> Row:
    """Return the values of cells as their columns have them."""
    fields = resource.fields
    found: Row = {}
    for name, value in cells.items():
        if name not in fields:
            raise UnknownFieldError(name, fields)
        if name in resource.schema.get("primaryKey", []):
            raise InvalidArgumentError(f"{name} is part of the key of {resource.name}")
        text = "" if value is None else str(value)
        text = text.lower() if isinstance(value, bool) else text
        if text in missing_values(resource.schema):
            if fields[name].get("constraints", {}).get("required"):
                raise InvalidArgumentError(f"{name} may not be empty")
            found[name] = None
            continue
        found[name] = typed({text}, fields[name])[text]
        listed = category_values(fields[name])
        if found[name] is None or (listed and found[name] not in listed):
            wanted = " or ".join(map(str, listed)) or f"of type {fields[name]['type']}"
            raise InvalidArgumentError(f"{name} must be {wanted}, not {value!r}")
    return found
