"""All that is dated, by kind: what the article names, and what happened beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from claimbook.book import style
from claimbook.book.words import listed, plural, share, word
from techplomacy.book.dated import LANES, things

YEARS = (1950, 1990, 2000, 2010, 2020, 2027)
PLACES = (0.0, 0.1, 0.22, 0.42, 0.84, 1.0)
"""Years and their places on the axis, from end to end: the later, the wider a year."""
LEFT, RIGHT = 0.06, 0.07
"""Margins beside the axis, in inches."""
ROW, GAP = 0.125, 0.165
"""Height of a row, and of the title of a lane, in inches."""
LETTER, DOT = 0.055, 0.1
"""Width of a letter of a name and of a mark, in inches."""
LETTERS = 34
LOOK: dict[str, Any] = {"va": "center", "fontsize": 6.8}


def draw() -> style.Drawing:
    """Draw a lane a kind: filled marks with names for what the article names, else hollow ones."""
    frame = begun()
    lanes = [(lane, part) for lane, part in _lanes(frame)]
    rows = [max(row for row, *_ in part) + 1 for _, part in lanes]
    height = sum(rows) * ROW + len(rows) * GAP + 0.42
    canvas, axes = plt.subplots(figsize=(style.WIDTH, height))
    axes.set_xlim(0, style.WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    _axis(axes, height)
    top = 0.4
    for (lane, part), count in zip(lanes, rows, strict=True):
        entries = frame[frame["lane"] == lane]
        _title(axes, lane, entries, top)
        for row, entry, is_left in part:
            _mark(axes, entry, top + GAP + (row + 0.4) * ROW, is_left=is_left)
        top += GAP + count * ROW
    return style.Drawing(canvas, frame, _caption(frame), _alt(frame))


def begun() -> pd.DataFrame:
    """Return the dated things whose beginning is known."""
    return things().dropna(subset="low").reset_index(drop=True)


def place(year: float) -> float:
    """Return where a year stands, in inches from the left."""
    width = style.WIDTH - LEFT - RIGHT
    return LEFT + width * float(np.interp(year, YEARS, PLACES))


def label(name: str) -> str:
    """Return the short form of a name: what stands before a comma, colon or bracket, cut."""
    text = re.split(r"[,:(]", name)[0].strip()
    return text if len(text) <= LETTERS else text[: LETTERS - 1].rsplit(" ", 1)[0] + "…"


def _lanes(frame: pd.DataFrame) -> Iterator[tuple[str, list[tuple[int, dict[Any, Any], bool]]]]:
    """Yield each lane with its entries, the row of each, and whether its name stands to the left.

    An entry takes the first row in which neither its mark nor its name covers another.
    """
    for lane in LANES:
        ends: list[float] = []
        part = []
        spans = [(_span(entry), entry) for entry in frame[frame["lane"] == lane].to_dict("records")]
        for (start, end, is_left), entry in sorted(spans, key=lambda each: each[0][:2]):
            free = (row for row, last in enumerate(ends) if last <= start)
            row = next(free, len(ends))
            ends[row : row + 1] = [end]
            part.append((row, entry, is_left))
        if part:
            yield lane, part


def _span(entry: dict[Any, Any]) -> tuple[float, float, bool]:
    """Return the space that an entry takes, from left to right, and whether its name is left."""
    at = _at(entry)
    name = LETTER * len(label(entry["name"])) + DOT if entry["is_named"] else 0.0
    if at + DOT + name <= style.WIDTH:
        return at - DOT / 2, at + DOT / 2 + name, False
    return at - DOT / 2 - name, at + DOT / 2, True


def _at(entry: dict[Any, Any]) -> float:
    """Return where the mark of an entry stands: at its beginning."""
    return place(float(entry["low"]))


def _mark(axes: Axes, entry: dict[Any, Any], height: float, *, is_left: bool) -> None:
    at = _at(entry)
    face = style.BLUE if entry["is_named"] else style.PAPER
    axes.plot(at, height, "o", mec=style.BLUE, mfc=face, markersize=4, mew=0.8)
    if entry["is_named"]:
        side, away = ("right", -0.07) if is_left else ("left", 0.07)
        axes.text(at + away, height, label(entry["name"]), ha=side, **LOOK)


def _title(axes: Axes, lane: str, entries: pd.DataFrame, top: float) -> None:
    named = int(entries["is_named"].sum())
    axes.plot((LEFT, style.WIDTH - RIGHT), (top, top), color=style.FAINT, linewidth=0.6)
    axes.text(LEFT, top + 0.1, lane, va="center", fontsize=8, fontweight="bold")
    text = f"{named} named, {len(entries) - named} beside"
    right = style.WIDTH - RIGHT
    axes.text(right, top + 0.1, text, ha="right", color=style.GREY, **LOOK)


def _axis(axes: Axes, height: float) -> None:
    for year in YEARS[:-1]:
        axes.text(place(year), 0.12, str(year), ha="left", color=style.GREY, **LOOK)
        axes.plot((place(year),) * 2, (0.22, height), color=style.FAINT, linewidth=0.4, zorder=0)


def _caption(frame: pd.DataFrame) -> str:
    named = int(frame["is_named"].sum())
    is_silent = ~things().groupby("lane", sort=False)["is_named"].any()
    silent = list(is_silent.index[is_silent])
    fewest = f"; of {listed(silent)} it names none" if silent else ""
    without = len(things()) - len(frame)
    return (
        f"What is dated in the tables, by kind: filled and named what the article names, hollow "
        f"what stands beside it. It names {share(named, len(frame))} of {len(frame)}{fewest}. A "
        f"mark stands at the beginning; {word(without)} whose beginning is not known are left "
        "out. The axis gives later years more room"
    )


def _alt(frame: pd.DataFrame) -> str:
    counts = frame.groupby("lane", sort=False)["is_named"].agg(["sum", "count"])
    said = [f"{lane} {row['sum']} of {row['count']}" for lane, row in counts.iterrows()]
    late = int((frame["low"] >= YEARS[-3]).sum())
    return (
        f"A time axis with {plural(len(counts), 'lane')} of dots from {YEARS[0]}; "
        f"{share(late, len(frame))} of the dots lie from {YEARS[-3]} on. Filled dots of all, by "
        f"lane: {'; '.join(said)}."
    )
