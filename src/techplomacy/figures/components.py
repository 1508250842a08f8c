"""Denmark's place by the whole UN index and by each of the three indices that make it."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.book import style
from claimbook.book.wording import times
from claimbook.book.words import listed, plural, word
from techplomacy.book import egdi as survey

WHOLE = "the whole index"
TICKS = (1, 10, 20, 30)
SMALL: dict[str, Any] = {"fontsize": 8, "textcoords": "offset points", "ha": "center"}


def places() -> pd.DataFrame:
    """Return Denmark's places: one row a survey, one column for the whole and each part."""
    parts = {name: survey.denmark_places(indicator) for indicator, name in survey.PARTS.items()}
    return pd.DataFrame({WHOLE: survey.denmark_places()} | parts).rename_axis("survey")


def ahead_by_sum() -> list[int]:
    """Return the surveys in which Denmark is first by the whole and by none of its parts."""
    frame = places()
    parts = frame.drop(columns=WHOLE)
    return [int(year) for year in frame.index[(frame[WHOLE] == 1) & (parts > 1).all(axis=1)]]


def draw() -> style.Drawing:
    """Draw a panel for the whole and for each part, on one scale."""
    frame = places()
    canvas, panels = plt.subplots(
        1, frame.shape[1], figsize=(style.WIDTH, 2.9), sharey=True, sharex=True
    )
    for axes, name in zip(panels, frame.columns, strict=True):
        _panel(axes, frame[name], style.BLUE if name == WHOLE else style.ORANGE)
    panels[0].set_ylim(int(frame.max(axis=None)) + 5, -1.5)
    panels[0].set_xlim(int(frame.index[0]) - 2, int(frame.index[-1]) + 2)
    panels[0].set_yticks(TICKS, [str(tick) for tick in TICKS])
    panels[0].set_ylabel("place")
    firsts = [times(int((frame[name] == 1).sum())) for name in frame.columns]
    pairs = [f"by {n} {f}" for n, f in zip(frame.columns, firsts, strict=True)]
    by_sum = [str(year) for year in ahead_by_sum()]
    none = (
        f"In {listed(by_sum)} it was first by the whole and by none of its parts"
        if by_sum
        else ("Whenever it was first by the whole, it was so by a part too")
    )
    return style.Drawing(
        canvas,
        frame.reset_index(),
        f"Denmark's place in {plural(len(frame), 'UN survey')} by the whole index and by the "
        f"{word(len(survey.PARTS))} parts whose mean it is; filled marks are first places. It was "
        f"first {listed(pairs)}. {none}",
        f"{word(frame.shape[1]).capitalize()} panels of places from {frame.index[0]} to "
        f"{frame.index[-1]}, the first place at the top. The line for online services sinks "
        f"deepest, to place {frame[survey.PARTS['un_osi']].max()} in "
        f"{frame[survey.PARTS['un_osi']].idxmax()}; those of the other parts stay above place "
        f"{frame.iloc[:, 2:].max(axis=None) + 1}.",
    )


def _panel(axes: Axes, line: pd.Series[int], colour: str) -> None:
    axes.plot(line.index, line, color=colour, linewidth=1.6)
    face = [colour if place == 1 else style.PAPER for place in line]
    axes.scatter(line.index, line, s=26, c=face, edgecolors=colour, zorder=3)
    worst, last = int(line.idxmax()), int(line.index[-1])
    axes.annotate(str(line[worst]), (worst, line[worst]), (0, -13), color=colour, **SMALL)
    axes.annotate(str(line[last]), (last, line[last]), (0, -13), color=colour, **SMALL)
    axes.set_title(str(line.name), color=colour)
    axes.set_xticks(
        [line.index[0], worst, last], [f"’{y % 100:02}" for y in (line.index[0], worst, last)]
    )
    axes.grid(axis="y", color=style.FAINT, linewidth=0.5)
    style.bare(axes, x=True)
