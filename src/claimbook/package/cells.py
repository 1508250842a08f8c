"""Observations by their cell, and the one rule for the value of a cell.

A cell is an indicator of an entity in a year. Several documents may have it, and whoever asks for
its value (a check, `panel`, a series of a figure, the views of the databases) gets it by this rule:

1. Only editions count that were out on the day on which the article was accepted. A cell that has
   none of them has no value for a check (`AT_ACCEPTANCE`); data and figures take the later editions
   there, and mark them (`ELSE_LATER`). Who names an edition gets that one, whenever it came out.
2. A value covers half its printed step to each side. What counts agrees if all these ranges meet
   and the most precise values are equal; else the documents differ, and there is no value.
3. The most precise value is taken; of the documents that have it, the firmest status is named, and
   of equally firm ones the first that came out. A check records those of the best class of source.

A table of observations may be long: the rows of a cell are made when it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claimbook.package.article import article
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage
from claimbook.package.rows import rows_if_any, sound_table
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import category_values

Row = dict[str, Any]
Cell = tuple[str, str, int]
"""Indicator, entity and year."""
Policy = Literal["at-acceptance", "else-later"]
AT_ACCEPTANCE: Policy = "at-acceptance"
ELSE_LATER: Policy = "else-later"
LATEST = "latest"
"""In place of an edition: the last that has the cell, by the date in its name."""
KEY = ("indicator_id", "entity_id", "year")
OPTIONAL = ("published", "seen_via")
"""Columns that the table may lack; every cell of one is then empty."""
_SLACK = 1e-9
"""Share of a value by which ranges may miss each other: the error of binary fractions."""


@dataclass(frozen=True)
class Value:
    """The value of a cell.

    Attributes:
        row: The row that has it.
        place: Where that stands in the table.
        documents: How many rows agree on it.
        is_later: Whether it came out after the acceptance.
    """

    row: Row
    place: int
    documents: int
    is_later: bool


class Cells(Mapping[Cell, tuple[Row, ...]]):
    """The rows of a table of observations by cell, in the order of the file.

    Attributes:
        places: Where the rows of each cell stand in the table.
    """

    def __init__(self, table: PlainTable) -> None:
        self._table = table
        self._lacking = dict.fromkeys(name for name in OPTIONAL if name not in table.fields)
        self._statuses = category_values(table.fields.get("status", {}))
        self.places: dict[Cell, list[int]] = defaultdict(list)
        for place, cell in enumerate(zip(*(table[name] for name in KEY), strict=True)):
            self.places[cell].append(place)
        self._made: dict[Cell, tuple[Row, ...]] = {}

    def __getitem__(self, cell: Cell) -> tuple[Row, ...]:
        if cell not in self._made:
            if cell not in self.places:
                raise KeyError(cell)
            places = self.places[cell]
            self._made[cell] = tuple(self._table.record(n) | self._lacking for n in places)
        return self._made[cell]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, cell: object) -> bool:
        return cell in self.places

    def value(self, cell: Cell, accepted: str | None, edition: str | None = None) -> Value | None:
        """Return the value of a cell for who only shows it; None where documents differ."""
        counted = admitted(self[cell], accepted, ELSE_LATER, edition)
        agreeing = agreed(counted)
        if not agreeing:
            return None
        row = min(agreeing, key=self._rank)
        place = self.places[cell][self[cell].index(row)]
        return Value(row, place, len(counted), not came_out(row["published"], accepted))

    def _rank(self, row: Row) -> tuple[float, int, str]:
        status = row.get("status")
        rank = self._statuses.index(status) if status in self._statuses else 0
        return _half(row), rank, row["published"] or ""


@once_per_package
def observed_cells(package: OpenPackage) -> Cells:
    """Return the observations of a package by cell."""
    return Cells(sound_table("observations", package))


@once_per_package
def acceptance(package: OpenPackage) -> str | None:
    """Return the day on which the article was accepted, where the settings name its claim."""
    claim_id = article(package).accepted
    claims = rows_if_any("claims", ("claim_id",), package).records() if claim_id else []
    return next((str(row["period"]) for row in claims if row["claim_id"] == claim_id), None)


def admitted(
    rows: Iterable[Row], accepted: str | None, policy: Policy, edition: str | None = None
) -> list[Row]:
    """Return the rows of a cell that count, by the day of acceptance or by the edition named."""
    rows = list(rows)
    if edition == LATEST:
        last = max((_dated(row) for row in rows), default="")
        return [row for row in rows if _dated(row) == last]
    if edition is not None:
        return [row for row in rows if row["edition"] == edition]
    out = [row for row in rows if came_out(row["published"], accepted)]
    return rows if not out and policy == ELSE_LATER else out


def agreed(rows: list[Row]) -> list[Row]:
    """Return the rows that print the most precise value, the finest first; none if they differ."""
    if len(rows) == 1:  # as most cells have it
        return rows
    rows = sorted((row for row in rows if row["value"] is not None), key=_half)
    if not rows:
        return []
    best = rows[0]["value"]
    slack = max(abs(row["value"]) for row in rows) * _SLACK
    low = max(row["value"] - _half(row) for row in rows)
    high = min(row["value"] + _half(row) for row in rows)
    same = [row for row in rows if abs(row["value"] - best) <= slack]
    is_one = all(row in same for row in rows if _half(row) == _half(rows[0]))
    return same if is_one and low <= high + slack else []


def observation(key: str, cells: Mapping[Cell, tuple[Row, ...]]) -> Row:
    """Return the row that a key of the record names: its five key columns, with ``|`` between."""
    indicator, entity, year, rest = key.split("|", 3)
    edition, _, work_id = rest.rpartition("|")
    rows = cells[indicator, entity, int(year)]
    return next(r for r in rows if (str(r["edition"]), r["work_id"]) == (edition, work_id))


def came_out(published: str | None, day: str | None) -> bool:
    """Whether an edition came out before a day; one without a date is taken to have done so."""
    return published is None or day is None or published < day[: len(published)]


def _half(row: Row) -> float:
    """Return how far a value reaches to each side."""
    return (row["step"] or 0) / 2


def _dated(row: Row) -> str:
    return str(row["edition"]).split()[-1]  # `DESI 2022` is of 2022
