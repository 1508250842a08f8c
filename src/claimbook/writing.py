"""Files that are there whole or not at all, whatever stops the writing.

What is written takes its final name only when it is complete: a full disk, a kill or a second run
at the same time never leaves a part under that name. What a kill leaves beside it bears the number
of its process and is cleared away by the next run.
"""

import io
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from claimbook.errors import CannotWriteError, TechplomacyError
from claimbook.render.leftovers import sweep

UNDATED = (1980, 1, 1)
"""The earliest day that a zip can bear."""
_OURS = ".claimbook-"


def zipped(files: Mapping[str, bytes], day: tuple[int, int, int] = UNDATED) -> bytes:
    """Return files by their names as one zip, the same bytes from the same files on any machine.

    Args:
        files: What each file holds.
        day: The day that all of them bear, in place of the clock.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (*day, 0, 0, 0))
            info.create_system = 3  # Unix, wherever it is made: modes are kept
            info.external_attr = (0o100755 if data[:2] == b"#!" else 0o100644) << 16
            archive.writestr(info, data, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def write_whole(path: Path, data: bytes, root: Path | None = None) -> Path:
    """Write a file whole: under its name nobody ever finds a part of it.

    Args:
        path: The file; a link that has its name is replaced, not followed. A pipe or a terminal,
            as ``/dev/stdout``, is written to.
        data: What it is to hold.
        root: The folder that may not be left, if any: a folder on the way may be a link.

    Raises:
        CannotWriteError: It cannot be written; what was there before is still there.
    """
    if root is None and path.exists() and not path.is_file():  # a pipe or a terminal
        with naming_place(path):
            path.write_bytes(data)
        return path
    if root and not path.parent.resolve().is_relative_to(root.resolve()):
        raise CannotWriteError(f"{path} leads out of the package")
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
        sweep(beside, _OURS)
        folder = Path(mkdtemp(prefix=f"{_OURS}{os.getpid()}-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a folder whose files take their place in another when all of them are written.

    One that is there keeps its rights, and those of its files that are not written anew.

    Raises:
        CannotWriteError: They cannot be written, or cannot take their place.
    """
    is_there = folder.is_dir()
    beside = folder if is_there else folder.resolve().parent
    with scratch(beside) as made, naming_place(folder):
        part = made / folder.resolve().name
        yield part
        if not is_there:
            part.rename(folder)
            return
        for path in sorted(part.rglob("*")):
            place = folder / path.relative_to(part)
            if path.is_dir() and not path.is_symlink():
                place.mkdir(exist_ok=True)
            else:
                path.replace(place)


@contextmanager
def naming_place(path: Path) -> Iterator[None]:
    """Say in one line that a place cannot be written, and why.

    Raises:
        CannotWriteError: The system refused to write there.
    """
    try:
        yield
    except TechplomacyError:
        raise
    except OSError as error:
        raise CannotWriteError(f"{path} cannot be written: {error.strerror or error}") from None
