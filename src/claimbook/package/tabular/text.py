"""From the bytes of a CSV file to its header and rows of text, with every fault of form.

Strict on purpose: UTF-8 without byte order mark, lines that end in a line feed, RFC 4180 quoting,
no blank or ragged row. A fault is reported and mended, so that the rest can still be checked.
Rows are numbered as frictionless numbers them: by record, the header being row 1.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest

from claimbook.errors import UnusableFileError
from claimbook.faults import Fault
from claimbook.package.descriptor import Resource
from claimbook.package.files import CELL, CELLS, FIELDS
from claimbook.package.tabular.dialect import unread_faults
from claimbook.package.tabular.schema import names
from claimbook.printable import STEERING
from claimbook.texts import repeated

_CELL = r'(?:"(?:[^"]|"")*"|[^",\n]*)'
_RECORD = re.compile(rf"{_CELL}(?:,{_CELL})*\n?")
"""A record of RFC 4180; the two kinds of cell begin unlike, so that nothing is tried twice."""

_LONG = f"a cell of more than {CELL:,} characters"


@dataclass
class RawTable:
    """The header and the rows of a table as text, each row by its number, and the faults."""

    header: list[str] = field(default_factory=list)
    rows: dict[int, list[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    readable: bool = True


class _Lines(Iterator[str]):
    """The lines of a text, which remembers those that the reader took for the current record."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._taken: list[str] = []

    def __next__(self) -> str:
        self._taken.append(line := next(self._lines))
        return line

    def take(self) -> str:
        record = "".join(self._taken)
        self._taken.clear()
        return record


class _TooMuchError(Exception):
    """A table has more fields or cells than the limits allow."""


def read_raw_table(resource: Resource) -> RawTable:
    """Read a table's rows; its faults carry the table's path."""
    sheet = RawTable()
    if unread := list(unread_faults(resource.entry, resource.name)):
        return RawTable(faults=unread, readable=False)
    try:
        data = resource.read_bytes()
    except UnusableFileError as error:
        fault = Fault(error.fault, resource.path, None, None, None, str(error))
        return RawTable(faults=[fault], readable=False)
    read_text(data, resource.path, sheet)
    return sheet


def read_text(data: bytes, path: str, sheet: RawTable) -> None:
    """Read the rows of a text into a sheet, with the faults of its form."""
    text = _decode(data, path, sheet.faults)
    with limited_cells():
        if not _split_sound(text, sheet):
            _split(text, path, sheet)


@contextmanager
def limited_cells() -> Iterator[None]:
    """Let the reader of CSV refuse a cell beyond the limit, whatever others have set."""
    before = csv.field_size_limit(CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _decode(data: bytes, path: str, faults: list[Fault]) -> str:
    def fault(code: str, at: int, message: str) -> None:
        row = data.count(b"\n", 0, at) + 1
        faults.append(Fault(code, path, row, None, None, message))

    if data.startswith(codecs.BOM_UTF8):
        fault(
            "byte-order-mark",
            0,
            "the file begins with a byte order mark; save as UTF-8 without, or use `sheet in`",
        )
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


def _split_sound(text: str, sheet: RawTable) -> bool:
    """Split a text in which nothing is wrong with any row, and say whether it was such a text."""
    try:
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (csv.Error, ValueError):
        return False
    width = len(header)
    is_sound = (
        0 < width <= FIELDS
        and width * (len(rows) + 1) <= CELLS
        and all(len(row) == width for row in rows)
        and all(map(any, rows))
        and not STEERING.search(text)
        and not ('"' in text and any('"' in "".join(row) for row in (header, *rows)))
    )
    if is_sound:
        sheet.header, sheet.rows = header, dict(enumerate(rows, start=2))
    return is_sound


def _split(text: str, path: str, sheet: RawTable) -> None:
    source = _Lines(io.StringIO(text, newline=""))
    reader = csv.reader(source, strict=True)
    has_odd, number, left = STEERING.search(text) is not None, 0, CELLS
    try:
        for number, cells in enumerate(reader, start=1):
            record, left = source.take(), left - len(cells)
            if (number == 1 and len(cells) > FIELDS) or left < 0:
                what = f"{FIELDS:,} fields" if number == 1 else f"{CELLS:,} cells"
                raise _TooMuchError(f"more than {what}")
            sheet.faults += _form_faults(record, cells, number, path, has_odd)
            if number == 1:
                sheet.header = cells
            elif not any(cells):
                sheet.faults.append(
                    Fault("blank-row", path, number, None, None, "the row is blank")
                )
            else:
                sheet.rows[number] = _pad_row(cells, number, path, sheet)
    except csv.Error as error:
        is_long = "field limit" in str(error)
        code, what = ("limit", _LONG) if is_long else ("csv", f"not CSV: {error}")
        sheet.faults.append(Fault(code, path, number + 1, None, None, what))
        sheet.readable = not is_long
    except _TooMuchError as error:
        sheet.faults.append(Fault("limit", path, number, None, None, str(error)))
        sheet.readable = False
    if not sheet.header and sheet.readable:
        sheet.faults.append(Fault("csv", path, 1, None, None, "there is no header"))
        sheet.readable = False


def _form_faults(
    record: str, cells: list[str], number: int, path: str, has_odd: bool
) -> Iterator[Fault]:
    """Report what Python's reader lets pass: quotes within plain cells, and signs that steer."""
    if any('"' in cell for cell in cells) and not _RECORD.fullmatch(record):
        yield Fault("csv", path, number, None, None, "not CSV: a quote within an unquoted cell")
    for cell in cells if has_odd else ():
        if odd := STEERING.search(cell):
            message = f"holds U+{ord(odd[0]):04X}, which steers what is printed"
            yield Fault("control", path, number, None, cell, message)


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


def header_faults(sheet: RawTable, resource: Resource) -> list[Fault]:
    """Compare the header with the schema's fields: the same names in the same order."""
    wanted = names(resource.schema)
    if sheet.header == wanted:
        return []
    lost = [name for name in wanted if name not in sheet.header]
    new = [name for name in sheet.header if name not in wanted]
    again = repeated(sheet.header)
    if any(";" in name or "\t" in name for name in sheet.header):
        message = "the table is not separated by commas; `sheet in` takes what a spreadsheet has"
        return [Fault("header", resource.path, 1, None, None, message)]
    found = [
        *(f"the field {name!r} is missing" for name in lost),
        *(f"the field {name!r} is not in the schema" for name in new),
        *(f"the field {name!r} occurs twice" for name in again),
    ]
    messages = found or ["the fields are not in the order of the schema"]
    return [Fault("header", resource.path, 1, None, None, message) for message in messages]
