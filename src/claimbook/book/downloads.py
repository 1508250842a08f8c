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
    everything = f"[All tables in one archive, with the descriptor]({project.relative(archive)})"
    caption = f"{everything}; the explorer above downloads one table at a time"
    table(frame, label, caption, (30, 10, 30), ("File",))


def _zipped(source: Source) -> bytes:
    with TemporaryDirectory() as folder:
        files = write(source, Path(folder))
        return zipped({f"{source.name}/{file.name}": file.read_bytes() for file in files})


def print_formats(label: str) -> None:
    """Print the formats, what each writes, how it keeps types, and what it needs."""
    known = pd.read_csv(Path(__file__).with_name("formats.csv"), index_col="format")
    rows = [(f"`{name}`", *known.loc[name]) for name in MODULES]
    frame = pd.DataFrame(rows, columns=["Format", "What is written", "Types"])
    caption = (
        "The formats of exports. SPSS, Parquet, DuckDB and Excel need the extra `export` "
        "(`pip install 'techplomacy[export]'`); the others need nothing more."
    )
    table(frame, label, caption, (11, 40, 60), ("Format",))
