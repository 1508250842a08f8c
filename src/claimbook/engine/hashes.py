"""The hashes of a key, put on disk in parts: memory does not grow with the rows of a table."""

from pathlib import Path
from tempfile import TemporaryFile

import numpy as np
import pyarrow as pa

PARTS = 64
"""How many files the hashes are put into, each with those of one range."""
_BOUNDS = np.arange(1, PARTS, dtype=np.uint64) << np.uint64(58)


class Hashes:
    """Hashes of 64 bits, of which equal ones are found."""

    def __init__(self, folder: Path) -> None:
        self._files = [TemporaryFile(dir=folder) for _ in range(PARTS)]  # noqa: SIM115 - end with it

    def add(self, column: pa.Array) -> None:
        """Take the hashes of some rows; where a key is not whole, there is none."""
        # by DLPack, since Arrow's own way to NumPy would load pandas
        hashes = np.sort(np.from_dlpack(column.drop_null()).view(np.uint64))
        parts = np.split(hashes, np.searchsorted(hashes, _BOUNDS))
        for file, part in zip(self._files, parts, strict=True):
            file.write(part.tobytes())

    def has_equal(self) -> bool:
        """Say whether two of them are equal."""
        for file in self._files:
            file.seek(0)
            hashes = np.frombuffer(file.read(), dtype=np.uint64)
            ordered = np.sort(hashes, kind="stable")  # it merges what add has ordered
            if (ordered[1:] == ordered[:-1]).any():
                return True
        return False
