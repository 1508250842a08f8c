"""Foreign keys: every reference, within a table or between two, must meet a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimbook.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimbook.package.descriptor import Resource
    from claimbook.package.tabular.plain import PlainTable


def reference_faults(resource: Resource, tables: dict[str, PlainTable]) -> Iterator[Fault]:
    """Report the foreign keys of one table that point to no row.

    A key with an empty part is not checked (as in SQL and in the standard). A reference whose
    table or fields could not be read is left aside: that is a fault already.
    """
    for key in resource.schema.get("foreignKeys", []):
        fields, reference = key["fields"], key["reference"]
        target = reference.get("resource", resource.name)
        child, parent = tables[resource.name], tables.get(target)
        if parent is None or not (_has(child, fields) and _has(parent, reference["fields"])):
            continue
        lost = _keys(child, fields) - _keys(parent, reference["fields"])
        for row, *values in child.each(*fields) if lost else ():
            if tuple(values) in lost:
                value, message = ", ".join(map(str, values)), f"not in {target}"
                yield Fault("foreign-key", resource.path, row, ", ".join(fields), value, message)


def _keys(table: PlainTable, fields: list[str]) -> set[tuple[Any, ...]]:
    """Return the values of a key that are whole, as they are: no number becomes a float."""
    found = set(zip(*(table[name] for name in fields), strict=True))
    return {values for values in found if None not in values}


def _has(table: PlainTable, fields: list[str]) -> bool:
    return table.fields.keys() >= set(fields)
