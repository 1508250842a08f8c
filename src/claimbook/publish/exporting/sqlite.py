"""SQLite: one database file, with keys and checks, the codebook as two tables, and views."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from claimbook.errors import CannotExportError
from claimbook.publish.exporting.ddl import Dialect, create_table, one_of, quoted
from claimbook.publish.exporting.values import plain_rows
from claimbook.publish.exporting.views import views

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from claimbook.package.tabular.schema import Field
    from claimbook.publish.exporting.source import Source

_STORED = {
    "string": ("TEXT", "text"),
    "integer": ("INTEGER", "integer"),
    "year": ("INTEGER", "integer"),
    "number": ("REAL", "real"),
    "boolean": ("INTEGER", "integer"),
    "date": ("TEXT", "text"),
}
"""The affinity of each type, and what ``typeof`` says of a cell of it."""


def _checks(field: Field) -> Iterator[str]:
    name, kind = quoted(field["name"]), field["type"]
    yield f"typeof({name}) IN ('{_STORED[kind][1]}', 'null')"
    if kind == "boolean":
        yield f"{name} IN (0, 1)"
    if kind == "date":
        yield f"{name} IS NULL OR date({name}, '+0 days') IS {name}"
    if "enum" in field.get("constraints", {}):
        yield one_of(field)


DIALECT = Dialect(lambda field: _STORED[field["type"]][0], _checks, comments=True)


def write(source: Source, folder: Path) -> list[Path]:
    """Write ``<package>.sqlite``.

    Raises:
        CannotExportError: The tables break a constraint, or a foreign key points to no key.
    """
    path = folder / f"{source.name}.sqlite"
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("BEGIN")
            _fill(database, source)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise CannotExportError(f"{error}; `techplomacy validate` lists faults") from None
    return [path]


def _fill(database: sqlite3.Connection, source: Source) -> None:
    for resource in source.resources():
        database.execute(create_table(resource, DIALECT))
    for name, frame in source.with_codebook().items():
        if name not in source.frames:
            columns = ", ".join(map(quoted, frame.columns))
            database.execute(f"CREATE TABLE {quoted(name)} ({columns})")
        _insert(database, name, frame)
    for view in views(source):
        database.execute(f"CREATE VIEW {quoted(view.name)} AS -- {view.comment}\n{view.sql}")
    if astray := database.execute("PRAGMA foreign_key_check").fetchone():
        raise CannotExportError(f"{astray[0]}: a foreign key points to no row of {astray[2]}")


def _insert(database: sqlite3.Connection, name: str, frame: pd.DataFrame) -> None:
    places = ", ".join("?" * len(frame.columns))
    database.executemany(f"INSERT INTO {quoted(name)} VALUES ({places})", plain_rows(frame))
