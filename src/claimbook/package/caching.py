"""What is computed once for each package, however the package is passed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Protocol, TypeVar

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)


class PackageFunction(Protocol[Result_co]):
    """A function of a package; without one it is of the project's own."""

    def __call__(self, package: Path | None = None) -> Result_co:
        """Return the result for a package."""
        ...


def once_per_package(function: Callable[[Path | None], Result]) -> PackageFunction[Result]:
    """Let a function run once for each package: ``f()`` and ``f(None)`` are one call."""
    cached = cache(function)

    @wraps(function)
    def call(package: Path | None = None) -> Result:
        return cached(package)

    return call
