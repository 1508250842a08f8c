"""A numeral in a table: its cell, and what row and column say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimbook.census.source import Line
from claimbook.starting.drafting.claims import Candidate, unit_of, years_in

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,30})[)\]]")
_LONGEST = 40
"""Characters of a name of a row or column that a draft repeats."""


@dataclass(frozen=True)
class Cell:
    """A cell behind a bar, where the numeral begins in it, and the names of its row and column."""

    text: str
    at: int
    number: int
    row: str = ""
    column: str = ""

    @property
    def place(self) -> str:
        """Row and column in words."""
        named = (("row", self.row), ("column", self.column))
        return "".join(f", {what} {name[:_LONGEST].strip()}" for what, name in named if name)

    def complete(self, found: Candidate) -> Candidate:
        """Return a candidate with what only row or column say: its unit and its year."""
        unit = found.unit or next(
            (
                unit
                for name in (self.column, self.row)
                for inside in _BRACKETED.findall(name)
                if (unit := unit_of(f" {inside}"))
            ),
            "",
        )
        period = found.period or years_in(self.row) or years_in(self.column)
        return replace(found, unit=unit, period=period)


def cell_of(lines: Sequence[Line], number: int, column: int) -> Cell | None:
    """Return the cell of a table in which a numeral stands, if it does; its first row has names."""
    text = lines[number].text
    if not _is_row(text):
        return None
    place = text[:column].count("|")
    begin = text.rfind("|", 0, column) + 1
    cell = f"| {text[begin:].partition('|')[0].strip()}"
    at = column - begin - (len(text[begin:]) - len(text[begin:].lstrip())) + 2
    first = number
    while first and _is_row(lines[first - 1].text):
        first -= 1
    if first == number or place == 1:
        return Cell(cell, at, place, "", _named(lines[first].text, place) if first < number else "")
    names = _named(text, 1), _named(lines[first].text, place)
    return Cell(cell, at, place, *names)


def _is_row(text: str) -> bool:
    return text.lstrip().startswith("|") and text.count("|") > 1


def _named(row: str, place: int) -> str:
    cells = row.split("|")
    return cells[place].strip(" *") if place < len(cells) else ""
