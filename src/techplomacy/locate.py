"""Where the data are: in the wheel, in the checkout, or where the user says.

A wheel carries the data inside the package (``techplomacy/_package``). An editable install or a
checkout imports the code from ``src/``, where that folder is absent, so the root of the checkout
is taken. Files are found by path, never through ``as_file``, which fails for folders on 3.11.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TypeAlias

from techplomacy.errors import PackageNotFoundError

DESCRIPTOR = "datapackage.json"
Location: TypeAlias = str | PathLike[str]

_HERE = Path(__file__).resolve().parent
_INSTALLED = _HERE / "_package"
_CHECKOUT = _HERE.parents[1]


def locate(package: Location | None = None) -> Path:
    """Return the path of a package's ``datapackage.json``.

    Args:
        package: A folder, or the path of a ``datapackage.json``; the project's own if None.

    Raises:
        PackageNotFoundError: No descriptor is there.
    """
    places = [_INSTALLED, _CHECKOUT] if package is None else [Path(package)]
    for place in places:
        path = place / DESCRIPTOR if place.is_dir() else place
        if path.is_file():
            return path
    raise PackageNotFoundError(f"no {DESCRIPTOR} at {' or '.join(map(str, places))}")


def is_own_checkout(package: Location | None) -> bool:
    """Say whether ``package`` means the project's own checkout, not an installed or named one."""
    return package is None and locate().parent == _CHECKOUT
