"""One row of any table by its identifier, with what points to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from claimbook.errors import UnknownRecordError
from claimbook.package.arguments import of_type, place
from claimbook.package.codebook import links
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read

if TYPE_CHECKING:
    from claimbook.package.descriptor import Resource
    from claimbook.package.locate import Location


def record(key: str, *, package: Location | None = None) -> pd.DataFrame:
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
        frame = read(resource.name, package=package)
        keys = frame[names[0]].astype("str")
        known += keys.tolist()
        if (keys == key).any():
            rows = [("table", resource.name), *_filled(frame[keys == key].iloc[0])]
            pointing = [_pointing(key, resource, other, package) for other in resources.values()]
            found = [*rows, *(row for each in pointing for row in each)]
            return pd.DataFrame(found, columns=["field", "value"], dtype="str")
    raise UnknownRecordError(key, known)


def _filled(row: pd.Series) -> list[tuple[str, str]]:
    return [(str(name), str(cell)) for name, cell in row.items() if pd.notna(cell)]


def _pointing(
    key: str, target: Resource, other: Resource, package: Location | None
) -> list[tuple[str, Any]]:
    found = []
    for names, table in links(other.schema, other.name):
        if table == target.name and len(names) == 1:
            frame = read(other.name, package=package)
            rows = frame[frame[names[0]] == key]
            own = other.schema.get("primaryKey", names)[0]
            which = ", ".join(dict.fromkeys(rows[own].astype("str")))
            found += [(f"{other.name}.{names[0]}", f"{len(rows)}: {which}")] if len(rows) else []
    return found
