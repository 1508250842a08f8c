"""Which files a package is read from, and whether they are still those that were read."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
    root = descriptor.parent
    named = [root / name for name in _named(descriptor)]
    code = [root / CODE, *sorted((root / CODE_FOLDER).glob("*.py"))]
    return [descriptor, root / SETTINGS, *named, *code]


def _state(path: Path) -> tuple[str, int, int]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return str(path), 0, -1
    return str(path), found.st_mtime_ns, found.st_size


def _named(descriptor: Path) -> Iterator[str]:
    """Yield the paths in a descriptor, sound or not: what cannot be read names no file."""
    try:
        raw: Any = json.loads(descriptor.read_bytes())
        entries = raw["resources"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return
    for entry in entries if isinstance(entries, list) else []:
        for key in ("path", "schema"):
            value = entry.get(key) if isinstance(entry, dict) else None
            if isinstance(value, str):
                yield value
