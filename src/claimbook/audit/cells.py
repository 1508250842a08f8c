"""Observations by their cell; the rows of a cell are made when it is asked for.

A table of observations may be long, and an audit reads little of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimbook.package.tabular.plain import PlainTable

Row = dict[str, Any]
Cell = tuple[str, str, int]
KEY = ("indicator_id", "entity_id", "year")


class Cells(Mapping[tuple[str, str, int], tuple[dict[str, Any], ...]]):
    """The rows of a table of observations by cell, in the order of the file."""

    def __init__(self, table: PlainTable, lacking: Row) -> None:
        self._table, self._lacking = table, lacking
        self._places: dict[Cell, list[int]] = defaultdict(list)
        for place, cell in enumerate(zip(*(table[name] for name in KEY), strict=True)):
            self._places[cell].append(place)
        self._made: dict[Cell, tuple[Row, ...]] = {}

    def __getitem__(self, cell: Cell) -> tuple[Row, ...]:
        if cell not in self._made:
            if cell not in self._places:
                raise KeyError(cell)
            places = self._places[cell]
            self._made[cell] = tuple(self._table.record(n) | self._lacking for n in places)
        return self._made[cell]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, cell: object) -> bool:
        return cell in self._places
