"""The book and the audit at rest: what everything shows, and which cells it read to do so.

A cell counts as read when

- a check, a stance, a verdict or a chapter asked for it in a row, or
- a chapter has its table as a frame, and shows something else when the cell is empty.

Cells of a primary key say which row it is and are not values; empty cells hold none. Both are left
alone, as are the derived tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Any

import in_process
import pandas as pd
import watched
from canvas import blank
from in_process import FIGURE
from nodes import NOW, nodes

from claimbook.audit import outcomes as judging
from claimbook.audit.tables import Tables
from claimbook.audit.verdicts import judge_all

DERIVED = {"outcomes", "verdicts"}
"""Tables that are written by the audit and compared with it by a test of their own."""
Piece = tuple[str, int]
"""Path of a chapter, and the number of a cell or inline expression in it."""
STOPS = "render stops"


@dataclass(frozen=True)
class Reading:
    """What one piece of a chapter read, cell by cell and as frames."""

    cells: frozenset[watched.Cell]
    frames: frozenset[str]


@dataclass(frozen=True)
class Unit:
    """A part of the audit with what it gives, and the cells that it read."""

    name: str
    run: Callable[[Tables], Any]
    gives: Any
    reads: frozenset[watched.Cell]


@dataclass
class Rest:
    """A book and an audit at rest."""

    package: watched.Package
    book: in_process.Book
    units: list[Unit] = field(default_factory=list)
    shown: dict[str, list[in_process.Shown]] = field(default_factory=dict)
    pieces: dict[Piece, Reading] = field(default_factory=dict)
    parts: dict[tuple[Any, ...], set[Piece]] = field(default_factory=dict)

    def settle(self, *, audit: bool = True) -> None:
        """Run everything once and remember what is shown and what is read.

        Raises:
            RuntimeError: A chapter does not show the same twice, or a piece of it by itself.
        """
        with self.package.watched() as watch:
            tables = self.package.tables
            for name, run in _audit(tables, self.found) if audit else ():
                with watch.during():
                    gives = run(tables)
                self.units.append(Unit(name, run, gives, frozenset(watch.cells)))
            with blank():
                for name in self.book.chapters:
                    self._settle(name, watch)
        for name in self.book.chapters:
            if self._wavers(name):
                raise RuntimeError(f"{name} does not show the same twice")
        for (name, number), read in self.pieces.items():
            if (read.cells or read.frames) and self.differs(name, {number}):
                raise RuntimeError(f"{name}: piece {number} shows something else by itself")

    def _wavers(self, name: str) -> bool:
        """Whether a chapter says something else when it draws and nothing is remembered."""
        with changing(everything=True):
            drawn = list(self.book.run(name))
        pairs = zip(self.shown[name], (shown for _, shown in drawn), strict=True)
        return not all(a.text == b.text and {*a.data} >= {*b.data} for a, b in pairs)

    def _settle(self, name: str, watch: watched.Watch) -> None:
        self.shown[name] = []
        run = self.book.run(name)
        with watch.during():
            step = next(run, None)
        while step:
            number, shown = step
            self.shown[name].append(shown)
            read = Reading(frozenset(watch.cells), frozenset(watch.frames))
            self.pieces[name, number] = read
            with watch.during():
                step = next(run, None)

    @cached_property
    def found(self) -> Any:
        """All outcomes on the tables as they are."""
        return judging.find(self.package.tables)

    @cached_property
    def seen(self) -> dict[watched.Cell, set[Piece]]:
        """Who asked a row for each cell: pieces; the audit is there as a piece without name."""
        seen: dict[watched.Cell, set[Piece]] = defaultdict(set)
        for piece, read in self.pieces.items():
            for cell in read.cells:
                seen[cell].add(piece)
        for unit in self.units:
            for cell in unit.reads:
                seen.setdefault(cell, set())
        return dict(seen)

    def values(self) -> list[watched.Cell]:
        """Return the cells that hold a value, table by table."""
        return [
            (table, number, name)
            for table, frame in self.package.frames.items()
            if table not in DERIVED
            for name in frame.columns
            if name not in self.package.schemas[table]["primaryKey"]
            for number in frame.index[frame[name].notna()]
        ]

    def candidates(self) -> list[watched.Cell]:
        """Return the cells that somebody may have read.

        Of a table that somebody has as a frame these are all; `readers` knows better, and is slow.
        """
        return [cell for cell in self.values() if cell in self.seen or cell[0] in self.framed]

    def users(self, table: str, name: str) -> set[Piece]:
        """Return the pieces that show something else without a column of a frame."""
        if (table, name) not in self.parts:
            without = self.package.frames[table].drop(columns=name)
            self.parts[table, name] = set(self._lost(table, without, self.framed[table]))
        return self.parts[table, name]

    def keepers(self, table: str, number: int) -> set[Piece]:
        """Return the pieces that show something else without the rows of one kind.

        Rows are of one kind if the first field of their primary key is the same: for an
        observation the indicator.
        """
        frame = self.package.frames[table]
        kinds = frame[self.package.schemas[table]["primaryKey"][0]]
        kind = (table, "", kinds[number])
        if kind not in self.parts:
            others = frame[kinds != kinds[number]].reset_index(drop=True)
            self.parts[kind] = set(self._lost(table, others, self.framed[table]))
        return self.parts[kind]

    def missed(self, cell: watched.Cell, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield those of some pieces that show something else when a cell of a frame is empty."""
        table, number, name = cell
        column = self.package.frames[table][name].copy()
        column.iloc[number] = None
        yield from self._lost(table, self.package.frames[table].assign(**{name: column}), pieces)

    def _lost(self, table: str, frame: pd.DataFrame, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield those of some pieces that show something else from another frame of a table."""
        with self.package.without(table, frame), changing(frame=table):
            for piece in pieces:
                if any(starmap(self.differs, self.chosen([piece]).items())):
                    yield piece

    @cached_property
    def framed(self) -> dict[str, list[Piece]]:
        """The pieces that read each table as a frame."""
        found: dict[str, list[Piece]] = defaultdict(list)
        for piece, read in self.pieces.items():
            for table in read.frames:
                found[table].append(piece)
        return found

    def differs(self, chapter: str, chosen: Container[int]) -> str:
        """Run pieces of a chapter and return the kind of the first thing that differs, if any."""
        before = self.shown[chapter]
        try:
            with blank(), closing(self.book.run(chapter, chosen, before)) as run:
                for number, shown in run:
                    if shown.data != before[number].data:
                        return FIGURE
                    if shown != before[number]:
                        return self.book.code[chapter][number].kind
        except Exception:  # whatever a wrong value makes a chapter raise, the render stops at it
            return STOPS
        return ""

    def chosen(self, readers: Iterable[Piece], *, fresh: bool = False) -> dict[str, set[int]]:
        """Return by chapter the pieces that may differ when some do: these, and what they feed.

        Args:
            readers: The pieces.
            fresh: With all that feeds them, for what that made may hold rows as they were.
        """
        found: dict[str, set[int]] = defaultdict(set)
        for chapter, number in readers:
            found[chapter].add(number)
        for chapter, numbers in found.items():
            code = self.book.code[chapter]
            numbers |= {n for n, piece in enumerate(code) if piece.feeds & numbers}
            numbers |= {each for n in numbers for each in code[n].feeds if fresh}
        return found

    def shows(self, chapter: str, number: int) -> bool:
        """Whether a piece shows something, and does not only make names for others."""
        return bool(self.shown[chapter][number].text or self.shown[chapter][number].data)

    def key(self, cell: watched.Cell) -> str:
        """Return the primary key of a cell's row."""
        row = self.package.rows[cell[0]][cell[1]]
        return "|".join(str(row[each]) for each in self.package.schemas[cell[0]]["primaryKey"])

    def readers(self, cell: watched.Cell) -> set[Piece]:
        """Return the pieces that may show something else when a cell changes."""
        table, number, name = cell
        users = self.users(table, name) if table in self.framed else set()
        return self.seen.get(cell, set()) | (users and users & self.keepers(table, number))


def _audit(tables: Tables, found: Any) -> Iterator[tuple[str, Callable[[Tables], Any]]]:
    """Yield the parts of the audit: which checks there are, each of them, stances, verdicts."""
    yield "checks", lambda t: [(c.claim_id, c.name) for c in judging.all_checks(t)]
    for check in judging.all_checks(tables):
        yield f"{check.claim_id} {check.name}", lambda t, check=check: judging.run(check, t)
    for claim_id, rows in tables.statements.items():
        for place in range(len(rows)):
            yield claim_id, lambda t, c=claim_id, n=place: judging.stance(t.statements[c][n], t)
    yield "verdicts", lambda t: judge_all(t, found)


@contextmanager
def changing(
    cell: watched.Cell | None = None, frame: str | None = None, everything: bool = False
) -> Iterator[None]:
    """Say what is changed inside, so that what read it is computed anew."""
    NOW.cell, NOW.frame, NOW.everything = cell, frame, everything
    try:
        yield
    finally:
        NOW.cell, NOW.frame, NOW.everything = None, None, False
        NOW.results.clear()


@contextmanager
def settled(project: Path, scratch: Path, *, audit: bool = True) -> Iterator[Rest]:
    """Load, run and remember a project; inside, its cells can be changed.

    Args:
        project: A folder with ``_quarto.yml`` and chapters; the tables are the package's own.
        scratch: A folder to run the chapters in.
        audit: Whether checks, stances and verdicts are looked at too.
    """
    package = watched.load()
    found = judging.find(package.tables)
    judged = judge_all(package.tables, found)
    in_process.imported()
    substitutes = (
        nodes("claimbook.book")
        | nodes("claimbook.audit")
        | in_process.substitutes(package, found, judged)
    )
    with in_process.bound(substitutes):
        rest = Rest(package, in_process.Book(project, scratch))
        rest.settle(audit=audit)
        yield rest
