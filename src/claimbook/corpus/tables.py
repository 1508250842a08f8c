"""The tables of a corpus, read lazily from its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimbook.corpus.parts import COLUMNS
from claimbook.errors import UnknownTableError
from claimbook.extras import naming_extra
from claimbook.package.files import no_pattern

if TYPE_CHECKING:
    import ibis.expr.types as ir

COUNTED = ("journal", "kind", "source_class", "verdict")
_COUNTS = """
SELECT {by} AS {name}, count(*) AS claims, count(DISTINCT package) AS packages
FROM (SELECT v.package, p.journal, c.kind, v.source_class, v.external AS verdict
      FROM read_parquet($verdicts) v
      JOIN read_parquet($claims) c USING (package, claim_id)
      JOIN read_parquet($packages) p USING (package))
GROUP BY 1 ORDER BY 2 DESC, 1
"""


class Corpus:
    """The tables of many packages in a folder.

    Attributes:
        folder: Where its files are.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def table(self, name: str) -> ir.Table:
        """Return a table as an Ibis expression: nothing is read until it is asked for.

        Raises:
            UnknownTableError: A corpus has no such table.
            MissingExtraError: Ibis is not installed.
        """
        with naming_extra("a lazy table"):
            import ibis
        return ibis.read_parquet(no_pattern(self._file(name)))

    def counts(self, by: str) -> list[dict[str, Any]]:
        """Return how many claims and packages there are of each ``journal``, ``kind`` and so on.

        Args:
            by: One of `COUNTED`.

        Raises:
            UnknownTableError: Nothing is counted by that.
            MissingExtraError: DuckDB is not installed.
        """
        if by not in COUNTED:
            raise UnknownTableError(by, COUNTED)
        with naming_extra("a count"):
            import duckdb
        read = ("verdicts", "claims", "packages")
        files = {name: no_pattern(self._file(name)) for name in read}
        with duckdb.connect() as connection:
            found = connection.execute(_COUNTS.format(by=by, name=by), files)
            names = [each[0] for each in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def faults(self) -> list[dict[str, Any]]:
        """Return the packages that could not be audited, and why."""
        with naming_extra("a corpus"):
            import pyarrow.parquet as pq
        rows: list[dict[str, Any]] = pq.read_table(self._file("faults")).to_pylist()
        return rows

    def _file(self, name: str) -> str:
        if name not in COLUMNS:
            raise UnknownTableError(name, COLUMNS)
        return str(self.folder / f"{name}.parquet")
