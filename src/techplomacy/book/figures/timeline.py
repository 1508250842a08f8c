"""What the article dates, in the order of time."""

from __future__ import annotations

import textwrap
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from techplomacy.book import style
from techplomacy.book.frames import claims, years
from techplomacy.book.words import word

LINE = 0.235
"""Height of one row in inches."""
AXIS = 0.36
"""Share of the width that the time axis takes; statements stand to its right."""
LETTERS = 88
"""Letters of a statement on one line."""
OPEN = 4
"""Years for which a time without an end, or without a beginning, is drawn dotted."""

BESIDE: dict[str, Any] = {
    "textcoords": "offset points",
    "va": "center",
    "fontsize": 6,
    "linespacing": 1.05,
    "annotation_clip": False,
}


def draw() -> style.Drawing:
    """Draw each dated claim as a point or a bar on a time axis, with its statement beside it."""
    frame = _dated()
    height = LINE * (len(frame) + 2)
    canvas = plt.figure(figsize=(style.WIDTH, height), layout="none")
    axes = canvas.add_axes((0.01, 0.0, AXIS, 1 - 1.6 * LINE / height))
    left, right = frame["from"].min() - 3, frame["to"].max() + 2
    for row, entry in enumerate(frame.itertuples()):
        axes.plot([left, right], [row, row], color=style.FAINT, linewidth=0.4, zorder=0)
        _mark(axes, row, float(entry.low), float(entry.high))
        text = textwrap.fill(entry.statement, LETTERS)
        axes.annotate(text, (right, row), (5, 0), **BESIDE)
    axes.set_ylim(len(frame) - 0.4, -0.6)
    axes.set_xlim(left, right)
    axes.set_yticks([])
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", labelsize=7)
    for side in ("left", "bottom", "top"):
        axes.spines[side].set_visible(False)
    recent = int((frame["from"] >= frame["to"].max() - 10).sum())
    decade = int(frame["to"].max() - 10)
    return style.Drawing(
        canvas,
        frame[["claim_id", "page", "value", "period", "statement"]],
        f"The {len(frame)} dates that the article gives, in the order of time: a dot is a year, a "
        "bar a period, a dotted line a time that is bounded on one side only. "
        f"{word(recent).capitalize()} of them lie after {decade}",
        f"A list of {len(frame)} dated statements with a dot or bar for each on a common axis "
        f"from {int(frame['from'].min())} to {int(frame['to'].max())}; they grow denser towards "
        "the end.",
    )


def _mark(axes: Axes, row: int, low: float, high: float) -> None:
    if pd.isna(low) or pd.isna(high):
        year = high - 0.5 if pd.isna(low) else low + 0.5
        ends = [year - OPEN, year] if pd.isna(low) else [year, year + OPEN]
        axes.plot(ends, [row, row], color=style.BLUE, linewidth=2, linestyle=(0, (1, 1)))
        axes.plot(year, row, "o", color=style.BLUE, markersize=4)
    elif high - low > 1:
        axes.plot([low, high], [row, row], color=style.BLUE, linewidth=5, solid_capstyle="butt")
    else:
        axes.plot((low + high) / 2, row, "o", color=style.ORANGE, markersize=5)


def _dated() -> pd.DataFrame:
    frame = claims()
    frame = frame[(frame["kind"] == "date") & frame["restates"].isna() & frame["period"].notna()]
    frame = frame[~frame["section_id"].isin(["S01"])]
    spans = pd.DataFrame([years(p) for p in frame["period"]], columns=["low", "high"])
    frame = frame.reset_index(drop=True).join(spans)
    frame["from"], frame["to"] = frame["low"].fillna(frame["high"]), frame["high"]
    frame["to"] = frame["to"].fillna(frame["low"])
    return frame.sort_values(["from", "to", "claim_id"]).reset_index(drop=True)
