"""Processes that end when the one that started them does, however that ended; on Linux alone.

Linux sends a process a signal of its choice at the end of the one that started it. A process
keeps that choice when it becomes another program, but those that it splits off do not have it.
"""

import ctypes
import signal
import sys

ON_LINUX = sys.platform == "linux"
_CHOICE = 1  # PR_SET_PDEATHSIG
_BECOME = (
    f"import ctypes, os, sys; ctypes.CDLL(None).prctl({_CHOICE}, {int(signal.SIGKILL)}); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)


def end_with_parent() -> None:
    """End this process when the one that started it ends."""
    if ON_LINUX:
        ctypes.CDLL(None).prctl(_CHOICE, signal.SIGKILL)


def bound(program: str) -> list[str]:
    """Return the words that start a program so that it ends with this process."""
    return [sys.executable, "-I", "-S", "-c", _BECOME, program] if ON_LINUX else [program]
