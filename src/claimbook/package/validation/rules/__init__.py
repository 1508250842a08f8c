"""Rules between tables: what no schema can say. One function is one rule, one module one table.

A new module is imported here; its rules register themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.faults import Fault
from claimbook.package.validation.rules import citations, claims, numerals, sections, works
from claimbook.package.validation.rules.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimbook.package.descriptor import Resource
    from claimbook.package.tabular.frame import Table
    from claimbook.package.validation.rules.registry import Columns

__all__ = ["RULES", "citations", "claims", "numerals", "rule_faults", "sections", "works"]


def rule_faults(tables: dict[str, Table], resources: dict[str, Resource]) -> Iterator[Fault]:
    """Run every rule whose columns are there; the lack of a column is a fault already."""
    for each in RULES:
        if _readable(each.columns, tables):
            frames = {name: tables[name].typed[fields] for name, fields in each.columns.items()}
            path = resources[next(iter(each.columns))].path
            for breach in each.judge(**frames):
                yield Fault(each.code, path, *breach)


def _readable(columns: Columns, tables: dict[str, Table]) -> bool:
    return all(
        name in tables and set(fields) <= set(tables[name].typed)
        for name, fields in columns.items()
    )
