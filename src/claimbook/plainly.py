"""How a command ends when it cannot go on: with one line and an exit status, never a traceback."""

import codecs
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from claimbook.errors import TechplomacyError
from claimbook.extras import naming_extra
from claimbook.printable import printable

INTERRUPTED = 130
"""What shells give a command that Ctrl-C ends."""
CANNOT_RUN = 2


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what a user or the system does to a command into one line.

    A request to end (SIGTERM) ends it as Ctrl-C does, so that what it was about to write goes.

    Raises:
        SystemExit: In place of the error, with its exit status.
    """
    _make_writable("stdout")
    _make_writable("stderr")
    before = signal.signal(signal.SIGTERM, _end)
    try:
        with naming_extra("this command"):
            yield
    except TechplomacyError as error:
        _stop(error.code, str(error), error.exit_status)
    except KeyboardInterrupt:
        _stop("interrupted", "stopped before the end", INTERRUPTED)
    except MemoryError:
        _stop("memory", "there is not enough memory", CANNOT_RUN)
    except OSError as error:
        # Python names every file but the current folder, where that is gone.
        named = error.filename or (isinstance(error, FileNotFoundError) and "the current folder")
        place = f"{named}: " if named else ""
        _stop("system", f"{place}{error.strerror or error}", CANNOT_RUN)
    finally:
        signal.signal(signal.SIGTERM, before)


def _make_writable(name: str) -> None:
    """Let a stream take any character, and let one that is closed take all and keep nothing."""
    stream = getattr(sys, name)
    if stream is None:
        setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    elif isinstance(stream, io.TextIOWrapper):
        is_ascii = codecs.lookup(stream.encoding).name == "ascii"
        stream.reconfigure(encoding="utf-8" if is_ascii else None, errors="backslashreplace")


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _stop(code: str, message: str, status: int) -> None:
    print(f"error [{code}]: {printable(message)}", file=sys.stderr)
    raise SystemExit(status) from None
