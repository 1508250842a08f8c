"""The explorer: every table of the package in the browser, and files to take away.

A page that is opened from a disk may fetch nothing. So tables and engine stand in one script,
which the page of the explorer alone asks for: SQLite as WebAssembly, and the tables, compressed
column by column, which takes little more than half of what a file of SQLite would.
"""

import base64
import gzip
import json
import sqlite3
from contextlib import closing
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
    data = gzip.compress(columns_of(database), mtime=0)
    engine = (ENGINE / "sql-wasm.js").read_text("utf-8")
    wasm = gzip.compress((ENGINE / "sql-wasm.wasm").read_bytes(), mtime=0)
    parts = ", ".join(f'"{base64.b64encode(part).decode()}"' for part in (wasm, data))
    notice = f"/*\n{(ENGINE / 'NOTICE').read_text('utf-8')}*/"
    return f"{notice}\n{engine}\nbookExplorer({parts});\n"


def columns_of(database: bytes) -> bytes:
    """Return a database as JSON: for each table what makes it, and its columns; then its views."""
    made = "SELECT name, sql FROM sqlite_master WHERE type = ? ORDER BY rowid"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        ask = connection.execute
        known = [
            {
                "name": name,
                "sql": sql,
                "columns": [*zip(*ask(f'SELECT * FROM "{name}"'), strict=True)],
            }
            for name, sql in ask(made, ("table",)).fetchall()
        ]
        views = [sql for _, sql in ask(made, ("view",))]
    content = {"tables": known, "views": views}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


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
