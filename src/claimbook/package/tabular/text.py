"""From the bytes of a CSV file to its rows of text, with every fault of form on the way.

Strict on purpose: UTF-8 without byte order mark, lines that end in a line feed, RFC 4180 quoting,
no blank or ragged row. A fault is reported and mended, so that the rest can still be checked.
Rows are numbered as frictionless numbers them: by record, the header being row 1.
"""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from claimbook.faults import Fault

if TYPE_CHECKING:
    from claimbook.package.descriptor import Resource


@dataclass
class RawTable:
    """The header and the rows of a table as text, each row by its number, and the faults."""

    header: list[str] = field(default_factory=list)
    rows: dict[int, list[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    readable: bool = True


def read_raw_table(resource: Resource) -> RawTable:
    """Read a table's rows; its faults carry the table's path."""
    sheet = RawTable()
    try:
        data = resource.file.read_bytes()
    except OSError as error:
        fault = Fault("file-missing", resource.path, None, None, None, str(error.strerror or error))
        return RawTable(faults=[fault], readable=False)
    text = _decode(data, resource.path, sheet.faults)
    _split(text, resource.path, sheet)
    return sheet


def _decode(data: bytes, path: str, faults: list[Fault]) -> str:
    def fault(code: str, at: int, message: str) -> None:
        row = data.count(b"\n", 0, at) + 1
        faults.append(Fault(code, path, row, None, None, message))

    if data.startswith(codecs.BOM_UTF8):
        fault("byte-order-mark", 0, "the file begins with a byte order mark")
    if (at := data.find(b"\r")) >= 0:
        count = data.count(b"\r")
        fault("line-ending", at, f"{count} carriage returns, the first on this line")
    if data and not data.endswith(b"\n"):
        fault("final-newline", len(data), "the last line has no line feed")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        fault("encoding", error.start, f"byte {data[error.start]:#04x} is not UTF-8")
        text = data.decode("utf-8", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str, path: str, sheet: RawTable) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1:
                sheet.header = cells
            elif not any(cells):
                sheet.faults.append(
                    Fault("blank-row", path, number, None, None, "the row is blank")
                )
            else:
                sheet.rows[number] = _pad_row(cells, number, path, sheet)
    except csv.Error as error:
        sheet.faults.append(Fault("csv", path, number + 1, None, None, f"not CSV: {error}"))
    if not sheet.header:
        sheet.faults.append(Fault("csv", path, 1, None, None, "there is no header"))
        sheet.readable = False


def _pad_row(cells: list[str], number: int, path: str, sheet: RawTable) -> list[str]:
    """Report missing and surplus cells, and return the row in the width of the header."""
    width = len(sheet.header)
    if len(cells) == width:
        return cells
    for name, cell in list(zip_longest(sheet.header, cells))[min(len(sheet.header), len(cells)) :]:
        code = "missing-cell" if cell is None else "extra-cell"
        message = "the row ends before this cell" if cell is None else "a cell beyond the header"
        sheet.faults.append(Fault(code, path, number, name, cell, message))
    return (cells + [""] * width)[:width]
