"""Files that are there whole or not at all, whatever stops the writing.

What is written takes its final name only when it is complete: a full disk, a kill or a second run
at the same time never leaves a part under that name. What a kill leaves beside it bears the number
of its process and is cleared away by the next run.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from claimbook.errors import CannotWriteError, TechplomacyError

_OURS = ".claimbook-"
_LEFT = re.compile(rf"{re.escape(_OURS)}([0-9]+)-.*")


def json_text(value: object, indent: int = 2) -> str:
    """Return a value as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file whole: under its name nobody ever finds a part of it.

    Raises:
        CannotWriteError: It cannot be written; what was there before is still there.
    """
    with scratch(path.parent) as folder:
        part = folder / path.name
        with naming_place(path):
            part.write_bytes(data)
            part.replace(path)
    return path


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """Give a folder in ``beside``, so on the same disk, that goes when it is left.

    Raises:
        CannotWriteError: It cannot be made.
    """
    with naming_place(beside):
        beside.mkdir(parents=True, exist_ok=True)
        clear_left(beside)
        folder = Path(mkdtemp(prefix=f"{_OURS}{os.getpid()}-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_left(folder: Path) -> None:
    """Remove the files that interrupted runs have left in a folder."""
    for path in folder.iterdir():
        if (left := _LEFT.fullmatch(path.name)) and not _runs(int(left[1])):
            shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@contextmanager
def naming_place(path: Path) -> Iterator[None]:
    """Say in one line that a place cannot be written, and why."""
    try:
        yield
    except TechplomacyError:
        raise
    except OSError as error:
        raise CannotWriteError(f"{path} cannot be written: {error.strerror or error}") from None
