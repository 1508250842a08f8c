"""SQL over the tables and views of a package from Python, with nothing exported before."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pandas as pd

from claimbook.errors import CannotQueryError, UnknownViewError
from claimbook.package.arguments import of_type, place
from claimbook.package.caching import once_per_package
from claimbook.package.locate import Location, OpenPackage
from claimbook.publish.exporting.ddl import quoted
from claimbook.publish.exporting.source import Source, load_source
from claimbook.publish.exporting.sqlite import store_untyped
from claimbook.publish.exporting.views import views


def sql(query: str, *, package: Location | None = None) -> pd.DataFrame:
    """Return the answer to a query over the tables and views of the SQLite export.

    Each call has a copy of the database in memory; whatever a query changes is gone afterwards. A
    query reads and writes no file: no other database can be attached, and none written.

    Args:
        query: One statement in the SQL of SQLite. Dates are text, true and false 1 and 0.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        The rows with the columns of the query, as SQLite gives them.

    Raises:
        InvalidArgumentError: ``query`` is no text.
        InvalidTableError: A table cannot be read with its types.
        CannotExportError: The package has no tables, or one that cannot be read.
        CannotQueryError: SQLite refuses the query; the message is SQLite's.

    Examples:
        >>> import techplomacy as tp
        >>> tp.sql("SELECT page FROM claims WHERE claim_id = 'C001'")["page"].item()
        77
    """
    of_type("query", query, str)
    return _answer(database_of(place(package)), query)


def view(name: str, *, package: Location | None = None) -> pd.DataFrame:
    """Return a view of the databases as a table: claims with verdicts, evidence, panels.

    Args:
        name: ``claims_with_verdicts``, ``claims_contradicted``, ``claims_cited``,
            ``claims_evidence``, ``panel_long``, ``panel_wide``; or a table of every export:
            ``timeline``, ``claims_stated``, ``evidence``, ``about``, ``codebook``,
            ``codebook_values``.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        The rows of the view, with the types that its columns have in the tables.

    Raises:
        InvalidArgumentError: ``name`` is no text.
        InvalidTableError: A table cannot be read with its types.
        CannotExportError: The package has no tables, or one that cannot be read.
        UnknownViewError: There is no such view; the message names the nearest.

    Examples:
        >>> import techplomacy as tp
        >>> tp.view("claims_contradicted")["external"].unique().tolist()
        ['qualified', 'contradicted']
    """
    of_type("name", name, str)
    source = source_of(place(package))
    derived = source.derived | source.extras
    if name in derived:
        return derived[name].copy()
    known = {each.name: each for each in views(source)}
    if name not in known:
        raise UnknownViewError(name, [*known, *derived])
    found = _answer(database_of(package), f"SELECT * FROM {quoted(name)}")
    return _typed(found, source, known[name].reads)


@once_per_package
def source_of(package: OpenPackage) -> Source:
    """Return what a package exports, read once."""
    return load_source(package)


@once_per_package
def database_of(package: OpenPackage) -> bytes:
    """Return the bytes of a database with all tables and views of a package."""
    with in_memory(source_of(package)) as database:
        return database.serialize()


@contextmanager
def in_memory(source: Source) -> Iterator[sqlite3.Connection]:
    """Give a database with all tables and views of a package, without keys, checks and comments."""
    with closing(sqlite3.connect(":memory:")) as database:
        for name, frame in source.with_codebook().items():
            store_untyped(database, name, frame)
        for each in views(source):
            database.execute(f"CREATE VIEW {quoted(each.name)} AS {each.sql}")
        database.commit()
        yield database


def _answer(image: bytes, query: str) -> pd.DataFrame:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(image)
        database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        try:
            cursor = database.execute(query)
            rows = cursor.fetchall()
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise CannotQueryError(str(error)) from None
        return pd.DataFrame(rows, columns=[name for name, *_ in cursor.description or ()])


def _typed(frame: pd.DataFrame, source: Source, tables: dict[str, set[str]]) -> pd.DataFrame:
    """Give columns the types of the columns of their name in the tables of the view."""
    frames = source.with_codebook()
    types = {n: dtype for table in reversed(tables) for n, dtype in frames[table].dtypes.items()}
    columns = {name: _cast(frame[name], types.get(name)) for name in frame.columns}
    return pd.DataFrame(columns, index=frame.index)


def _cast(column: pd.Series, dtype: object) -> pd.Series:
    if dtype is None:
        return column.infer_objects()
    if str(dtype).startswith("datetime"):
        return pd.to_datetime(column, format="%Y-%m-%d").astype("datetime64[s]")
    return column.astype("Int64").astype("boolean") if dtype == "boolean" else column.astype(dtype)
