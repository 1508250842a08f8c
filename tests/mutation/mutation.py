"""Changes each cell that is read, in process, and looks whether anybody would notice.

Neither hashes nor bytes of files nor the recorded audit are looked at. A cell counts as read when

- a check, a stance, a verdict or a chapter asked for it in a row, or
- a chapter asked for its table as a frame, and taking the column away, and taking the row away,
  changes what that chapter shows. A row that is passed over by every reader is not read.

Cells of a primary key say which row it is and are not values; empty cells hold none. Both are left
alone, as are the derived tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Any

import in_process
import watched
from in_process import FIGURE
from mutants import mutants
from nodes import NOW, nodes

from techplomacy.checks.accessor import Tables
from techplomacy.judging import outcomes as judging
from techplomacy.judging.verdicts import judge_all

DERIVED = {"outcomes", "verdicts"}
"""Tables that are written by the audit and compared with it by a test of their own."""
Piece = tuple[str, int]
"""Path of a chapter, and the number of a cell or inline expression in it."""
OUTCOME, VERDICT, STOPS = "outcome", "verdict", "render stops"


@dataclass(frozen=True)
class Result:
    """What became of one cell.

    Attributes:
        cell: Table, number of the row from zero, field.
        key: Primary key of the row.
        noticed: What changed, empty where nothing did.
        where: The claim, or the chapter.
        tried: How many other values were tried, the noticed one included.
    """

    cell: watched.Cell
    key: str
    noticed: str
    where: str
    tried: int


@dataclass(frozen=True)
class Reading:
    """What one piece of a chapter read, cell by cell and as frames, and how long it took."""

    cells: frozenset[watched.Cell]
    frames: frozenset[str]
    seconds: float


@dataclass(frozen=True)
class Unit:
    """A part of the audit with what it gives, and the cells that it read."""

    name: str
    run: Callable[[Tables], Any]
    gives: Any
    reads: frozenset[watched.Cell]


@dataclass
class Mutation:
    """A book and an audit at rest, in which one cell at a time is changed."""

    package: watched.Package
    book: in_process.Book
    units: list[Unit] = field(default_factory=list)
    shown: dict[str, list[in_process.Shown]] = field(default_factory=dict)
    pieces: dict[Piece, Reading] = field(default_factory=dict)
    columns: dict[tuple[str, str], frozenset[Piece]] = field(default_factory=dict)

    def settle(self) -> None:
        """Run everything once and remember what is shown and what is read.

        Raises:
            RuntimeError: A chapter does not show the same twice.
        """
        with self.package.watched() as watch:
            tables = self.package.tables
            for name, run in _audit(tables, self.found):
                with watch.during():
                    gives = run(tables)
                self.units.append(Unit(name, run, gives, frozenset(watch.cells)))
            for name in self.book.chapters:
                self._settle(name, watch)
        for name in self.book.chapters:
            if self.differs(name, range(len(self.shown[name]))):
                raise RuntimeError(f"{name} does not show the same twice")

    def _settle(self, name: str, watch: watched.Watch) -> None:
        self.shown[name] = []
        run = self.book.run(name)
        start = monotonic()
        with watch.during():
            step = next(run, None)
        while step:
            number, shown = step
            self.shown[name].append(shown)
            read = Reading(frozenset(watch.cells), frozenset(watch.frames), monotonic() - start)
            self.pieces[name, number] = read
            start = monotonic()
            with watch.during():
                step = next(run, None)

    @cached_property
    def found(self) -> Any:
        """All outcomes on the tables as they are."""
        return judging.find(self.package.tables)

    @cached_property
    def _seen(self) -> dict[watched.Cell, set[Piece]]:
        """Who asked a row for each cell: pieces; the audit is there as a piece without name."""
        seen: dict[watched.Cell, set[Piece]] = defaultdict(set)
        for piece, read in self.pieces.items():
            for cell in read.cells:
                seen[cell].add(piece)
        for unit in self.units:
            for cell in unit.reads:
                seen[cell]  # noqa: B018
        return dict(seen)

    def candidates(self) -> list[watched.Cell]:
        """Return the cells that anybody may have read, table by table."""
        return [
            (table, number, name)
            for table, frame in self.package.frames.items()
            if table not in DERIVED
            for name in frame.columns
            if name not in self.package.schemas[table]["primaryKey"]
            for number in frame.index[frame[name].notna()]
            if (table, number, name) in self._seen or self.users(table, name)
        ]

    def users(self, table: str, name: str) -> frozenset[Piece]:
        """Return the pieces that show something else without a column of a frame."""
        if (table, name) not in self.columns:
            without = self.package.frames[table].drop(columns=name)
            with self.package.without(table, without), changing(frame=table):
                chapters = {c for (c, _), read in self.pieces.items() if table in read.frames}
                found = {each for chapter in chapters for each in self._lost(chapter, table)}
            self.columns[table, name] = frozenset(found)
        return self.columns[table, name]

    def _lost(self, chapter: str, table: str) -> Iterator[Piece]:
        """Yield the pieces of a chapter that show something else now, to the end or an error."""
        number = -1
        try:
            for number, shown in self.book.run(chapter, before=self.shown[chapter]):
                if shown != self.shown[chapter][number]:
                    yield chapter, number
        except Exception:  # the piece that raises, and whatever would have come after it
            for later in range(number + 1, len(self.shown[chapter])):
                if table in self.pieces[chapter, later].frames:
                    yield chapter, later

    def differs(self, chapter: str, chosen: Container[int]) -> str:
        """Run pieces of a chapter and return the kind of the first thing that differs, if any."""
        before = self.shown[chapter]
        try:
            with closing(self.book.run(chapter, chosen, before)) as run:
                for number, shown in run:
                    if shown.data != before[number].data:
                        return FIGURE
                    if shown != before[number]:
                        return self.book.code[chapter][number].kind
        except Exception:  # whatever a wrong value makes a chapter raise, the render stops at it
            return STOPS
        return ""

    def chosen(self, readers: Iterable[Piece]) -> dict[str, set[int]]:
        """Return by chapter what has to run when some pieces may differ, the cheapest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for chapter, number in readers:
            found[chapter].add(number)
        for chapter, numbers in found.items():
            code = self.book.code[chapter]
            numbers |= {n for n, piece in enumerate(code) if piece.after & numbers}
            numbers |= {each for n in numbers for each in code[n].after}
        return dict(sorted(found.items(), key=lambda item: self._seconds(*item)))

    def _seconds(self, chapter: str, numbers: set[int]) -> float:
        return sum(self.pieces[chapter, number].seconds for number in numbers)

    def result(self, cell: watched.Cell) -> Result | None:
        """Change a cell in one way after another until somebody notices; None if it is not read."""
        table, number, name = cell
        schema = self.package.schemas[table]
        value = self.package.rows[table][number][name]
        fields = {each["name"]: each for each in schema["fields"]}
        tried = 0
        others = mutants(value, fields[name], self._keys(table, name), self._extremes(cell))
        for other in others:
            tried += 1
            with self.package.change(cell, other), changing(cell, table):
                noticed, where = self._noticed(cell)
            if noticed:
                return Result(cell, self.key(cell), noticed, where, tried)
            if tried == 1 and not self._is_read(cell):
                return None
        return Result(cell, self.key(cell), "", "", tried)

    def _noticed(self, cell: watched.Cell) -> tuple[str, str]:
        for unit in self.units:
            if cell in unit.reads:
                try:
                    gives = unit.run(self.package.tables)
                except Exception:  # as above
                    return STOPS, unit.name
                if gives != unit.gives:
                    return (VERDICT if unit.name == "verdicts" else OUTCOME), unit.name
        for chapter, numbers in self.chosen(self.readers(cell)).items():
            noticed = self.differs(chapter, numbers)
            if noticed:
                return noticed, chapter
        return "", ""

    def readers(self, cell: watched.Cell) -> set[Piece]:
        """Return the pieces that may show something else when a cell changes."""
        table, _, name = cell
        return self._seen.get(cell, set()) | self.users(table, name)

    def _is_read(self, cell: watched.Cell) -> bool:
        """Whether a row was asked for the cell, or a frame shows something else without its row."""
        if cell in self._seen:
            return True
        table, number, _ = cell
        frame = self.package.frames[table]
        less = frame.drop(index=number).reset_index(drop=True)
        with self.package.without(table, less), changing(frame=table):
            return any(self.differs(*each) for each in self.chosen(self.readers(cell)).items())

    def _keys(self, table: str, name: str) -> list[str] | None:
        """Return the keys that a cell may point to, where its field alone is a foreign key."""
        for key in self.package.schemas[table].get("foreignKeys", []):
            if key["fields"] == [name]:
                target = key["reference"].get("resource") or table
                [other] = key["reference"]["fields"]
                return [row[other] for row in self.package.rows[target]]
        return None

    def _extremes(self, cell: watched.Cell) -> list[Any]:
        """Return the least and the greatest number in a column among the rows of one kind.

        Rows are of one kind if the first field of their primary key is the same: for an
        observation the indicator.
        """
        table, number, name = cell
        first, rows = self.package.schemas[table]["primaryKey"][0], self.package.rows[table]
        values = [r[name] for r in rows if r[first] == rows[number][first] and r[name] is not None]
        return [min(values), max(values)] if isinstance(values[0], float) else []

    def key(self, cell: watched.Cell) -> str:
        """Return the primary key of a cell's row."""
        row = self.package.rows[cell[0]][cell[1]]
        fields = self.package.schemas[cell[0]]["primaryKey"]
        return "|".join(str(row[each]) for each in fields)


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
def changing(cell: watched.Cell | None = None, frame: str | None = None) -> Iterator[None]:
    """Say what is changed inside, so that what read it is computed anew."""
    NOW.cell, NOW.frame = cell, frame
    try:
        yield
    finally:
        NOW.cell = NOW.frame = None
        NOW.results.clear()


@contextmanager
def settled(project: Path, scratch: Path) -> Iterator[Mutation]:
    """Load, run and remember a project; inside, its cells can be changed."""
    package = watched.load()
    found = judging.find(package.tables)
    judged = judge_all(package.tables, found)
    in_process.imported()
    substitutes = nodes("techplomacy.book") | in_process.substitutes(package, found, judged)
    with in_process.bound(substitutes):
        mutation = Mutation(package, in_process.Book(project, scratch))
        mutation.settle()
        yield mutation


def results(mutation: Mutation, cells: Sequence[watched.Cell]) -> list[Result]:
    """Return what became of each cell that is read."""
    return [found for cell in cells if (found := mutation.result(cell))]
