"""A limit on the memory that reading one file takes, whatever the file says of its own size."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.errors import UnusableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = 1024 * 2**20
"""Bytes beyond what the process has when the reading begins."""
LIMITS = {"file of evidence, memory to read it": f"{MEMORY // 2**20:,} MiB"}
_USED = Path("/proc/self/statm")


@contextmanager
def bounded() -> Iterator[None]:
    """Let what is read here take no more than `MEMORY`; a system that has no such limit sets none.

    Raises:
        UnusableFileError: It takes more.
    """
    try:
        with _limited():
            yield
    except MemoryError:
        raise _beyond() from None


def refuse_beyond(size: int) -> None:
    """Refuse what says that it has more than `MEMORY` bytes.

    Raises:
        UnusableFileError: It does.
    """
    if size > MEMORY:
        raise _beyond()


def _beyond() -> UnusableFileError:
    message = f"takes more than {MEMORY // 2**20:,} MiB of memory to read"
    return UnusableFileError("limit", message)


@contextmanager
def _limited() -> Iterator[None]:
    if not _USED.exists():
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(_USED.read_text().split()[0]) * resource.getpagesize()
    allowed = used + MEMORY if before[0] < 0 else min(used + MEMORY, before[0])
    resource.setrlimit(resource.RLIMIT_AS, (allowed, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
