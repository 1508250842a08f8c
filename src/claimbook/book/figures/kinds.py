"""What kinds of claims each section makes."""

from __future__ import annotations

from math import sqrt

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from claimbook.book import style
from claimbook.book.frames import claims, section_names
from claimbook.book.words import share

ROOM = 130
"""Area of a disc, in square points, in which a number can be read."""


def draw() -> style.Drawing:
    """Draw a grid of counts, section by kind, a disc each."""
    frame = claims()
    counts = frame.groupby(["section_id", "kind"], observed=True).size().unstack(fill_value=0)
    counts = counts[counts.sum().sort_values(ascending=False).index]
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 2.8))
    peak = counts.to_numpy().max()
    for row, section in enumerate(counts.index):
        for column, kind in enumerate(counts.columns):
            number = counts.loc[section, kind]
            if number:
                area = 380 * number / peak
                axes.scatter(column, row, s=area, color=style.SKY, linewidths=0)
                _write(axes, number, (column, row), area)
    axes.set_xticks(range(len(counts.columns)), counts.columns, rotation=35, ha="left")
    axes.set_yticks(range(len(counts)), [section_names()[s] for s in counts.index])
    axes.xaxis.tick_top()
    axes.set_xlim(-0.6, len(counts.columns) - 0.4)
    axes.set_ylim(len(counts) - 0.4, -0.7)
    for side in ("left", "bottom", "top"):
        axes.spines[side].set_visible(False)
    data = counts.stack().rename("claims").reset_index()
    top, second = counts.sum().index[:2]
    totals, whole = counts.sum(), int(counts.to_numpy().sum())
    return style.Drawing(
        canvas,
        data,
        f"Claims by section and kind. Claims of {top} ({share(totals[top], whole)}) and "
        f"{second} ({share(totals[second], whole)}) are the most frequent; the area of a disc is "
        "the number of claims",
        f"Grid of discs, sections downwards and kinds of claims across. The largest disc holds "
        f"{peak} claims; the column of {top} is the fullest.",
    )


def _write(axes: Axes, number: int, at: tuple[int, int], area: float) -> None:
    """Write a count in its disc, or beside it where the disc is too small."""
    inside = area >= ROOM
    axes.annotate(
        f"{number}",
        at,
        (0 if inside else sqrt(area) / 2 + 1.5, 0),
        textcoords="offset points",
        ha="center" if inside else "left",
        va="center",
        fontsize=8,
    )
