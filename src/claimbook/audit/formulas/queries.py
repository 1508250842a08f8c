"""A query of one table in SQL, in memory: it can read this table, and do nothing else."""

import sqlite3
from contextlib import closing

from claimbook.audit.formulas.sheets import Sheet

TABLE = "data"
"""What the table is called in a query."""
LONGEST_TEXT = 1_000_000
STEPS, ROUNDS = 100_000, 500
"""Steps of the machine between two looks at whether a query runs too long, and how many."""
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}


def query(table: Sheet, text: str) -> object:
    """Return the one cell that a query gives.

    Raises:
        LookupError: It is no query of this table, runs too long, or gives not just one cell.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        _fill(connection, table)
        _lock(connection)
        try:
            rows = connection.execute(text).fetchmany(2)
        except sqlite3.Error as error:
            raise LookupError(f"the query cannot be run: {error}") from None
    if len(rows) != 1 or len(rows[0]) != 1:
        raise LookupError("the query gives not one row with one cell")
    return rows[0][0]


def _fill(connection: sqlite3.Connection, table: Sheet) -> None:
    try:
        names = ", ".join('"' + name.replace('"', '""') + '"' for name in table.columns)
        marks = ", ".join("?" * len(table.columns))
        connection.execute(f"CREATE TABLE {TABLE} ({names})")
        connection.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", table.rows)
        connection.commit()
    except sqlite3.Error as error:
        raise LookupError(f"cannot be read into a table: {error}") from None


def _lock(connection: sqlite3.Connection) -> None:
    rounds = iter(range(ROUNDS))
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_TEXT)
    connection.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
    )
    connection.set_progress_handler(lambda: next(rounds, None) is None, STEPS)
