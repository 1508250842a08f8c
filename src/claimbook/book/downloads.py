"""The formats to take away: what each holds, and an archive of all tables."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from claimbook.book import number, project
from claimbook.book.floats import table
from claimbook.package.reading import tables
from claimbook.publish.exporting import MODULES
from claimbook.publish.exporting.delimited import write
from claimbook.publish.exporting.querying import source_of
from claimbook.publish.exporting.source import Source
from claimbook.writing import zipped

ARCHIVE = "tables.zip"


def print_downloads(label: str) -> None:
    """Print what files there are, and write all of them as one archive to download."""
    archive = project.figures() / ARCHIVE
    archive.write_bytes(_zipped(source_of()))
    listing = tables()
    names = [f"`{Path(path).name}`" for path in listing["path"]]
    frame = pd.DataFrame(
        {"Table": listing["title"], "Rows": listing["rows"].map(number), "File": names}
    )
    everything = f"[All in one archive, with the descriptor]({project.relative(archive)})"
    caption = f"{everything}; one by one they are downloaded above"
    table(frame, label, caption, (30, 10, 30), ("File",))


def _zipped(source: Source) -> bytes:
    with TemporaryDirectory() as folder:
        files = write(source, Path(folder))
        return zipped({f"{source.name}/{file.name}": file.read_bytes() for file in files})


FORMATS = {
    "csv": ("a file a table, and the descriptor", "none in the files; the descriptor has them"),
    "json": (
        "a file a table: an array with an object a row",
        "dates are text; an empty cell is null; order and labels of lists are in the codebook",
    ),
    "sqlite": (
        "a database with keys, checks, comments, full-text search and views",
        "dates are text, true and false numbers, lists checked text; patterns are not checked",
    ),
    "dta": (
        "a file a table, with labels of variables and values",
        "whole numbers with gaps are doubles; empty text is missing; long text is strL; labels and "
        "names are cut where Stata cuts them, and a changed name is in the label",
    ),
    "sav": (
        "a file a table, with labels of variables and values",
        "whole numbers are numbers, dates SPSS dates; empty text is missing; text is cut nowhere",
    ),
    "parquet": (
        "a file a table, descriptions as metadata",
        "all types; a table without rows has no list of categories but in the metadata",
    ),
    "duckdb": (
        "a database with keys, checks, comments and views",
        "all types, lists as ENUM; rows of tables that refer to themselves come in another order",
    ),
    "xlsx": (
        "a workbook with a sheet a table",
        "whole numbers and decimals are one type; lists are text",
    ),
}
"""For each format what is written, and how types fare."""


def print_formats(label: str) -> None:
    """Print the formats, what each writes, how it keeps types, and what it needs."""
    rows = [(f"`{name}`", *FORMATS[name]) for name in MODULES]
    frame = pd.DataFrame(rows, columns=["Format", "What is written", "Types"])
    caption = (
        "The formats of exports. SPSS, Parquet, DuckDB and Excel need the extra `export` "
        "(`pip install 'techplomacy[export]'`); the others need nothing more."
    )
    table(frame, label, caption, (11, 40, 60), ("Format",))
