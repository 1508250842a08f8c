"""The tables of the package as they are loaded, with a record of each cell that is read.

Two ways lead to a cell. Checks and most helpers read rows, which are dictionaries here too: they
record what is asked of them. Figures and some chapters read frames with `techplomacy.read`: of
these only the table is recorded, and `mutation` finds out by taking columns and rows away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from claimbook.audit import tables as checked
from claimbook.package import descriptor, reading

Cell = tuple[str, int, str]
"""Table, number of the row from zero, field."""
KEYS = {
    "items": ("enumerations", ("claim_id", "item")),
    "statements": ("statements", ("claim_id",)),
    "source_checks": ("source_checks", ("claim_id",)),
    "questions": ("open_questions", ("claim_id",)),
    "observations": ("observations", ("indicator_id", "entity_id", "year")),
    "panels": ("observations", ("indicator_id", "year", "entity_id")),
}
"""Indices of `Tables` whose keys are values: the table that they group, and the fields."""


@dataclass
class Watch:
    """Cells and tables read since `during` began; nothing is recorded outside of it."""

    cells: set[Cell] = field(default_factory=set)
    frames: set[str] = field(default_factory=set)
    on: bool = False

    @contextmanager
    def during(self) -> Iterator[None]:
        """Record, from nothing, what is read inside."""
        self.cells, self.frames, self.on = set(), set(), True
        try:
            yield
        finally:
            self.on = False

    @contextmanager
    def inside(self) -> Iterator[tuple[set[Cell], set[str]]]:
        """Record apart what is read inside, and add it to what was read before."""
        outer, self.cells, self.frames = (self.cells, self.frames), set(), set()
        inner = self.cells, self.frames
        try:
            yield inner
        finally:
            self.cells, self.frames = outer
            self.add(*inner)

    def quietly(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does what it did, and whose reading is not recorded."""

        def call(*args: Any, **names: Any) -> Any:
            on, self.on = self.on, False
            try:
                return function(*args, **names)
            finally:
                self.on = on

        return call

    def add(self, cells: Iterable[Cell], frames: Iterable[str]) -> None:
        """Record what somebody read earlier."""
        if self.on:
            self.cells.update(cells)
            self.frames.update(frames)


WATCH = Watch()


class Row(dict[str, Any]):
    """A row that records which of its fields are read."""

    __slots__ = ("number", "table")

    def __init__(self, table: str, number: int, cells: dict[str, Any]) -> None:
        super().__init__(cells)
        self.table, self.number = table, number

    def _read(self, *names: str) -> None:
        if WATCH.on:
            WATCH.cells.update((self.table, self.number, name) for name in names)

    def __getitem__(self, name: str) -> Any:
        self._read(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._read(name)
        return super().get(name, default)

    def __iter__(self) -> Iterator[str]:  # without it, copies are made past `keys`
        return super().__iter__()

    def keys(self) -> Any:
        self._read(*super().keys())
        return super().keys()

    def items(self) -> Any:
        self._read(*super().keys())
        return super().items()

    def values(self) -> Any:
        self._read(*super().keys())
        return super().values()

    def __or__(self, other: Any) -> Row:
        return Row(self.table, self.number, super().__or__(other))


class Index(dict[Any, Any]):
    """An index of rows that records the key cells of the rows that are asked for."""

    def __init__(self, members: dict[Any, Any], cells: dict[Any, list[Cell]]) -> None:
        super().__init__(members)
        self.cells = cells

    def _read(self, key: Any) -> None:
        if WATCH.on:
            WATCH.cells.update(self.cells.get(key, ()))

    def __getitem__(self, key: Any) -> Any:
        self._read(key)
        return super().__getitem__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        self._read(key)
        return super().get(key, default)


@dataclass
class Package:
    """All tables in memory: frames, rows, and indices, with at most one change at a time.

    Rows that are only looked at while nothing is recorded are plain, which is much faster.
    """

    schemas: dict[str, dict[str, Any]]
    frames: dict[str, pd.DataFrame]
    rows: dict[str, list[dict[str, Any]]]
    tables: checked.Tables
    changed: dict[str, pd.DataFrame] = field(default_factory=dict)

    def read(self, name: str, **_: Any) -> pd.DataFrame:
        """Stand in for `techplomacy.read`: the frame in memory, and a note of its table."""
        if WATCH.on:
            WATCH.frames.add(name)
        return self.changed.get(name, self.frames[name]).copy()

    def load(self, _package: None = None) -> checked.Tables:
        """Stand in for `claimbook.audit.evidence_reader.load`."""
        return self.tables

    @contextmanager
    def watched(self) -> Iterator[Watch]:
        """Record what is read inside, from rows that say so."""
        rows = {
            name: [Row(name, number, cells) for number, cells in enumerate(members)]
            for name, members in self.rows.items()
        }
        plain, self.tables = self.tables, _watched(indexed(rows), rows)
        try:
            yield WATCH
        finally:
            self.tables = plain

    @contextmanager
    def change(self, cell: Cell, value: Any) -> Iterator[None]:
        """Give one cell another value inside; rows, indices and frames agree on it."""
        table, number, name = cell
        before, old = self.tables, self.rows[table][number]
        column = self.frames[table][name].copy()
        column.iloc[number] = value
        self.changed[table] = self.frames[table].assign(**{name: column})
        self.rows[table][number] = new = old | {name: value}
        try:
            few = table == "observations"
            self.tables = _regrouped(before, old, new) if few else _indexed(before, self.rows)
            yield
        finally:
            self.changed.clear()
            self.rows[table][number] = old
            self.tables = before

    @contextmanager
    def without(self, table: str, frame: pd.DataFrame) -> Iterator[None]:
        """Let `read` return another frame of a table inside; rows stay as they are."""
        self.changed[table] = frame
        try:
            yield
        finally:
            self.changed.clear()


_ROWS = checked.rows
_LOAD: Callable[[None], checked.Tables] = checked.load.__wrapped__


def load() -> Package:
    """Read every table once, and index the rows as the package itself does."""
    resources = descriptor.load_descriptor().resources
    rows = {name: _ROWS(name, None) for name in resources}
    schemas = {name: resource.schema for name, resource in resources.items()}
    frames = {name: reading.read(name) for name in resources}
    return Package(schemas, frames, rows, indexed(rows))


def indexed(rows: dict[str, Any]) -> checked.Tables:
    """Index rows with the package's own code."""
    checked.rows = lambda name, _package: rows[name]
    try:
        return _LOAD(None)
    finally:
        checked.rows = _ROWS


def _indexed(before: checked.Tables, rows: dict[str, Any]) -> checked.Tables:
    """Index all but the observations, which are many and the same."""
    same = {"observations": before.observations, "panels": before.panels}
    return replace(indexed(rows | {"observations": []}), **same)


def _watched(tables: checked.Tables, rows: dict[str, list[Row]]) -> checked.Tables:
    found = {}
    for name, (table, fields) in KEYS.items():
        members = getattr(tables, name)
        first = next(iter(members))
        width = len(first) if isinstance(first, tuple) else 1
        cells: dict[Any, list[Cell]] = {}
        for row in rows[table]:
            parts = tuple(dict.get(row, each) for each in fields[:width])
            key = parts if width > 1 else parts[0]
            cells.setdefault(key, []).extend((table, row.number, each) for each in fields)
        found[name] = Index(members, cells)
    return replace(tables, **found)


def _regrouped(tables: checked.Tables, old: dict[str, Any], new: dict[str, Any]) -> checked.Tables:
    """Return the tables with one observation replaced; only its groups are made anew."""
    cells = dict(tables.observations)
    keys = {(row["indicator_id"], row["entity_id"], row["year"]) for row in (old, new)}
    members = [row for key in sorted(keys) for row in cells.pop(key, ())]
    if len(keys) == 1:
        members = [new if row is old else row for row in members]
    else:
        members = [*(row for row in members if row is not old), new]
    cells |= checked._cells(members)
    if len(keys) == 1:
        return replace(tables, observations=cells)
    panels = dict(tables.panels)
    touched = {(indicator, year) for indicator, _, year in keys}
    for panel in touched:
        panels.pop(panel, None)
    panels |= checked._panels(cell for cell in cells if (cell[0], cell[2]) in touched)
    return replace(tables, observations=cells, panels=panels)
