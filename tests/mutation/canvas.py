"""A canvas that takes everything and draws nothing: what a figure says needs no picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import mock

import matplotlib as mpl
import matplotlib.pyplot as plt

mpl.use("agg")


class Blank:
    """Stands in for a canvas, its axes, and whatever they return."""

    def __init__(self) -> None:
        self._rows = 0

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Blank()

    def __call__(self, *_: Any, **__: Any) -> Blank:
        return Blank()

    def __getitem__(self, _: Any) -> Blank:
        return Blank()

    def __iter__(self) -> Iterator[Blank]:
        return iter(())

    def set_yticks(self, ticks: Sequence[Any], *_: Any, **__: Any) -> None:
        """Remember how many rows are labelled."""
        self._rows = len(ticks)

    def get_yticklabels(self) -> list[Blank]:
        """Return a label a row."""
        return [Blank() for _ in range(self._rows)]


def _subplots(nrows: int = 1, ncols: int = 1, **_: Any) -> tuple[Blank, Any]:
    if nrows == ncols == 1:
        return Blank(), Blank()
    if 1 in (nrows, ncols):
        return Blank(), [Blank() for _ in range(nrows * ncols)]
    return Blank(), [[Blank() for _ in range(ncols)] for _ in range(nrows)]


@contextmanager
def blank() -> Iterator[None]:
    """Let figures draw on nothing inside."""
    with mock.patch.multiple(plt, subplots=_subplots, figure=lambda **_: Blank()):
        yield
