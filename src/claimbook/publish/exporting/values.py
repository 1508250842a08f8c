"""Cells as plain values: what databases, JSON and spreadsheets take."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

import pandas as pd

Plain: TypeAlias = str | int | float | bool | date | None


def plain_rows(frame: pd.DataFrame, *, dates: bool = False) -> Iterator[tuple[Plain, ...]]:
    """Return the rows of a typed frame as tuples of plain values, None where a cell is empty.

    Args:
        frame: A frame as `techplomacy.read` returns it.
        dates: Keep dates as dates; else they become ISO 8601 text.
    """
    columns = [_plain(frame[name], dates) for name in frame.columns]
    return zip(*columns, strict=True)


def _plain(column: pd.Series, dates: bool) -> list[Plain]:
    if pd.api.types.is_datetime64_dtype(column.dtype):
        days = column.dt.date
        column = days if dates else days.map(date.isoformat, na_action="ignore")
    cells = column.astype(object)
    return list(cells.where(column.notna(), None))
