"""From many packages to one Parquet file per table, in parallel processes."""

from __future__ import annotations

import multiprocessing
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.corpus.parts import COLUMNS, Part, Record, part_of
from claimbook.corpus.tables import Corpus
from claimbook.errors import OutputExistsError, PackageNotFoundError
from claimbook.extras import naming_extra
from claimbook.package.locate import DESCRIPTOR
from claimbook.writing import whole_folder

if TYPE_CHECKING:
    import pyarrow.parquet as pq

HELD = 50_000
"""Rows of a table that are held before they are written."""
SHARE = 8
"""Packages that a process is given at once."""


def collect(place: str | Path, folder: str | Path, *, processes: int | None = None) -> Corpus:
    """Audit every package at a place, and write the tables of all of them.

    Args:
        place: A folder, in and below which packages are looked for, or a pattern of folders.
        folder: Where the files are written; it must not be there yet.
        processes: How many packages are audited at a time; by default as many as there are
            processors.

    Returns:
        The corpus. A package that cannot be audited is a row of its table ``faults``.

    Raises:
        PackageNotFoundError: There is no package at all.
        OutputExistsError: The folder is there already.
        CannotWriteError: It cannot be written; nothing is left of it.
        MissingExtraError: pyarrow is not installed.
    """
    found, target = packages_at(place), Path(folder)
    if target.exists():
        raise OutputExistsError(f"{target} is there already")
    with naming_extra("a corpus"):
        import pyarrow  # noqa: F401 - before anything is made
    with whole_folder(target) as made:
        made.mkdir()
        with _Files(made) as files:
            for part in _parts(found, processes):
                files.add(part)
    return Corpus(target)


def packages_at(place: str | Path) -> dict[str, Path]:
    """Return the folders of packages by their names in the corpus, in order.

    Raises:
        PackageNotFoundError: There is none.
    """
    root = Path(place)
    if root.is_dir():
        folders = {path.parent for path in root.rglob(DESCRIPTOR)}
    else:
        start = Path(root.anchor) if root.is_absolute() else Path()
        pattern = str(root.relative_to(root.anchor) if root.is_absolute() else root)
        try:
            folders = {each for each in start.glob(pattern) if (each / DESCRIPTOR).is_file()}
        except ValueError as error:
            raise PackageNotFoundError(f"{place} is no pattern of folders: {error}") from None
        root = start
    if not folders:
        raise PackageNotFoundError(f"no {DESCRIPTOR} in or below {place}")
    return {path.relative_to(root).as_posix() or ".": path for path in sorted(folders)}


def _parts(found: dict[str, Path], processes: int | None) -> Iterator[Part]:
    if processes == 1 or len(found) == 1:
        yield from map(part_of, found.values(), found)
        return
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh) as pool:
        yield from pool.map(part_of, found.values(), found, chunksize=SHARE)


class _Files:
    """The files of a corpus while they are written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, list[Record]] = defaultdict(list)
        self._writers: dict[str, pq.ParquetWriter] = {}

    def __enter__(self) -> _Files:
        return self

    def add(self, part: Part) -> None:
        for table, rows in part.rows.items():
            self._held[table] += rows
            if len(self._held[table]) >= HELD:
                self._write(table, self._held.pop(table))

    def __exit__(self, *_: object) -> None:
        for table in COLUMNS:
            self._write(table, self._held.pop(table, []))
            self._writers[table].close()

    def _write(self, table: str, rows: Iterable[Record]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema([(name, pa.string()) for name in ("package", *COLUMNS[table])])
        if table not in self._writers:
            path = self._folder / f"{table}.parquet"
            self._writers[table] = pq.ParquetWriter(path, schema)
        self._writers[table].write_table(pa.Table.from_pylist(list(rows), schema=schema))
