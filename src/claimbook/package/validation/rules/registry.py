"""How a rule between tables is written down, and the few words rules share.

A rule is registered under its fault's code with the columns that it reads, the judged table first,
and reads them as the types that `TYPES` names. It is handed tables with just these columns, typed,
as plain values with None for an empty cell, and yields breaches in the judged table. An empty cell
is never a breach: `required` sees to it. One function may be a rule for several tables.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from claimbook.faults import ERROR
from claimbook.package.article import article
from claimbook.package.locate import OpenPackage
from claimbook.package.tabular.plain import PlainTable

ColumnNames: TypeAlias = dict[str, list[str]]


class Breach(NamedTuple):
    """A row of the judged table that breaks a rule: its number, the field, the value, and why."""

    row: int
    field: str
    value: str
    message: str
    severity: str = ERROR


class Rule(NamedTuple):
    """A rule: the code of its fault, the columns that it reads, and the function that judges.

    A rule is by the row if it judges each row of the judged table by itself, so that rows with the
    same cells keep or break it alike. One that is by the settings of the article is handed them
    after the tables.
    """

    code: str
    columns: ColumnNames
    judge: Callable[..., Iterable[Breach]]
    by_row: bool
    by_settings: bool

    def breaches(self, tables: Mapping[str, PlainTable], package: OpenPackage) -> Iterable[Breach]:
        """Return what breaks it in tables of a package."""
        given = [tables[name] for name in self.columns]
        return self.judge(*given, article(package)) if self.by_settings else self.judge(*given)


RULES: list[Rule] = []
TYPES = {
    "is_checkable": "boolean",
    "is_own_words": "boolean",
    "page": "integer",
    "page_first": "integer",
    "page_last": "integer",
    "position": "integer",
    "step": "number",
}
"""The types of columns that rules read; all others hold texts."""


def rule(
    code: str, *, by_row: bool = False, by_settings: bool = False, **columns: list[str]
) -> Callable[[Callable[..., Iterable[Breach]]], Callable[..., Iterable[Breach]]]:
    """Register a function as the rule behind ``code``; the first table named is the one judged."""

    def register(judge: Callable[..., Iterable[Breach]]) -> Callable[..., Iterable[Breach]]:
        RULES.append(Rule(code, columns, judge, by_row, by_settings))
        return judge

    return register


def lookup(table: PlainTable, key: str, value: str) -> dict[Any, Any]:
    """Return ``value`` of the first row of each ``key``."""
    found: dict[Any, Any] = {}
    for _, name, cell in table.each(key, value):
        found.setdefault(name, cell)
    found.pop(None, None)
    return found
