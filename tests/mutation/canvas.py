"""A canvas that draws nothing and notes what it is told: a figure is compared without a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from numbers import Number
from pathlib import Path
from typing import Any
from unittest import mock

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

mpl.use("agg")


class Blank:
    """Stands in for a canvas, its axes, and whatever they return; all of one canvas share notes."""

    def __init__(self, notes: list[str], name: str = "") -> None:
        self.notes, self._name, self._rows = notes, name, 0

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Blank(self.notes, name)

    def __call__(self, *given: Any, **named: Any) -> Blank:
        self.notes.append(f"{self._name} {_plain(given)} {_plain(named)}")
        return Blank(self.notes)

    def __getitem__(self, _: Any) -> Blank:
        return Blank(self.notes)

    def __iter__(self) -> Iterator[Blank]:
        return iter(())

    def set_yticks(self, ticks: Sequence[Any], *given: Any, **named: Any) -> None:
        """Note the ticks, and remember how many rows are labelled."""
        self.notes.append(f"set_yticks {_plain((ticks, *given))} {_plain(named)}")
        self._rows = len(ticks)

    def get_yticklabels(self) -> list[Blank]:
        """Return a label a row."""
        return [Blank(self.notes) for _ in range(self._rows)]


def save(canvas: object, path: Path) -> None:
    """Write what a canvas noted in place of a picture; a true canvas has no notes."""
    if isinstance(canvas, Blank):
        path.write_text("\n".join(canvas.notes), encoding="utf-8")


def _plain(value: Any) -> str:
    """Return values, and how they are nested, as text; of any other object its kind."""
    if isinstance(value, Mapping):
        return _plain(list(value.items()))
    if isinstance(value, np.ndarray | np.generic | pd.Series | pd.Index):
        return _plain(value.tolist())
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_plain, value))}]"
    return repr(value) if isinstance(value, str | Number | date | None) else type(value).__name__


def _subplots(nrows: int = 1, ncols: int = 1, **_: Any) -> tuple[Blank, Any]:
    notes = list[str]()
    grid = [[Blank(notes) for _ in range(ncols)] for _ in range(nrows)]
    if nrows == ncols == 1:
        return Blank(notes), grid[0][0]
    if 1 in (nrows, ncols):
        return Blank(notes), [axes for row in grid for axes in row]
    return Blank(notes), grid


@contextmanager
def blank() -> Iterator[None]:
    """Let figures draw on nothing inside."""
    with mock.patch.multiple(plt, subplots=_subplots, figure=lambda **_: Blank([])):
        yield
