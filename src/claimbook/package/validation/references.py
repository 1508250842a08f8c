"""Foreign keys: every reference, within a table or between two, must meet a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from claimbook.package.descriptor import Resource
    from claimbook.package.tabular.frame import Table


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


def _keys(frame: pd.DataFrame) -> dict[int, tuple[object, ...]]:
    """Return the values of the key by row, as they are: no number becomes a float."""
    whole = frame.dropna().astype(object)
    return {row: tuple(values) for row, *values in whole.itertuples()}


def _has(frame: pd.DataFrame, fields: list[str]) -> bool:
    return set(fields) <= set(frame)
