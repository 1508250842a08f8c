"""Where the data are: where the user says, in the bound package, or in the folder one stands in.

A study binds its own package when it is imported, so that its verbs need no path. The engine alone
takes the package of the working folder, or of the nearest folder above.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TypeAlias

from claimbook.errors import PackageNotFoundError

DESCRIPTOR = "datapackage.json"
Location: TypeAlias = str | PathLike[str]

_bound: list[Path] = []


def bind(*places: Path) -> None:
    """Let the first of ``places`` that is a package be the one that no path means."""
    _bound[:] = places


def locate(package: Location | None = None) -> Path:
    """Return the path of a package's ``datapackage.json``.

    Args:
        package: A folder, or the path of a ``datapackage.json``; the bound one if None, else that
            of the working folder.

    Raises:
        PackageNotFoundError: No descriptor is there.
    """
    here = Path.cwd()
    places = [Path(package)] if package is not None else _bound or [here, *here.parents]
    for place in places:
        path = place / DESCRIPTOR if place.is_dir() else place
        if path.is_file():
            return path
    raise PackageNotFoundError(f"no {DESCRIPTOR} at {' or '.join(map(str, places))}")


def is_own_checkout(package: Location | None) -> bool:
    """Say whether ``package`` means the project's own checkout, not an installed or named one."""
    return package is None and (locate().parent / "pyproject.toml").is_file()
