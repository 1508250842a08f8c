"""Constraints and keys of one table, judged by Pandera, as faults."""

from collections.abc import Iterator
from decimal import Decimal

from pandera.errors import SchemaError, SchemaErrors

from claimbook.faults import Fault
from claimbook.package.descriptor import Resource
from claimbook.package.tabular.contracts import to_pandera
from claimbook.package.tabular.frame import Table
from claimbook.package.tabular.schema import Schema


def constraint_faults(table: Table, resource: Resource) -> list[Fault]:
    """Return the faults of a typed table, in order of field.

    Fields that the table lacks are left aside, since their absence is a fault of the header; so
    are cells that have not their type, since that is a fault already.

    Raises:
        UnsupportedSchemaError: The schema has a feature that is not supported.
    """
    contract = to_pandera(_restrict(resource.schema, set(map(str, table.typed))))
    try:
        contract.validate(table.typed, lazy=True)
    except SchemaErrors as errors:
        return [fault for e in errors.schema_errors for fault in _faults(e, table, resource)]
    return []


def _restrict(schema: Schema, present: set[str]) -> Schema:
    kept = dict(schema, fields=[f for f in schema["fields"] if f["name"] in present])
    if not present.issuperset(schema.get("primaryKey", [])):
        del kept["primaryKey"]
    if "uniqueKeys" in schema:
        kept["uniqueKeys"] = [key for key in schema["uniqueKeys"] if present.issuperset(key)]
    return kept


def _faults(error: SchemaError, table: Table, resource: Resource) -> Iterator[Fault]:
    code = "required" if error.check == "not_nullable" else error.check.name
    is_key = code in ("primary-key", "unique-key")
    fields = error.check.statistics["key"] if is_key else [error.schema.name]
    message = "the cell is empty" if code == "required" else error.check.error
    apart = _apart(table, fields, resource.schema) if is_key or code == "unique" else ()
    rows = [row for row in dict.fromkeys(error.failure_cases["index"]) if row not in apart]
    text = table.text.loc[rows, fields]
    is_typed = (table.typed.loc[rows, fields].notna() | text.isna()).all(axis="columns")
    told = text[is_typed].fillna("")
    for row, cells in zip(told.index, told.to_numpy().tolist(), strict=True):
        cell = None if code == "required" else ", ".join(cells)
        yield Fault(code, resource.path, int(row), ", ".join(fields), cell, message)


def _apart(table: Table, key: list[str], schema: Schema) -> set[int]:
    """Return the rows of whole keys that have none before them, though a float may be the same."""
    numbers = [f["name"] for f in schema["fields"] if f["type"] == "number" and f["name"] in key]
    whole = table.typed[key].dropna()
    digits = {name: table.text.loc[whole.index, name].map(Decimal) for name in numbers}
    return set(whole.index[~whole.assign(**digits).duplicated()]) if numbers else set()
