"""DuckDB: one database file, with keys, checks and comments, the codebook, and views.

DuckDB checks a foreign key at once, so tables come in the order of their references, and the rows
of a table that refers to itself after the rows that they refer to.
"""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from claimbook.errors import CannotExportError
from claimbook.package.descriptor import Resource
from claimbook.package.tabular.schema import Field, category_values, links, target_of
from claimbook.publish.exporting.ddl import (
    Dialect,
    create_table,
    literal,
    one_of,
    quoted,
)
from claimbook.publish.exporting.parquet import to_arrow
from claimbook.publish.exporting.source import Source
from claimbook.publish.exporting.views import views

_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "year": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}


_STORAGE = "STORAGE_VERSION 'v1.2.0', BLOCK_SIZE 16384"
"""The oldest form of the file that has small blocks: every DuckDB from 1.2 on opens it."""


def _type(field: Field) -> str:
    values = category_values(field)
    if field["type"] == "string" and values:
        return f"ENUM ({', '.join(map(literal, values))})"
    return _TYPES[field["type"]]


def _checks(field: Field) -> Iterator[str]:
    constraints = field.get("constraints", {})
    if "pattern" in constraints:
        yield f"regexp_full_match({quoted(field['name'])}, {literal(constraints['pattern'])})"
    if "enum" in constraints and field["type"] != "string":
        yield one_of(field)


DIALECT = Dialect(_type, _checks, comments=False)


def write(source: Source, folder: Path) -> list[Path]:
    """Write ``<package>.duckdb``.

    Raises:
        CannotExportError: The tables break a constraint; a foreign key points to no key; or
            references go round in a circle.
        OSError: The file cannot be written.
    """
    path = folder / f"{source.name}.duckdb"
    try:
        with duckdb.connect() as database:
            database.execute(f"ATTACH {literal(str(path))} AS made ({_STORAGE})")
            database.execute("USE made")
            for resource in _in_order(source):
                database.execute(create_table(resource, DIALECT))
                _comment(database, resource)
                for rows in _in_turn(source.frames[resource.name], resource):
                    into = f"INSERT INTO {quoted(resource.name)}"
                    _store(database, to_arrow(resource, rows), into)
            for name, frame in source.with_codebook().items():
                if name not in source.frames:
                    _store(database, frame, f"CREATE TABLE {quoted(name)} AS")
            for view in views(source):
                database.execute(f"CREATE VIEW {quoted(view.name)} AS {view.sql}")
                database.execute(f"COMMENT ON VIEW {quoted(view.name)} IS {literal(view.comment)}")
    except duckdb.OperationalError as error:
        raise OSError(str(error)) from None
    except duckdb.Error as error:
        raise CannotExportError(f"{error}; `claimbook validate` lists faults") from None
    return [path]


def _store(database: duckdb.DuckDBPyConnection, rows: Any, how: str) -> None:  # noqa: ANN401 - Arrow is untyped
    database.register("_rows", rows)
    database.execute(f"{how} SELECT * FROM _rows")
    database.unregister("_rows")


def _comment(database: duckdb.DuckDBPyConnection, resource: Resource) -> None:
    table = quoted(resource.name)
    text = resource.schema.get("description", resource.title)
    database.execute(f"COMMENT ON TABLE {table} IS {literal(str(text))}")
    for field in resource.schema["fields"]:
        place = f"{table}.{quoted(field['name'])}"
        text = field.get("description", field.get("title", field["name"]))
        database.execute(f"COMMENT ON COLUMN {place} IS {literal(str(text))}")


def _in_order(source: Source) -> list[Resource]:
    """Return the tables, each after those that it refers to."""
    graph = {
        resource.name: {target for _, target in links(resource.schema, resource.name)}
        - {resource.name}
        for resource in source.resources()
    }
    try:
        names = TopologicalSorter(graph).static_order()
        return [source.descriptor.resource(name) for name in names]
    except CycleError:
        raise CannotExportError("the tables refer to each other in a circle") from None


def _in_turn(frame: pd.DataFrame, resource: Resource) -> Iterator[pd.DataFrame]:
    """Yield the rows of a table in batches, each row after those of the table it refers to."""
    keys = [
        (key["fields"], key["reference"]["fields"])
        for key in resource.schema.get("foreignKeys", [])
        if target_of(key, resource.name) == resource.name
    ]
    there: list[set[tuple[object, ...]]] = [set() for _ in keys]
    while len(frame):
        ready = pd.Series(True, index=frame.index)
        for (fields, _), known in zip(keys, there, strict=True):
            cells = frame[fields].astype(object)
            ready &= cells.isna().any(axis="columns") | cells.apply(tuple, axis="columns").isin(
                known
            )
        if not ready.any():
            how = "refer to each other in a circle, or to none that is there"
            raise CannotExportError(f"{resource.name}: its rows {how}")
        yield frame[ready]
        for (_, targets), known in zip(keys, there, strict=True):
            known.update(
                frame.loc[ready, targets].astype(object).itertuples(index=False, name=None)
            )
        frame = frame[~ready]
