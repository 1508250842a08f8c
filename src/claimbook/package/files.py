"""The files of a package, read within limits: inside its folder, regular, and not too large.

A package may come from anybody. A link that leads out of it is not followed, a pipe or device is
not opened, and what is larger than the limits is refused before it is read. `LIMITS` is what the
documentation prints.
"""

import csv
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from claimbook.errors import PackageUnreadableError, UnusableFileError
from claimbook.printable import STEERING

JSON_BYTES = 16 * 2**20
TABLE_BYTES = 256 * 2**20
FIELDS = 2_000
CELLS = 5_000_000
CELL = 131_072
UNPACKED = 128 * 2**20
KEPT = 4_000_000
TEXT_BYTES = 64 * 2**20
NUMERALS = 50_000
PAIRS = 30_000_000
PATTERN_LENGTH = 1_000
NAME_BYTES = 255
PATH_BYTES = 1_000
LIMITS = {
    "descriptor or schema": f"{JSON_BYTES // 2**20} MiB",
    "file of a table": f"{TABLE_BYTES // 2**20} MiB",
    "fields of a table": f"{FIELDS:,}",
    "cells of a table": f"{CELLS:,}",
    "cell": f"{CELL:,} characters",
    "workbook, unpacked": f"{UNPACKED // 2**20} MiB",
    "workbook, elements and attributes outside of cells": f"{KEPT:,} a part",
    "text of an article": f"{TEXT_BYTES // 2**20} MiB",
    "numerals of a text": f"{NUMERALS:,}",
    "numerals of a text, times those of the ledger": f"{PAIRS:,}",
    "pattern of a field": f"{PATTERN_LENGTH:,} characters, matched in linear time",
    "part of a path": f"{NAME_BYTES} bytes",
    "path": f"{PATH_BYTES:,} bytes",
}
"""What one package may use; see `claimbook.faults` for the code ``limit``."""


def is_nameable(path: str) -> bool:
    """Say whether a path can be the name of a file on any system, and steers no terminal."""
    if STEERING.search(path):
        return False
    data = path.encode()
    return len(data) <= PATH_BYTES and all(len(part) <= NAME_BYTES for part in data.split(b"/"))


def read_file(path: Path, root: Path, limit: int) -> bytes:
    """Return the bytes of a file inside ``root``.

    Raises:
        UnusableFileError: It leads out of the package, is no regular file, cannot be read, or is
            larger than ``limit``.
    """
    with open_file(path, root) as file:
        if os.fstat(file.fileno()).st_size > limit:
            raise UnusableFileError("limit", f"has more than {limit // 2**20} MiB")
        return file.read()


def read_words(path: Path, root: Path) -> str:
    """Return the text of a file inside ``root`` by lines; nothing where there is no file.

    Raises:
        PackageUnreadableError: It leads out of the package, is no regular file, or is no text.
    """
    try:
        text = read_file(path, root, TABLE_BYTES).decode() if path.exists() else ""
        return text.replace("\r\n", "\n")
    except (UnusableFileError, ValueError) as error:
        raise PackageUnreadableError(f"{path} cannot be read: {error}") from None


def read_rows(path: Path, root: Path, *needed: str) -> list[dict[str, str]]:
    """Return the rows of a file inside ``root`` as they are written; none where there is no file.

    Raises:
        PackageUnreadableError: It is no table with the fields that are needed, or has rows that
            are not as long as its header.
    """
    if not path.exists():
        return []
    try:
        text = read_file(path, root, TABLE_BYTES).decode()
        header, *rows = [*csv.reader(StringIO(text, newline=""))] or [[]]
        if lacking := sorted({*needed} - {*header}):
            raise ValueError(f"there is no field {', '.join(lacking)}")
        return [dict(zip(header, row, strict=True)) for row in rows if row]
    except (UnusableFileError, ValueError, csv.Error) as error:
        raise PackageUnreadableError(f"{path} cannot be read as a table: {error}") from None


def is_inside(path: Path, root: Path) -> bool:
    """Say whether a file lies inside ``root``, links followed; most have no link below it."""
    top = f"{root}/"
    inner = str(path).removeprefix(top).split("/")
    steps = accumulate(inner, "{}/{}".format, initial=str(root))
    if f"{path}".startswith(top) and ".." not in inner and not any(map(_is_link, [*steps][1:])):
        return True
    return os.path.realpath(path).startswith(os.path.realpath(root).rstrip(os.sep) + os.sep)


def _is_link(path: str) -> bool:
    return stat.S_ISLNK(os.lstat(path).st_mode)


@contextmanager
def open_file(path: Path, root: Path) -> Iterator[BinaryIO]:
    """Open a file inside ``root``, however large.

    Raises:
        UnusableFileError: It leads out of the package, is no regular file, or cannot be read.
    """
    try:
        if not is_inside(path, root):
            raise UnusableFileError("path", "is a link that leads out of the package")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnusableFileError("file-missing", "is no regular file")
            yield file
    except UnusableFileError:
        raise
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnusableFileError("file-missing", str(reason)) from None


def no_pattern(path: str | Path) -> str:
    """Return the path of one file for DuckDB, which takes ``a*.csv`` for many and ``[1]`` for 1."""
    return re.sub(r"[*?\[]", r"[\g<0>]", str(path))
