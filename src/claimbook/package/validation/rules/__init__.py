"""Rules between tables: what no schema can say. One function is one rule, one module one table.

A new module is imported here; its rules register themselves.
"""

from collections.abc import Iterator

from claimbook.faults import WARNING, Fault
from claimbook.package.descriptor import Resource
from claimbook.package.locate import OpenPackage
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.validation.rules import (
    citations,
    claims,
    numerals,
    own_data,
    sections,
    words,
    works,
)
from claimbook.package.validation.rules.registry import RULES, TYPES, ColumnNames

_ALIKE = {"number": ("number", "integer")}

__all__ = [
    "RULES",
    "citations",
    "claims",
    "lacking",
    "numerals",
    "own_data",
    "rule_faults",
    "sections",
    "words",
    "works",
]


def rule_faults(
    tables: dict[str, PlainTable], resources: dict[str, Resource], package: OpenPackage
) -> Iterator[Fault]:
    """Run every rule on the tables that it is about.

    A rule that a package's schemas do not allow is not run, and a warning says what it lacks. What
    only the file lacks is a fault of the file already.
    """
    for each in RULES:
        judged = next(iter(each.columns))
        if judged not in resources:
            continue
        if lacked := lacking(each.columns, resources):
            message = f"not run, since there is no {lacked}"
            yield Fault(each.code, resources[judged].path, None, None, None, message, WARNING)
        elif _readable(each.columns, tables):
            for breach in each.breaches(tables, package):
                yield Fault(each.code, resources[judged].path, *breach)


def lacking(columns: ColumnNames, resources: dict[str, Resource]) -> str:
    """Say which table or typed column that a rule reads is missing; empty if none is."""
    for name, fields in columns.items():
        if name not in resources:
            return f"table {name}"
        types = {f["name"]: f.get("type") for f in resources[name].schema["fields"]}
        for field in fields:
            wanted = TYPES.get(field, "string")
            if types.get(field) not in _ALIKE.get(wanted, (wanted,)):
                return f"field {name}.{field} of type {wanted}"
    return ""


def _readable(columns: ColumnNames, tables: dict[str, PlainTable]) -> bool:
    return all(
        name in tables and tables[name].fields.keys() >= set(fields)
        for name, fields in columns.items()
    )
