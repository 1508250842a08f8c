"""Rows of plain values under named columns: what verbs compute and print without pandas."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


@dataclass(frozen=True)
class Listing:
    """A table in memory: an empty cell is None, a day a date.

    Attributes:
        columns: The names of its columns.
        rows: Its rows, each with a value for every column.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, columns: Iterable[str], records: Iterable[Mapping[str, Any]]) -> Listing:
        """Return records as a listing; what a record lacks is an empty cell."""
        names = tuple(columns)
        return cls(names, [tuple(each.get(name) for name in names) for each in records])

    def column(self, name: str) -> list[Any]:
        """Return the cells of one column."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def records(self) -> list[Row]:
        """Return each row as a dictionary."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def where(self, name: str, holds: Callable[[Any], bool]) -> Listing:
        """Return the rows whose cell in one column meets a condition."""
        place = self.columns.index(name)
        return Listing(self.columns, [row for row in self.rows if holds(row[place])])

    def only(self, names: Sequence[str]) -> Listing:
        """Return some of the columns, in the order asked for."""
        places = [self.columns.index(name) for name in names]
        return Listing(tuple(names), [tuple(row[place] for place in places) for row in self.rows])

    def head(self, count: int) -> Listing:
        """Return the first rows."""
        return Listing(self.columns, self.rows[:count])

    def csv(self) -> str:
        """Return it as CSV with a header, as the tables are written."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return text.getvalue()

    def frame(self, types: Mapping[str, str]) -> pd.DataFrame:
        """Return it as a frame with a dtype for each column."""
        import pandas as pd

        from claimbook.package.tabular.strings import cast

        return cast(pd.DataFrame(list(self.rows), columns=list(self.columns)), types)
