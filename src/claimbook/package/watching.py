"""Which files a package is read from, and whether they are still those that were read."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

SETTINGS = "article.toml"
CODE = "checks.py"
CODE_FOLDER = "checks"
"""Where a package may have code of its own: a file, or a folder of modules."""

State = tuple[tuple[str, int, int], ...]


def state_of(descriptor: Path) -> State:
    """Return name, time of change and size of every file that a package is read from."""
    return tuple(_state(path) for path in files_of(descriptor))


def files_of(descriptor: Path) -> list[Path]:
    """Return the descriptor, what it names, the settings, and the code of a package."""
    root, named = descriptor.parent, _named(*_state(descriptor))
    return [descriptor, root / SETTINGS, *named, *code_files(root)]


def code_files(root: Path) -> list[Path]:
    """Return where code of a package may stand: the file, and each module of the folder."""
    return [root / CODE, *sorted((root / CODE_FOLDER).glob("*.py"))]


def _state(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return str(path), 0, -1
    return str(path), found.st_mtime_ns, found.st_size


@lru_cache(maxsize=64)
def _named(descriptor: str, _changed: int, _size: int) -> tuple[Path, ...]:
    """Return the paths in a descriptor, sound or not: what cannot be read names no file."""
    path = Path(descriptor)
    try:
        raw: Any = json.loads(path.read_bytes())
        entries = raw["resources"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()
    entries = (
        [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    )
    values = [entry.get(key) for entry in entries for key in ("path", "schema")]
    return tuple(path.parent / value for value in values if isinstance(value, str))
