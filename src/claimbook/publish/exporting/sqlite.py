"""SQLite: one database file, with keys and checks, the codebook as two tables, and views.

Tables with long texts have a full-text index, ``claims_fts`` for ``claims``. ``datasette`` finds it
by itself, and takes titles, words and licence from the file written beside the database.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

from claimbook.errors import CannotExportError
from claimbook.package.descriptor import Resource
from claimbook.package.tabular.schema import Field
from claimbook.package.tabular.strings import text_columns
from claimbook.publish.exporting.ddl import Dialect, create_table, one_of, quoted
from claimbook.publish.exporting.source import Source
from claimbook.publish.exporting.values import plain_rows
from claimbook.publish.exporting.views import views
from claimbook.texts import json_text

_STORED = {
    "string": ("TEXT", "text"),
    "integer": ("INTEGER", "integer"),
    "year": ("INTEGER", "integer"),
    "number": ("REAL", "real"),
    "boolean": ("INTEGER", "integer"),
    "date": ("TEXT", "text"),
}
"""The affinity of each type, and what ``typeof`` says of a cell of it."""
_LONG = 40
"""A column with a text longer than this is one of words, and is indexed."""


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
    """Write ``<package>.sqlite`` and ``metadata.json`` for datasette.

    Raises:
        CannotExportError: The tables break a constraint, or a foreign key points to no key.
        OSError: The file cannot be written.
    """
    path = folder / f"{source.name}.sqlite"
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("BEGIN")
            _fill(database, source)
            database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from None
    except sqlite3.Error as error:
        raise CannotExportError(f"{error}; `claimbook validate` lists faults") from None
    return [path, datasette(source, folder)]


def _fill(database: sqlite3.Connection, source: Source) -> None:
    for resource in source.resources():
        database.execute(create_table(resource, DIALECT))
    for name, frame in source.with_codebook().items():
        if name in source.frames:
            _insert(database, name, frame)
        else:
            store_untyped(database, name, frame)
    for resource in source.resources():
        _index_words(database, resource, source.frames[resource.name])
    for view in views(source):
        database.execute(f"CREATE VIEW {quoted(view.name)} AS -- {view.comment}\n{view.sql}")
    if astray := database.execute("PRAGMA foreign_key_check").fetchone():
        raise CannotExportError(f"{astray[0]}: a foreign key points to no row of {astray[2]}")


def store_untyped(database: sqlite3.Connection, name: str, frame: pd.DataFrame) -> None:
    """Make a table without types, keys and checks, and fill it."""
    columns = ", ".join(map(quoted, frame.columns))
    database.execute(f"CREATE TABLE {quoted(name)} ({columns})")
    _insert(database, name, frame)


def _index_words(database: sqlite3.Connection, resource: Resource, frame: pd.DataFrame) -> None:
    """Make ``<table>_fts``, a full-text index of a table's words, where it has long texts."""
    free = frame[text_columns(frame)]
    long = [name for name in free if (free[name].str.len() > _LONG).any()]
    if not long or not _has_fts5(database):
        return
    index = quoted(f"{resource.name}_fts")
    columns = ", ".join(map(quoted, long))
    database.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content={quoted(resource.name)})"
    )
    database.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def _has_fts5(database: sqlite3.Connection) -> bool:
    options = {name for (name,) in database.execute("PRAGMA compile_options")}
    return "ENABLE_FTS5" in options


def _insert(database: sqlite3.Connection, name: str, frame: pd.DataFrame) -> None:
    places = ", ".join("?" * len(frame.columns))
    database.executemany(f"INSERT INTO {quoted(name)} VALUES ({places})", plain_rows(frame))


NAME = "metadata.json"


def datasette(source: Source, folder: Path) -> Path:
    """Write ``metadata.json``, to be passed to ``datasette serve --metadata``."""
    raw = source.descriptor.raw
    licences = raw.get("licenses") or [{}]
    tables = {resource.name: _table(resource) for resource in source.resources()}
    tables |= {view.name: {"description": view.comment} for view in views(source)}
    metadata = {
        "title": raw.get("title", source.name),
        "description": raw.get("description", ""),
        "license": licences[0].get("title", licences[0].get("name", "")),
        "license_url": licences[0].get("path", ""),
        "source": source.descriptor.citation,
        "databases": {source.name: {"tables": tables}},
    }
    path = folder / NAME
    path.write_bytes(json_text(metadata).encode())
    return path


def _table(resource: Resource) -> dict[str, Any]:
    fields = resource.schema["fields"]
    return {
        "title": resource.title,
        "description": resource.schema.get("description", ""),
        "columns": {each["name"]: _described(each) for each in fields},
    }


def _described(field: Field) -> str:
    """Return the words of a field with its unit; ``units`` takes those of physics alone."""
    unit = f"Unit: {field['unit']}." if "unit" in field else ""
    return f"{field.get('description', '')} {unit}".strip()
