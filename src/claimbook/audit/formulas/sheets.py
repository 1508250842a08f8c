"""A table of a file with its cells as numbers, texts and gaps: CSV, TSV, Parquet or Excel."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.errors import UnusableFileError
from claimbook.package.files import CELLS
from claimbook.package.memory import bounded, refuse_beyond
from claimbook.package.spreadsheets import refuse_inflated
from claimbook.texts import with_noun

if TYPE_CHECKING:
    import pandas as pd

TABULAR = frozenset({".csv", ".tsv", ".parquet", ".xlsx"})
_WHOLE = re.compile("[+-]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")

Cell = int | float | str | None


@dataclass(frozen=True)
class Sheet:
    """The columns and rows of a table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@lru_cache(maxsize=32)
def sheet(path: Path, _digest: str, missing: str) -> Sheet:
    """Return a table; ``missing`` is what stands for a gap besides an empty cell.

    Raises:
        LookupError: The file is no such table.
        UnusableFileError: It is larger than the limits allow.
    """
    try:
        columns, rows = _read(path)
    except (MemoryError, UnusableFileError):
        raise
    except Exception as error:  # anything can be wrong in a file of somebody else
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise LookupError(f"cannot be read as a table: {reason}") from None
    if len(columns) == 1 and {";", "\t"} & set(columns[0]):
        raise LookupError("its columns are not parted by commas (tabs in .tsv)")
    if len(set(columns)) < len(columns) or not all(columns):
        raise LookupError("its columns have no names of their own")
    typed = tuple(tuple(_typed(cell, missing) for cell in row) for row in rows)
    for number, row in enumerate(typed, start=2):
        if len(row) != len(columns):
            cells = with_noun(len(row), "cell")
            raise LookupError(f"row {number} has {cells}, its header {len(columns)}")
    return Sheet(columns, typed)


def _read(path: Path) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    if path.suffix in {".csv", ".tsv"}:
        with path.open(encoding="utf-8-sig", newline="") as file:
            read = csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ",", strict=True)
            header, *rows = list(_within(read)) or [[]]
        return tuple(header), [tuple(row) for row in rows]
    import pandas as pd

    if path.suffix == ".xlsx":
        refuse_inflated(path)
        frame = pd.read_excel(path)
    else:
        frame = _parquet(path)
    _refuse(frame.size)
    frame = frame.astype(object).where(frame.notna(), None)
    return tuple(map(str, frame.columns)), list(frame.itertuples(index=False, name=None))


def _parquet(path: Path) -> "pd.DataFrame":
    """Read a Parquet file on one thread, since a thread that gets no memory ends the process."""
    from pyarrow.parquet import ParquetFile, read_metadata

    about = read_metadata(path)
    groups = [about.row_group(at) for at in range(about.num_row_groups)]
    _refuse(sum(group.num_rows for group in groups) * about.num_columns)
    refuse_beyond(sum(group.total_byte_size for group in groups))
    columns = [about.schema.column(at) for at in range(about.num_columns)]
    texts = [column.path for column in columns if column.physical_type == "BYTE_ARRAY"]
    with bounded():  # a text that recurs a million times is kept once, in a dictionary
        file = ParquetFile(path, read_dictionary=texts, metadata=about, pre_buffer=False)
        return file.read(use_threads=False).to_pandas(use_threads=False)


def _within(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    cells = 0
    for row in rows:
        cells += len(row)
        _refuse(cells)
        yield row


def _refuse(cells: int) -> None:
    if cells > CELLS:
        raise UnusableFileError("limit", f"has more than {CELLS:,} cells")


def _typed(cell: object, missing: str) -> Cell:
    if cell is None or cell in ("", missing):
        return None
    if isinstance(cell, bool):
        return int(cell)
    if isinstance(cell, int | float):
        return cell
    text = str(cell)
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
