"""Foreign keys: every reference, within a table or between two, must meet a row.

A pointer is a foreign key into a table that the row itself names: the fields ``table`` and ``key``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from claimbook.package.descriptor import Resource
    from claimbook.package.tabular.frame import Table

POINTER = ["table", "key"]
"""The fields of a row that names a row of whatever table."""


def reference_faults(resource: Resource, tables: dict[str, Table]) -> Iterator[Fault]:
    """Report the foreign keys of one table that point to no row.

    A key with an empty part is not checked (as in SQL and in the standard). A reference whose
    table or fields could not be read is left aside: that is a fault already.
    """
    for key in resource.schema.get("foreignKeys", []):
        fields, reference = key["fields"], key["reference"]
        target = reference.get("resource", resource.name)
        child, parent = tables[resource.name].typed, tables.get(target)
        if parent is None or not _has(child, fields) or not _has(parent.typed, reference["fields"]):
            continue
        known = set(_keys(parent.typed[reference["fields"]]).values())
        for row, values in _keys(child[fields]).items():
            if values not in known:
                value, message = ", ".join(map(str, values)), f"not in {target}"
                yield Fault("foreign-key", resource.path, row, ", ".join(fields), value, message)


def pointer_faults(
    resource: Resource, tables: dict[str, Table], resources: dict[str, Resource]
) -> Iterator[Fault]:
    """Report the rows whose ``table`` and ``key`` name no row; of a table unread nothing is said.

    The key of a table with several key fields is their values joined by ``|``.
    """
    child = tables[resource.name].typed
    if not _has(child, POINTER):
        return
    known: dict[str, set[str]] = {}
    for row, (target, key) in _keys(child[POINTER]).items():
        name = str(target)
        if name in resources and name not in tables:
            continue
        if name not in known:
            known[name] = _joined_keys(name, tables, resources)
        if str(key) not in known[name]:
            yield Fault("foreign-key", resource.path, row, "key", str(key), f"not in {name}")


def _joined_keys(name: str, tables: dict[str, Table], resources: dict[str, Resource]) -> set[str]:
    if name not in resources:
        return set()
    fields = resources[name].schema.get("primaryKey", [])
    fields = [fields] if isinstance(fields, str) else fields
    if not fields or not _has(tables[name].typed, fields):
        return set()
    return {"|".join(map(str, values)) for values in _keys(tables[name].typed[fields]).values()}


def _keys(frame: pd.DataFrame) -> dict[int, tuple[object, ...]]:
    """Return the values of the key by row, as they are: no number becomes a float."""
    whole = frame.dropna().astype(object)
    return {row: tuple(values) for row, *values in whole.itertuples()}


def _has(frame: pd.DataFrame, fields: list[str]) -> bool:
    return set(fields) <= set(frame)
