"""Excel: a sheet on the package, one per table with its first row frozen, two of the codebook.

Every text is written as text: nothing is a formula or a link, and a text that begins like a formula
is marked as text for whoever edits the cell. Dates are dates, numbers numbers, empty cells empty.
Excel keeps fifteen digits of a number and knows no day before March 1900 that other programs count
alike; whole columns that hold such are written as text, exactly as in the tables.
"""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from claimbook.errors import CannotExportError
from claimbook.publish.exporting.source import Source
from claimbook.publish.exporting.values import Plain, plain_rows

_NAME = 31
"""Longest name of a sheet."""
_NARROW, _WIDE = 6, 60
"""Narrowest and widest column, in characters."""
_SAMPLE = 500
"""Rows that are looked at for the width of a column."""
_EXACT = 10**15
"""From here on whole numbers lose their last digits."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel has a 29 February 1900; from the day after on, all programs count alike."""
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(source: Source, folder: Path) -> list[Path]:
    """Write ``<package>.xlsx``."""
    path = folder / f"{source.name}.xlsx"
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True})
    book.set_properties(
        {"created": source.created, "title": source.descriptor.raw.get("title", "")}
    )
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "text": book.add_format({"quote_prefix": True}),
    }
    frames = source.with_codebook()
    for name, frame in ({"about": frames["about"]} | frames).items():
        _fill(book.add_worksheet(_sheet_name(name, book)), frame, formats)
    book.close()
    path.write_bytes(packed.getvalue())
    return [path]


def _sheet_name(name: str, book: Any) -> str:  # noqa: ANN401 - xlsxwriter is untyped
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    new, count = name[:_NAME], 1
    while new.casefold() in taken:
        count += 1
        new = f"{name[: _NAME - len(str(count)) - 1]}~{count}"
    return new


def _fill(sheet: Worksheet, frame: pd.DataFrame, formats: dict[str, Format]) -> None:
    for column, name in enumerate(frame.columns):
        sheet.write_string(0, column, str(name), formats["head"])
        sheet.set_column(column, column, _width(frame[name]))
    rows = list(plain_rows(frame, dates=True))
    texts = {column for cells in rows for column, cell in enumerate(cells) if _is_changed(cell)}
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            shown = str(cell) if column in texts and cell is not None else cell
            if _put(sheet, row, column, shown, formats):
                place = f"{sheet.get_name()}: row {row + 1}, {frame.columns[column]}"
                raise CannotExportError(f"{place}: more than Excel holds")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _is_changed(cell: Plain) -> bool:
    """Say whether Excel would change a number or a day."""
    if isinstance(cell, date):
        return cell < _FIRST_DAY
    return isinstance(cell, int) and abs(cell) >= _EXACT


def _put(sheet: Worksheet, row: int, column: int, cell: Plain, formats: dict[str, Format]) -> bool:
    """Write one cell by its type, and say whether Excel cannot hold it."""
    if cell is None:
        return False
    if isinstance(cell, bool):
        return bool(sheet.write_boolean(row, column, cell))
    if isinstance(cell, int | float):
        return bool(sheet.write_number(row, column, cell))
    if isinstance(cell, date):
        return bool(sheet.write_datetime(row, column, cell, formats["date"]))
    marked = formats["text"] if cell.startswith(_LIKE_A_FORMULA) else None
    return bool(sheet.write_string(row, column, cell, marked))


def _width(column: pd.Series) -> int:
    texts = column.head(_SAMPLE).astype("str").fillna("")
    longest = max([len(str(column.name)) + 2, *map(len, texts)])
    return min(max(longest, _NARROW), _WIDE)
