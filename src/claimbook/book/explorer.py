"""The explorer: every table of the package in the browser, and files to take away.

A page that is opened from a disk may fetch nothing. So database and engine stand in one script,
which the page of the explorer alone asks for: SQLite as WebAssembly, and the tables, compressed.
"""

import base64
import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from claimbook.book import number, project
from claimbook.book.floats import table
from claimbook.package.reading import tables
from claimbook.publish.exporting.delimited import write
from claimbook.publish.exporting.querying import database_of, source_of
from claimbook.publish.exporting.source import Source
from claimbook.writing import zipped

ENGINE = Path(__file__).with_name("sql_js")
DATA, ARCHIVE = "explorer-data.js", "tables.zip"


def print_explorer() -> None:
    """Print where the explorer stands, and write what it reads to ``paper/figures``."""
    path = project.figures() / DATA
    path.write_text(script(database_of()), encoding="utf-8")
    print(f"::: {{.explorer}}\n[The script with the data]({project.relative(path)})\n:::\n")


def script(database: bytes) -> str:
    """Return the engine and the tables as one script, the same on each run."""
    data = gzip.compress(database, mtime=0)
    engine = (ENGINE / "sql-wasm.js").read_text("utf-8")
    wasm = gzip.compress((ENGINE / "sql-wasm.wasm").read_bytes(), mtime=0)
    parts = ", ".join(f'"{base64.b64encode(part).decode()}"' for part in (wasm, data))
    notice = f"/*\n{(ENGINE / 'NOTICE').read_text('utf-8')}*/"
    return f"{notice}\n{engine}\nbookExplorer({parts});\n"


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
