"""Remembers what each function of the book returned and what it read to do so.

A chapter asks for the same things many times. While one cell has another value, only the functions
that read it have to run again; all others return what they returned.
"""

from __future__ import annotations

import copy
import dataclasses
import inspect
import os
import sys
from collections.abc import Callable
from functools import _lru_cache_wrapper, update_wrapper
from types import FunctionType
from typing import Any

import pandas as pd
from IPython.display import Markdown
from watched import WATCH, Cell, Row

SINGLE = (str, int, float, set, frozenset, pd.DataFrame, pd.Series, Markdown)
"""Types of results that are kept; frozen dataclasses are kept too, and lists and dicts of these."""
COPIED = (list, dict, set, pd.DataFrame, pd.Series)
"""Types of results that a caller may change: each gets one of its own."""


@dataclasses.dataclass(frozen=True)
class Kept:
    """A result, and what was read for it."""

    value: Any
    cells: frozenset[Cell] = frozenset()
    frames: frozenset[str] = frozenset()


@dataclasses.dataclass
class Now:
    """What is changed at the moment: one cell, a whole frame, everything, or nothing."""

    cell: Cell | None = None
    frame: str | None = None
    everything: bool = False
    results: dict[Any, Any] = dataclasses.field(default_factory=dict)

    def touches(self, kept: Kept) -> bool:
        """Whether a kept result may be another one now."""
        return self.everything or self.cell in kept.cells or self.frame in kept.frames


NOW = Now()


class Node:
    """Stands in for a function of the book."""

    def __init__(self, function: Callable[..., Any], is_cached: bool) -> None:
        self.function, self.is_cached = function, is_cached
        self.kept: dict[Any, Kept] = {}
        update_wrapper(self, function)

    def __call__(self, *args: Any, **names: Any) -> Any:
        folder = os.getcwd()  # noqa: PTH109 - links depend on it, and it is asked for very often
        key = (folder, args, tuple(sorted(names.items())))
        if not (_plain(args) and _plain(tuple(names.values()))):
            return self.function(*args, **names)
        kept = self.kept.get(key)
        if kept and not NOW.touches(kept):
            WATCH.add(kept.cells, kept.frames)
            return _own(kept.value)
        if WATCH.on:
            return self._kept(key, args, names)
        key = (id(self), key)
        if key not in NOW.results:
            value = self.function(*args, **names)
            if not (self.is_cached or _keeps(value)):
                return value
            NOW.results[key] = value
        return _own(NOW.results[key])

    def _kept(self, key: Any, args: Any, names: Any) -> Any:
        """Run the function, and keep what it returns with what it read."""
        with WATCH.inside() as (cells, frames):
            value = self.function(*args, **names)
        is_constant = self.is_cached and not cells and not frames
        if not (is_constant or _keeps(value)):
            return value
        self.kept[key] = Kept(value, frozenset(cells), frozenset(frames))
        return _own(value)


def _plain(value: object) -> bool:
    """Whether an argument is known by its value alone."""
    if isinstance(value, tuple):
        return all(map(_plain, value))
    return value is None or isinstance(value, str | int | float) or _frozen(value)


def _frozen(value: object) -> bool:
    params = getattr(type(value), "__dataclass_params__", None)
    return bool(params and params.frozen) and _hashes(value)


def _hashes(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _keeps(value: object) -> bool:
    """Whether a result is all there is to read: a row would be read later, past the record."""
    if value is None or isinstance(value, Row):
        return False
    if isinstance(value, tuple | list | dict):
        members = value.values() if isinstance(value, dict) else value
        return all(each is None or _keeps(each) for each in members)
    params = getattr(type(value), "__dataclass_params__", None)
    return isinstance(value, SINGLE) or bool(params and params.frozen)


def _own(value: Any) -> Any:
    return copy.copy(value) if isinstance(value, COPIED) else value


def nodes(package: str) -> dict[Any, Node]:
    """Return a node for each function that is defined in the modules of a package."""
    found = {}
    for name, module in list(sys.modules.items()):
        if f"{name}.".startswith(f"{package}."):
            for value in list(vars(module).values()):
                inner = inspect.unwrap(value) if callable(value) else None
                if not isinstance(value, FunctionType | _lru_cache_wrapper):
                    continue
                if value.__module__ == name and not inspect.isgeneratorfunction(inner):
                    found[value] = Node(inner, isinstance(value, _lru_cache_wrapper))
    return found
