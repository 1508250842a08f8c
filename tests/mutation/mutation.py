"""Changes each cell that is read, in process, and looks whether anybody would notice.

Neither hashes nor bytes of files nor the recorded audit are looked at. A change is noticed when a
check, a stance or the verdicts give something else, when a piece of a chapter shows something else
(an inline value, printed text, a figure or its data), or when the render would stop.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import Any

import watched
from mutants import FEW, mutants
from rest import STOPS, Piece, Rest, changing

OUTCOME, VERDICT = "outcome", "verdict"
Noticed = tuple[str, str]
"""What changed and where; both empty where nothing did."""


@dataclass(frozen=True)
class Result:
    """What became of one cell.

    Attributes:
        cell: Table, number of the row from zero, field.
        key: Primary key of the row.
        noticed: What changed, empty where nothing did.
        where: The claim, or the chapter; for a cell that nobody noticed, who read it.
        value: The value that was noticed, or those that were tried.
    """

    cell: watched.Cell
    key: str
    noticed: str
    where: str
    value: str


@dataclass
class Mutation:
    """Changes one cell at a time of a book at rest."""

    rest: Rest
    seconds: dict[Piece, float] = field(default_factory=lambda: defaultdict(float))
    last: dict[tuple[str, str], Piece] = field(default_factory=dict)

    def result(self, cell: watched.Cell) -> Result | None:
        """Change a cell in one way after another until somebody notices; None if it is not read.

        The audit sees the smallest change first, chapters one that leaps to the eye: they are many,
        and most show places and rounded numbers.
        """
        if not self.is_read(cell):
            return None
        others = self.others(cell)
        visible = [*others[1:], *others[:1]]
        late = (self._asked, self._framed, self._chapters)
        looks = (self._audit, others), *((look, visible) for look in late)
        for look, other in ((look, other) for look, values in looks for other in values):
            noticed, where = self._look(look, cell, other)
            if noticed:
                return Result(cell, self.rest.key(cell), noticed, where, str(other))
        tried = "; ".join(map(str, others))
        return Result(cell, self.rest.key(cell), "", ", ".join(self._who(cell)), tried)

    def is_read(self, cell: watched.Cell) -> bool:
        """Whether somebody asked a row for a cell, or shows something else without it."""
        pieces = sorted(self.rest.readers(cell), key=partial(self._rank, cell))
        return cell in self.rest.seen or any(self.rest.missed(cell, pieces))

    def _look(
        self, look: Callable[[watched.Cell], Noticed], cell: watched.Cell, other: Any
    ) -> Noticed:
        with self.rest.package.change(cell, other), changing(cell, cell[0]):
            return look(cell)

    def _audit(self, cell: watched.Cell) -> Noticed:
        for unit in self.rest.units:
            if cell in unit.reads:
                try:
                    gives = unit.run(self.rest.package.tables)
                except Exception:  # whatever a wrong value makes a check raise, the audit stops
                    return STOPS, unit.name
                if gives != unit.gives:
                    return (VERDICT if unit.name == "verdicts" else OUTCOME), unit.name
        return "", ""

    def _asked(self, cell: watched.Cell) -> Noticed:
        """Run each piece that asked a row for the cell by itself."""
        return self._pieces(cell, self.rest.seen.get(cell, set()))

    def _framed(self, cell: watched.Cell) -> Noticed:
        """Run each other piece that reads the cell in a frame by itself."""
        return self._pieces(cell, self.rest.readers(cell) - self.rest.seen.get(cell, set()))

    def _pieces(self, cell: watched.Cell, pieces: set[Piece]) -> Noticed:
        """Run pieces one by one, the last that noticed and the quickest first."""
        for chapter, number in sorted(pieces, key=partial(self._rank, cell)):
            if self.rest.shows(chapter, number):
                start = monotonic()
                noticed = self.rest.differs(chapter, {number})
                spent = monotonic() - start
                self.seconds[chapter, number] = max(self.seconds[chapter, number], spent)
                if noticed:
                    self.last[cell[0], cell[2]] = chapter, number
                    return noticed, chapter
        return "", ""

    def _rank(self, cell: watched.Cell, piece: Piece) -> tuple[bool, float, Piece]:
        """Return the place of a piece in the order in which it is run."""
        return piece != self.last.get((cell[0], cell[2])), self.seconds[piece], piece

    def _chapters(self, cell: watched.Cell) -> Noticed:
        """Run the pieces that read the cell with all that they feed and that feeds them."""
        for chapter, numbers in self.rest.chosen(self.rest.readers(cell), fresh=True).items():
            if noticed := self.rest.differs(chapter, numbers):
                return noticed, chapter
        return "", ""

    def others(self, cell: watched.Cell) -> list[Any]:
        """Return other values that its field allows for a cell, the smallest change first."""
        table, number, name = cell
        package = self.rest.package
        fields = {each["name"]: each for each in package.schemas[table]["fields"]}
        value = package.rows[table][number][name]
        return mutants(value, fields[name], self._keys(table, name), self._neighbours(cell))

    def _who(self, cell: watched.Cell) -> list[str]:
        """Return who read a cell: parts of the audit, and pieces of chapters by their number."""
        audit = [unit.name for unit in self.rest.units if cell in unit.reads]
        return audit + [
            f"{chapter} {number}" for chapter, number in sorted(self.rest.readers(cell))
        ]

    def _keys(self, table: str, name: str) -> list[str] | None:
        """Return the keys that a cell may point to, where its field alone is a foreign key."""
        for key in self.rest.package.schemas[table].get("foreignKeys", []):
            if key["fields"] == [name]:
                target = key["reference"].get("resource") or table
                [other] = key["reference"]["fields"]
                return [row[other] for row in self.rest.package.rows[target]]
        return None

    def _neighbours(self, cell: watched.Cell) -> list[Any]:
        """Return values that other rows of one kind have in a column: of numbers the two extremes.

        Rows are of one kind if the first field of their primary key is the same: for an
        observation the indicator. Of texts, those of the whole column are taken.
        """
        table, number, name = cell
        package = self.rest.package
        first, rows = package.schemas[table]["primaryKey"][0], package.rows[table]
        if isinstance(rows[number][name], str):
            return sorted({row[name] for row in rows if row[name] is not None})[:FEW]
        kind = [row[name] for row in rows if row[first] == rows[number][first]]
        values = [value for value in kind if value is not None]
        return [min(values), max(values)] if isinstance(values[0], float) else []
