"""The file of a table as a table of an engine, with the number of each row in ``ROW``.

DuckDB reads the files where they are. PostgreSQL is given a temporary table by COPY. Any other
engine is given Parquet, which DuckDB makes of CSV on the way: nothing is held in memory.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from claimbook.engine.hashes import Hashes
from claimbook.errors import MissingExtraError, UnknownOptionError
from claimbook.extras import naming_extra
from claimbook.package.descriptor import Resource
from claimbook.package.files import no_pattern
from claimbook.package.tabular.schema import names

ROW = "__row__"
BATCH = 200_000
MEMORY = "700MB"
"""What DuckDB may use; what needs more is put on disk."""
LINE = 2 * 2**20
"""The longest record that is expected; a buffer of DuckDB holds four."""


class Stage:
    """A connection to an engine, and the tables that were put there.

    ``longest`` has for each table what no record is longer than, since DuckDB reserves room for it.
    """

    def __init__(self, url: str, folder: Path) -> None:
        self.backend = connect(url)
        self.longest: dict[str, int] = {}
        self._folder = folder
        self._put: dict[str, ir.Table] = {}
        if self.backend.name == "duckdb":
            self.backend.raw_sql(f"SET memory_limit = '{MEMORY}'")
            self.backend.raw_sql(f"SET temp_directory = '{folder}'")
            self.backend.raw_sql("SET enable_external_file_cache = false")

    @property
    def name(self) -> str:
        """The name of the engine."""
        return str(self.backend.name)

    def table(self, resource: Resource) -> ir.Table:
        """Return a table of texts, or of what a Parquet file has, without numbers of rows."""
        if self.name == "duckdb":
            return self._view(resource.name, f"SELECT * FROM {self._source(resource)}")
        return self.numbered(resource).drop(ROW)

    def numbered(self, resource: Resource) -> ir.Table:
        """Return the same table with the number of each row, the header being row 1."""
        rows = f'SELECT *, row_number() OVER () + 1 AS "{ROW}" FROM {self._source(resource)}'
        if self.name == "duckdb":
            return self._view(f"{resource.name} {ROW}", rows)
        if resource.name not in self._put:
            self._put[resource.name] = self._place(resource, rows)
        return self._put[resource.name]

    def rows(self, table: ir.Table) -> list[dict[str, Any]]:
        """Return a small table as rows."""
        return [row for batch in self.batches(table) for row in batch.to_pylist()]

    def count(self, table: ir.Table) -> int:
        """Return how many rows a table has."""
        return int(self.rows(table.aggregate(n=table.count()))[0]["n"])

    def batches(self, table: ir.Table) -> Iterator[pa.RecordBatch]:
        """Yield a table in parts, so that no more than one is held."""
        if self.name == "duckdb":
            query = self.backend.compile(table)
            yield from self.backend.con.sql(query).to_arrow_reader(BATCH)
        else:
            yield from table.to_pyarrow_batches(chunk_size=BATCH)

    def hashes(self) -> Hashes:
        """Return a place for the hashes of a key."""
        return Hashes(self._folder)

    def _view(self, name: str, query: str) -> ir.Table:
        """Return a query of DuckDB as a view; Ibis is told the types, and need not ask."""
        import ibis
        from ibis.backends.sql.datatypes import DuckDBType

        if name not in self._put:
            view = f"view{len(self._put)}"
            self.backend.con.execute(f"CREATE TEMP VIEW {view} AS {query}")
            found = self.backend.con.execute(f"DESCRIBE {view}").fetchall()
            types = {str(field): DuckDBType.from_string(kind) for field, kind, *_ in found}
            self._put[name] = ibis.table(types, name=view)
        return self._put[name]

    def _source(self, resource: Resource) -> str:
        """Return how DuckDB reads a file: every cell of CSV as text, and nothing guessed."""
        file = _quoted(no_pattern(resource.file))
        if resource.file.suffix == ".parquet":
            return f"read_parquet('{file}')"
        types = ", ".join(f"'{_quoted(name)}': 'VARCHAR'" for name in names(resource.schema))
        form = "delim=',', quote='\"', escape='\"', new_line='\\n', header=true, nullstr='\x01'"
        line = max(LINE, self.longest.get(resource.name, 0))
        return (
            f"read_csv('{file}', auto_detect=false, columns={{{types}}}, {form},"
            f" max_line_size={line}, buffer_size={4 * line}, null_padding=false, strict_mode=true)"
        )

    def _place(self, resource: Resource, rows: str) -> ir.Table:
        if self.name == "postgres" and resource.file.suffix != ".parquet":
            return _copied(self.backend, resource)
        import duckdb

        target = self._folder / f"{resource.name}.parquet"
        with duckdb.connect() as own:
            own.execute(f"SET memory_limit = '{MEMORY}'")
            own.execute(f"COPY ({rows}) TO '{_quoted(target)}' (FORMAT parquet)")
        if hasattr(self.backend, "read_parquet") and self.name != "postgres":
            return self.backend.read_parquet(target, table_name=f"t_{abs(hash(target))}")
        import pyarrow.parquet as pq

        return self.backend.create_table(resource.name, pq.read_table(target), temp=True)


def connect(url: str) -> Any:  # noqa: ANN401 - a backend of Ibis, which has no types
    """Connect to the engine of an URL; a bare name is that of an engine on this machine.

    Raises:
        MissingExtraError: Ibis, or what it needs for the engine, is not installed.
        UnknownOptionError: Ibis knows no such engine, or cannot connect to it.
    """
    with naming_extra("--engine"):
        import ibis
    try:
        return ibis.connect(url if "://" in url else f"{url}://")
    except ImportError as error:
        raise MissingExtraError(f"the engine {url!r} needs more: {error}") from None
    except Exception as error:
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise UnknownOptionError(f"the engine {url!r} cannot be used: {reason[0]}") from None


@contextmanager
def staged(url: str) -> Iterator[Stage]:
    """Connect to an engine for as long as tables are judged."""
    with TemporaryDirectory() as folder:
        stage = Stage(url, Path(folder))
        try:
            yield stage
        finally:
            stage.backend.disconnect()


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")


def _copied(backend: Any, resource: Resource) -> ir.Table:  # noqa: ANN401
    named = [name.replace('"', '""') for name in names(resource.schema)]
    fields = ", ".join(f'"{name}"' for name in named)
    texts = ", ".join(f'"{name}" text' for name in named)
    table = f"claimbook_{resource.name}".replace('"', '""')
    number = f'"{ROW}" bigint GENERATED ALWAYS AS IDENTITY (START WITH 2)'
    with backend.con.cursor() as cursor:
        cursor.execute(f'CREATE TEMPORARY TABLE "{table}" ({texts}, {number})')
        copying = cursor.copy(f'COPY "{table}" ({fields}) FROM STDIN (FORMAT csv, HEADER)')
        with copying as copy, resource.file.open("rb") as file:
            while data := file.read(2**20):
                copy.write(data)
    kinds = dict.fromkeys(names(resource.schema), "string") | {ROW: "int64"}
    import ibis

    return backend.sql(f'SELECT * FROM "{table}"', schema=ibis.schema(kinds))
