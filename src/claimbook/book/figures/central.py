"""How far the claims stand on which the argument rests, and beneath them the others."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.audit.verdicts import SIGNS
from claimbook.book import style
from claimbook.book.register_facets import count_of
from claimbook.book.words import word

BARS = {"central": (0, 0.9), "supporting": (1.05, 0.5), "incidental": (1.75, 0.5)}
"""Weights with the place and the height of their bars."""
SMALLEST = 0.045
"""Share of a bar from which a count is written into a part."""


def draw() -> style.Drawing:
    """Draw a bar for each weight, each filling the width, its parts the verdicts."""
    rows = [(w, v, count_of(weight=w, verdict=v)) for w in BARS for v in style.VERDICTS]
    frame = pd.DataFrame(rows, columns=["weight", "verdict", "claims"])
    frame = frame[frame["claims"].gt(0)]
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 2.3))
    for weight, (row, height) in BARS.items():
        _bar(axes, frame[frame["weight"] == weight], row, height)
    axes.set_yticks([row for row, _ in BARS.values()], list(BARS))
    axes.set_xlim(0, 1)
    axes.set_ylim(2.1, -1.05)
    style.bare(axes)
    _key(axes, frame)
    whole, decided, not_holding = (
        count_of(weight="central", **kind)
        for kind in ({}, {"verdict": "decided"}, {"verdict": "not-holding"})
    )
    return style.Drawing(
        canvas,
        frame,
        f"Of the {word(decided)} central claims that evidence decides, {word(not_holding)} do not "
        "fully hold",
        f"Number of claims by weight and verdict, each bar filling the width; {word(whole)} are "
        "central. Repetitions are left out",
        "Stacked bars of claims by verdict. "
        + " ".join(_said(frame[frame["weight"] == w], w) for w in BARS),
    )


def _bar(axes: Axes, part: pd.DataFrame, row: float, height: float) -> None:
    start, whole = 0.0, int(part["claims"].sum())
    for verdict, count in zip(part["verdict"], part["claims"], strict=True):
        width = count / whole
        colour = style.VERDICTS[verdict]
        axes.barh(row, width, left=start, height=height, color=colour, edgecolor="white")
        if width >= SMALLEST:
            look: dict[str, Any] = {"ha": "center", "va": "center", "color": style.ink_on(verdict)}
            axes.annotate(f"{SIGNS[verdict]} {count}".strip(), (start + width / 2, row), **look)
        elif height == max(each for _, each in BARS.values()):
            above = (start + width / 2, row - height / 2 - 0.02)
            axes.annotate(f"{SIGNS[verdict]} {count}", above, ha="center", va="bottom", fontsize=9)
        start += width


def _key(axes: Axes, frame: pd.DataFrame) -> None:
    """Name the verdicts above the bars, each behind a square of its colour."""
    seen = [v for v in style.VERDICTS if v in set(frame["verdict"])]
    at = 0.0
    for verdict in seen:
        name = verdict.removeprefix("confirmed-").replace("-", " ")
        axes.scatter([at + 0.008], [-0.8], s=40, marker="s", color=style.VERDICTS[verdict])
        axes.annotate(name, (at + 0.022, -0.8), va="center", fontsize=9, color=style.INK)
        at += 0.05 + 0.0128 * len(name)


def _said(part: pd.DataFrame, weight: str) -> str:
    counts = zip(part["claims"], part["verdict"], strict=True)
    return f"{weight.capitalize()}: {', '.join(f'{n} {v}' for n, v in counts)}."
