"""What runs that were killed left behind: folders whose names have the number of a process."""

import os
import shutil
from pathlib import Path


def sweep(folder: Path, begin: str) -> None:
    """Remove what begins with these words and the number of a process that is no more."""
    for path in folder.glob(f"{begin}*-*"):
        number = path.name.removeprefix(begin).partition("-")[0]
        if number.isdecimal() and not _is_running(int(number)):
            shutil.rmtree(path, ignore_errors=True)


def _is_running(process: int) -> bool:
    """Whether a process may still run; where none can be asked without harm, each may."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True
