"""Denmark in the European index: as first published, and recomputed on one method."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.book import style
from claimbook.book.words import listed, plural, word
from claimbook.package.caching import kept_with_package
from techplomacy.book.indices import standings

FIRST, ONE = "desi_original_rank", "desi_score"
PARTS = {
    "desi_connectivity": "connectivity",
    "desi_integration_of_digital_technology": "use by enterprises",
    "desi_human_capital": "human capital",
    "desi_digital_public_services": "public services",
}
LABEL = style.BESIDE | {"bbox": {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1}}
PUBLISHED, RECOMPUTED = "as first published", "on the method of the last edition"


@kept_with_package
def places() -> pd.DataFrame:
    """Return Denmark's places: one row an edition, one column each way and each dimension."""
    table = standings()
    names = {FIRST: PUBLISHED, ONE: RECOMPUTED} | PARTS
    chosen = table[table["indicator"].isin(list(names))]
    wide = chosen.pivot_table(index="year", columns="indicator", values="place")
    return wide[list(names)].rename(columns=names).rename_axis(columns=None)


def differing() -> list[int]:
    """Return the editions in which the two places differ."""
    both = places()[[PUBLISHED, RECOMPUTED]].dropna()
    return [int(year) for year in both.index[both[PUBLISHED] != both[RECOMPUTED]]]


def draw() -> style.Drawing:
    """Draw both lines of places at the left, and those of the dimensions at the right."""
    frame = places()
    wide = _canvas(frame, 1, 2, (style.WIDTH, 3.4))
    narrow = _canvas(frame, 2, 1, (style.NARROW, 5.6))
    shown = frame.astype("Int64").reset_index()
    return style.Drawing(wide, shown, _title(frame), _caption(frame), _alt(frame), narrow)


def _canvas(frame: pd.DataFrame, rows: int, columns: int, size: tuple[float, float]) -> Canvas:
    canvas, (left, right) = plt.subplots(rows, columns, figsize=size, sharey=True)
    _line(left, frame[PUBLISHED].dropna(), style.BLUE, "--o")
    _line(left, frame[RECOMPUTED].dropna(), style.BLUE, "-s")
    left.annotate(PUBLISHED, (2016, 1), (0, 12), color=style.BLUE, ha="center", **LABEL)
    low = frame[RECOMPUTED].idxmax()
    left.annotate(
        "on one method",
        (low, frame[RECOMPUTED].max()),
        (-6, -11),
        color=style.BLUE,
        ha="right",
        **LABEL,
    )
    left.set_title("Denmark’s place among the members")
    for name in PARTS.values():
        line = frame[name].dropna()
        _line(right, line, style.GREY, "-o")
        right.annotate(name, (line.index[-1], line.iloc[-1]), (7, 0), color=style.INK, **LABEL)
    right.set_title("on one method, by dimension")
    worst = int(frame.max(axis=None))
    left.set_ylim(worst + 0.6, 0.3)
    left.set_yticks(range(1, worst + 1))
    for axes in (left, right):
        years = frame[PUBLISHED if axes is left else RECOMPUTED].dropna().index
        axes.set_xticks(years, [f"’{year % 100}" for year in years])
        axes.grid(axis="y", color=style.FAINT, linewidth=0.5)
        style.bare(axes, x=True)
    right.set_xlim(frame[RECOMPUTED].first_valid_index() - 0.4, frame.index[-1] + 3.4)
    return canvas


def _line(axes: Axes, line: pd.Series[float], colour: str, marks: str) -> None:
    axes.plot(line.index, line, marks, color=colour, markersize=5, linewidth=1.6)


def _title(frame: pd.DataFrame) -> str:
    published, one = frame[PUBLISHED].dropna(), frame[RECOMPUTED].dropna()
    return (
        f"Denmark was first in {word(int((published == 1).sum()))} of "
        f"{plural(len(published), 'edition')} as published, in {word(int((one == 1).sum()))} of "
        f"{word(len(one))} once recomputed"
    )


def _caption(frame: pd.DataFrame) -> str:
    one, both = frame[RECOMPUTED].dropna(), frame[[PUBLISHED, RECOMPUTED]].dropna()
    return (
        f"Denmark's places among the members of the Union in the Digital Economy and Society "
        f"Index, as published and on the method of {one.index[-1]}. In "
        f"{word(len(differing()))} of the {word(len(both))} editions that have both, the places "
        f"differ"
    )


def _alt(frame: pd.DataFrame) -> str:
    published, one = frame[PUBLISHED].dropna(), frame[RECOMPUTED].dropna()
    last = frame[list(PARTS.values())].dropna().iloc[-1].astype(int)
    parts = [f"{name} at place {place}" for name, place in last.items()]
    return (
        f"At the left a dashed line of places from {published.index[0]} to {published.index[-1]} "
        f"between the first and place {published.max():.0f}, and a full line from {one.index[0]} "
        f"on between place {one.min():.0f} and {one.max():.0f}. At the right "
        f"{plural(len(PARTS), 'line')} for the dimensions, which end with {listed(parts)}."
    )
