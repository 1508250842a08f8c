"""Foreign keys: every reference, within a table or between two, must meet a row.

A pointer is a foreign key into a table that the row itself names: the fields ``table`` and ``key``.
"""

from collections.abc import Iterator
from typing import Any

from claimbook.faults import Fault
from claimbook.package.descriptor import Resource
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import target_of

POINTER = ["table", "key"]
"""The fields of a row that names a row of whatever table."""


def reference_faults(resource: Resource, tables: dict[str, PlainTable]) -> Iterator[Fault]:
    """Report the foreign keys of one table that point to no row.

    A key with an empty part is not checked (as in SQL and in the standard). A reference whose
    table or fields could not be read is left aside: that is a fault already.
    """
    for key in resource.schema.get("foreignKeys", []):
        fields, reference = key["fields"], key["reference"]
        target = target_of(key, resource.name)
        child, parent = tables[resource.name], tables.get(target)
        if parent is None or not (_has(child, fields) and _has(parent, reference["fields"])):
            continue
        lost = _keys(child, fields) - _keys(parent, reference["fields"])
        for row, *values in child.keys(*fields) if lost else ():
            if tuple(values) in lost:
                value, message = ", ".join(map(str, values)), f"not in {target}"
                yield Fault("foreign-key", resource.path, row, ", ".join(fields), value, message)


def absent_faults(
    resource: Resource, tables: dict[str, PlainTable], resources: dict[str, Resource]
) -> Iterator[Fault]:
    """Report, once for each key, that rows of a table point into one that the package lacks."""
    child = tables[resource.name]
    for key in resource.schema.get("foreignKeys", []):
        fields, target = key["fields"], target_of(key, resource.name)
        if target not in resources and _has(child, fields) and (lost := _keys(child, fields)):
            value = ", ".join(map(str, sorted(lost, key=str)[0]))
            message = f"there is no table {target}"
            yield Fault("foreign-key", resource.path, None, ", ".join(fields), value, message)


def pointer_faults(
    resource: Resource, tables: dict[str, PlainTable], resources: dict[str, Resource]
) -> Iterator[Fault]:
    """Report the rows whose ``table`` and ``key`` name no row; of a table unread nothing is said.

    The key of a table with several key fields is their values joined by ``|``.
    """
    child = tables[resource.name]
    if not _has(child, POINTER):
        return
    known: dict[str, set[str]] = {}
    for row, target, key in child.each(*POINTER):
        name = str(target)
        if None in (target, key) or (name in resources and name not in tables):
            continue
        if name not in known:
            known[name] = _joined_keys(name, tables, resources)
        if str(key) not in known[name]:
            yield Fault("foreign-key", resource.path, row, "key", str(key), f"not in {name}")


def _joined_keys(
    name: str, tables: dict[str, PlainTable], resources: dict[str, Resource]
) -> set[str]:
    if name not in resources:
        return set()
    fields = resources[name].schema.get("primaryKey", [])
    fields = [fields] if isinstance(fields, str) else fields
    if not fields or not _has(tables[name], fields):
        return set()
    return {"|".join(map(str, values)) for values in _keys(tables[name], fields)}


def _keys(table: PlainTable, fields: list[str]) -> set[tuple[Any, ...]]:
    """Return the values of a key that are whole, as they are: no number becomes a float."""
    found = set(zip(*map(table.exact, fields), strict=True))
    return {values for values in found if None not in values}


def _has(table: PlainTable, fields: list[str]) -> bool:
    return table.fields.keys() >= set(fields)
