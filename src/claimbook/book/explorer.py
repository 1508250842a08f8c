"""The explorer: every table of the package in the browser.

A page that is opened from a disk may fetch nothing. So tables and engine stand in one script,
which the page of the explorer alone asks for: SQLite as WebAssembly, and the tables, compressed
column by column, which takes little more than half of what a file of SQLite would.
"""

import base64
import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

from claimbook.book import project
from claimbook.publish.exporting.querying import database_of
from claimbook.texts import json_line

ENGINE = Path(__file__).with_name("sql_js")
DATA = "explorer-data.js"


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
    return json_line(content).encode()
