"""A query of one table in SQL, in memory: it can read this table, and do nothing else.

What it sorts or compares is kept in memory too, up to a limit: SQLite would fill the disk with it.
"""

import sqlite3
from contextlib import closing

from claimbook.audit.formulas.sheets import Sheet
from claimbook.errors import UnusableFileError

TABLE = "data"
"""What the table is called in a query."""
LONGEST_TEXT = 1_000_000
HEAP = 1024 * 2**20
"""Bytes that SQLite may use."""
STEPS, ROUNDS = 100_000, 500
"""Steps of SQLite's machine between two looks at whether a query runs too long, and how many."""
LIMITS = {
    "query of a table, steps of SQLite": f"{STEPS * ROUNDS:,}",
    "query of a table, memory": f"{HEAP // 2**20:,} MiB",
    "query of a table, one text": f"{LONGEST_TEXT:,} bytes",
}
_OVER = {
    sqlite3.SQLITE_INTERRUPT: f"more than {STEPS * ROUNDS:,} steps",
    sqlite3.SQLITE_TOOBIG: f"a text of more than {LONGEST_TEXT:,} bytes",
}
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}


def query(table: Sheet, text: str) -> object:
    """Return the one cell that a query gives.

    Raises:
        LookupError: It is no query of this table, or gives not just one cell.
        UnusableFileError: It takes more steps or memory than the limits allow.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA hard_heap_limit = {HEAP}")
        try:
            _fill(connection, table)
            _lock(connection)
            rows = connection.execute(text).fetchmany(2)
        except MemoryError:
            raise _over(f"more than {HEAP // 2**20} MiB of memory") from None
        except sqlite3.Error as error:
            if error.sqlite_errorcode in _OVER:
                raise _over(_OVER[error.sqlite_errorcode]) from None
            raise LookupError(f"the query cannot be run: {error}") from None
    if len(rows) != 1 or len(rows[0]) != 1:
        raise LookupError("the query gives not one row with one cell")
    return rows[0][0]


def _over(what: str) -> UnusableFileError:
    return UnusableFileError("limit", f"the query takes {what}, which is the limit")


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
