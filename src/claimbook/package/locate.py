"""Which package is meant, where it is, and whether its code may run.

A package is opened once and remembers what was computed of it. A function that gets no package
takes the one in use: that of the verb that is running, else that of the book that is rendered, else
the one that a study bound when it was imported, else that of the working folder or of the nearest
folder above.
"""

from __future__ import annotations

import os
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any, TypeAlias

from claimbook.errors import PackageNotFoundError
from claimbook.package.watching import State, state_of

DESCRIPTOR = "datapackage.json"
CLAIMS = "claims.yaml"
"""The one file with which a package may begin."""
RENDERED = "QUARTO_PROJECT_ROOT"
"""The variable in which a renderer tells a chapter's kernel the folder of its project."""
MOMENT = 1.0
"""Seconds for which the files of a book that is rendered are taken to be unchanged."""
Location: TypeAlias = str | PathLike[str]


@dataclass(eq=False)
class OpenPackage(PathLike[str]):
    """A package that was opened: where it is, and what was computed of it so far.

    Attributes:
        descriptor: The path of its ``datapackage.json``.
        is_trusted: Whether Python that it has or names may run.
        is_bound: Whether it is the package of a study that is imported.
        results: What was computed of the files as they are; see `claimbook.package.caching`.
    """

    descriptor: Path
    is_trusted: bool = False
    is_bound: bool = False
    results: dict[Hashable, Any] = field(default_factory=dict, repr=False)
    _state: State = field(default=(), repr=False)
    _looked: float = field(default=0.0, repr=False)

    @property
    def root(self) -> Path:
        """The folder of the package."""
        return self.descriptor.parent

    def refresh(self) -> OpenPackage:
        """Forget what was computed if a file of the package changed since."""
        state = state_of(self.descriptor)
        if state != self._state:
            self.results.clear()
            self._state = state
        return self

    def refresh_if_due(self) -> OpenPackage:
        """Refresh, but look at the files at most once a moment, since chapters ask very often."""
        if time.monotonic() - self._looked > MOMENT:
            self.refresh()
            self._looked = time.monotonic()
        return self

    def __fspath__(self) -> str:
        return str(self.descriptor)


_bound: list[Path] = []
_opened: dict[Hashable, OpenPackage] = {}
_in_use: ContextVar[OpenPackage | None] = ContextVar("package in use", default=None)


def bind(*places: Path) -> None:
    """Make the first of ``places`` that is a package the default, for calls without a path."""
    _bound[:] = places


def bound() -> OpenPackage:
    """Return the package that a study bound; its code is that of the study, and may run.

    Raises:
        PackageNotFoundError: Its data are not where it said.
    """
    key = tuple(_bound)
    if key not in _opened:
        _opened[key] = OpenPackage(_found(_bound), is_trusted=True, is_bound=True).refresh()
    return _opened[key]


def open_at(place: Location, is_trusted: bool = False) -> OpenPackage:
    """Open the package at a folder or descriptor.

    Raises:
        PackageNotFoundError: No descriptor is there.
    """
    return _open(_found([Path(place)]), is_trusted).refresh()


def opened(package: Location | None = None) -> OpenPackage:
    """Return the package that is meant: one that is open, one at a path, or the one in use.

    Raises:
        PackageNotFoundError: No descriptor is there.
    """
    if package is None:
        return _current()
    return package if isinstance(package, OpenPackage) else open_at(package)


@contextmanager
def using(package: OpenPackage) -> Iterator[OpenPackage]:
    """Let a package be the one in use, so that calls that name no package take it."""
    token = _in_use.set(package)
    try:
        yield package
    finally:
        _in_use.reset(token)


def locate(package: Location | None = None) -> Path:
    """Return the path of a package's ``datapackage.json``.

    Args:
        package: A folder, or the path of a ``datapackage.json``; the package in use if None.

    Raises:
        PackageNotFoundError: No descriptor is there.
    """
    return opened(package).descriptor


def is_own_checkout(package: Location | None) -> bool:
    """Say whether the bound package is meant, and is a checkout rather than installed."""
    found = opened(package)
    return found.is_bound and (found.root / "pyproject.toml").is_file()


def is_own_project(folder: Path) -> bool:
    """Say whether a folder is that of the package that a study bound."""
    if not _bound:
        return False
    return bound().root.resolve() == folder.resolve()


def _current() -> OpenPackage:
    if (used := _in_use.get()) is not None:
        return used
    if project := os.environ.get(RENDERED):
        rendered = _rendered(project)
        if rendered is not None:
            return rendered
    if _bound:
        return bound()
    here = Path.cwd()
    return _open(_found([here, *here.parents])).refresh()


def _rendered(project: str) -> OpenPackage | None:
    """Return the package of the book that is rendered, if it has one; its chapters run already."""
    if project not in _opened:
        path = Path(project, DESCRIPTOR)
        if not path.is_file():
            return None
        own = is_own_project(path.parent)
        _opened[project] = bound() if own else _open(path, is_trusted=True)
    return _opened[project].refresh_if_due()


def _found(places: list[Path]) -> Path:
    for place in places:
        path = place / DESCRIPTOR if place.is_dir() else place
        if path.is_file():
            return path
    claims = next((p / CLAIMS for p in places[:1] if (p / CLAIMS).is_file()), None)
    hint = f"; `claimbook init {claims.parent} --claims {claims}` grows one" if claims else ""
    raise PackageNotFoundError(f"no {DESCRIPTOR} at {' or '.join(map(str, places))}{hint}")


def _open(path: Path, is_trusted: bool = False) -> OpenPackage:
    """Return the same open package each time that the same one is opened in the same way."""
    key = (path.resolve(), is_trusted)
    if key not in _opened:
        _opened[key] = OpenPackage(path, is_trusted).refresh()
    return _opened[key]
