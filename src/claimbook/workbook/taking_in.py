"""A workbook read back: every cell as the text that belongs into the file.

Edited rows are tried on a copy of the package, and kept only where the copy is sound.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from openpyxl import load_workbook

from claimbook.audit.soundness import MENDED
from claimbook.faults import ERROR
from claimbook.package.descriptor import is_safe
from claimbook.package.files import CELLS, FIELDS
from claimbook.package.spreadsheets import refuse_inflated
from claimbook.starting.pinning import files
from claimbook.starting.seal import seal
from claimbook.texts import csv_text
from claimbook.validating import validate
from claimbook.workbook.tables import Rows, SheetError, Table
from claimbook.writing import write_whole

if TYPE_CHECKING:
    import pandas as pd

EXACT = 10**15
"""From here on a spreadsheet has rounded a whole number that it took for one."""


def read_workbook(file: Path | IO[bytes], tables: list[Table]) -> dict[str, Rows]:
    """Return the rows of each table that the workbook has a sheet for.

    Raises:
        SheetError: All that does not fit: a formula, an error, a column or sheet that is unknown
            or lacks, a number that was rounded; each with its sheet and cell.
    """
    sheets = {table.name[:31]: table for table in tables}
    found: dict[str, Rows] = {}
    with _open(file) as book:
        odd = [each for each in book.sheetnames if each not in sheets and each[0] != "_"]
        faults = [f"{name}: no table is called so" for name in odd]
        for name, table in sheets.items():
            if name in book.sheetnames:
                found[table.name] = _rows(book[name], table, faults)
    if faults:
        raise SheetError("\n".join(faults))
    return found


@contextmanager
def _open(file: Path | IO[bytes]) -> Iterator[Any]:
    """Open a workbook to be read from front to back; whatever is wrong with it is one line."""
    try:
        refuse_inflated(file)
        with closing(load_workbook(file, read_only=True)) as book:
            yield book
    except (SheetError, MemoryError):
        raise
    except Exception as error:  # anything can be wrong in a file of somebody else
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise SheetError(f"{file} cannot be read as a workbook: {reason}") from None


def _rows(sheet: Any, table: Table, faults: list[str]) -> Rows:  # noqa: ANN401
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    lines = sheet.iter_rows(max_col=FIELDS)
    header = [cell.value for cell in next(lines, ())]
    while header and header[-1] is None:
        header.pop()
    if sorted(map(str, header)) != sorted(table.fields):
        odd = sorted({str(name) for name in header} ^ set(table.fields)) or ["a field twice"]
        faults.append(
            f"{sheet.title}: the header is not that of the table: {', '.join(odd)}; "
            "columns are neither added nor renamed, and remarks go into `note`"
        )
        return []
    rows = []
    for number, cells in enumerate(sheet.iter_rows(min_row=2, max_col=len(header)), start=1):
        if number * len(header) > CELLS:
            raise SheetError(f"{sheet.title}: more than {CELLS:,} cells")
        texts = {
            str(n): _text(cell, sheet.title, faults) for n, cell in zip(header, cells, strict=True)
        }
        if any(texts.values()):
            rows.append({name: texts[name] for name in table.fields})
    return rows


def _text(cell: Any, sheet: str, faults: list[str]) -> str:  # noqa: ANN401
    """Return the text of a cell; one that a program has retyped is said as it was meant."""
    value = cell.value
    if value is None:
        return ""
    place = f"{sheet}!{cell.coordinate}"
    if cell.data_type == "f":
        faults.append(f"{place}: a formula; enter what it gives as text")
    elif cell.data_type == "e":
        faults.append(f"{place}: an error of the spreadsheet: {value}")
    elif isinstance(value, bool):
        return str(value).lower()
    elif isinstance(value, int | float):
        return _number(value, place, faults)
    elif isinstance(value, datetime | date | time):
        return _day(value, place, faults)
    else:
        return str(value).replace("\r\n", "\n").replace("_x000D_\n", "\n")
    return ""


def _number(value: int | float, place: str, faults: list[str]) -> str:
    if abs(value) >= EXACT:
        faults.append(
            f"{place}: {value} was taken for a number and may be rounded; enter it as text"
        )
        return ""
    return str(int(value)) if float(value).is_integer() else repr(value)


def _day(value: date | time, place: str, faults: list[str]) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    faults.append(f"{place}: {value} was taken for a time; enter it as text")
    return ""


COPIED = ("article.toml", "pyproject.toml", "datapackage.json", "data", "schemas")


def keep(root: Path, tables: list[Table], edited: Mapping[str, Rows]) -> pd.DataFrame:
    """Write the tables that changed and seal the package, unless this would leave it faulty.

    Returns:
        The errors that stood in the way; nothing is written then.
    """
    texts = {
        table.path: csv_text(table.fields, edited[table.name])
        for table in tables
        if table.name in edited and edited[table.name] != table.rows
    }
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, root.name or "package")
        _copy(root, copy)
        _write(copy, texts)
        faults = validate(copy)
    errors = faults[(faults["severity"] == ERROR) & ~faults["code"].isin(MENDED)]
    if errors.empty and texts:
        _write(root, texts)
    return errors.reset_index(drop=True)


def _write(root: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        write_whole(root / path, text.encode(), root)
    seal(root)


def _copy(root: Path, target: Path) -> None:
    """Copy what validation reads: tables, schemas, settings, and the pinned files."""
    pinned = [row["path"] for row in files(root) if is_safe(row["path"])]
    for name in (*COPIED, *pinned):
        source = root / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, target / name)
