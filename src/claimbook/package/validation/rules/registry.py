"""How a rule between tables is written down, and the few words rules share.

A rule is registered under its fault's code with the columns that it reads, the judged table first,
and reads them as the types that `TYPES` names. It is handed just these columns, typed, with plain
values and row numbers as index, and yields breaches in the judged table. An empty cell is never a
breach: `required` sees to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Columns: TypeAlias = dict[str, list[str]]


class Breach(NamedTuple):
    """A row of the judged table that breaks a rule: its number, the field, the value, and why."""

    row: int
    field: str
    value: str
    message: str


class Rule(NamedTuple):
    """A rule: the code of its fault, the columns that it reads, and the function that judges."""

    code: str
    columns: Columns
    judge: Callable[..., Iterable[Breach]]


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
    code: str, **columns: list[str]
) -> Callable[[Callable[..., Iterable[Breach]]], Callable[..., Iterable[Breach]]]:
    """Register a function as the rule behind ``code``; the first table named is the one judged."""

    def register(judge: Callable[..., Iterable[Breach]]) -> Callable[..., Iterable[Breach]]:
        RULES.append(Rule(code, columns, judge))
        return judge

    return register


def breaches(
    frame: pd.DataFrame, broken: pd.Series[bool], field: str, message: str
) -> Iterator[Breach]:
    """Yield a breach for each row where ``broken`` is true; where it is empty, there is none."""
    cells = frame.loc[broken.fillna(False).astype(bool), field]
    for row, cell in zip(cells.index.tolist(), cells, strict=True):
        yield Breach(row, field, str(cell), message)


def lookup(keys: pd.Series, frame: pd.DataFrame, key: str, value: str) -> pd.Series:
    """Return ``value`` of the row of ``frame`` whose ``key`` it is, for each of ``keys``."""
    known = frame.dropna(subset=[key]).drop_duplicates(key).set_index(key)[value]
    return known.reindex(keys).set_axis(keys.index)
