"""Works by class of source and year: what the article cites, and what was read beside it."""

from __future__ import annotations

import textwrap
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd

from claimbook.audit.source_classes import RANK
from claimbook.book import style
from claimbook.book.frames import labels
from claimbook.book.sources import cited
from claimbook.book.words import plural, share
from claimbook.package.reading import read

EARLIEST = 1995
"""The first year that is drawn; older works stand there."""
SHIFT = 0.2
"""How far the marks of cited works stand above the middle of a row, the others below."""
AREA = 11
"""Area of the mark of one work, in square points."""
SIDES = ((True, "cited by the article", style.ORANGE), (False, "read as evidence", style.BLUE))
BESIDE: dict[str, Any] = {"textcoords": "offset points", "va": "center", "fontsize": 8}


def counts() -> pd.DataFrame:
    """Return how many works there are of each class and year, cited ones apart.

    One row a mark: ``source_class``, ``year`` (never before `EARLIEST`), ``is_cited``, ``works``.
    Works without a year are left out.
    """
    frame = read("works").astype({"source_class": str})
    frame = frame[(frame["source_class"] != "audited") & frame["issued"].notna()]
    year = frame["issued"].str[:4].astype(int).clip(lower=EARLIEST)
    frame = frame.assign(year=year, is_cited=frame["work_id"].isin(cited()))
    keys = ["source_class", "year", "is_cited"]
    return frame.groupby(keys).size().rename("works").reset_index()


def classes(frame: pd.DataFrame) -> list[str]:
    """Return the classes, from the best rank, the larger first within a rank."""
    sizes = frame.groupby("source_class")["works"].sum()
    return sorted(sizes.index, key=lambda name: (RANK[name], -sizes[name]))


def draw() -> style.Drawing:
    """Draw a row a class, a disc for the works of a year, cited ones above the others."""
    frame = counts()
    rows = classes(frame)
    names = labels("works", "source_class")
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.44 * len(rows) + 0.9))
    for is_cited, text, colour in SIDES:
        part = frame[frame["is_cited"] == is_cited]
        up = -SHIFT if is_cited else SHIFT
        heights = [rows.index(name) + up for name in part["source_class"]]
        axes.scatter(part["year"], heights, s=AREA * part["works"], color=colour, linewidths=0)
        at = (EARLIEST + (0 if is_cited else 11), -1.05)
        axes.annotate(f"● {text}", at, (0, 0), color=colour, **BESIDE)
    last = int(frame["year"].max())
    axes.annotate("works cited, read", (last + 3, -1.05), (0, 0), ha="right", **BESIDE)
    for row, name in enumerate(rows):
        axes.axhline(row + 0.5, color=style.FAINT, linewidth=0.4)
        mine = frame[frame["source_class"] == name]
        own = int(mine.loc[mine["is_cited"], "works"].sum())
        other = int(mine["works"].sum()) - own
        axes.annotate(f"{own}, {other}", (last + 1, row), (0, 0), color=style.GREY, **BESIDE)
    axes.set_yticks(range(len(rows)), [textwrap.fill(names[name], 32) for name in rows], fontsize=8)
    axes.set_ylim(len(rows) - 0.5, -1.5)
    axes.set_xlim(EARLIEST - 1, last + 3)
    ticks = range(EARLIEST + 5, last + 1, 5)
    axes.set_xticks([EARLIEST, *ticks], [f"{EARLIEST} and\nbefore", *map(str, ticks)])
    style.bare(axes, x=True)
    return style.Drawing(canvas, frame, _caption(frame), _alt(frame, names))


def _caption(frame: pd.DataFrame) -> str:
    best = frame["source_class"].isin([name for name in RANK if RANK[name] == 0])
    sides = [_share(frame[frame["is_cited"] == side], best) for side, *_ in SIDES]
    middles = [_median(frame[frame["is_cited"] == side]) for side, *_ in SIDES]
    return (
        "Works by class of source and year of issue, the best class above; the area of a disc is "
        f"the number of works. Of the works that the article cites {sides[0]} are of the first "
        f"rank, of the evidence {sides[1]}; the middle year is {middles[0]} for the one and "
        f"{middles[1]} for the other"
    )


def _share(part: pd.DataFrame, best: pd.Series[bool]) -> str:
    return share(int(part.loc[best, "works"].sum()), int(part["works"].sum()))


def _median(part: pd.DataFrame) -> int:
    return int(part["year"].repeat(part["works"]).median())


def _alt(frame: pd.DataFrame, names: dict[str, str]) -> str:
    sizes = frame.groupby("source_class")["works"].sum()
    top = sizes.idxmax()
    return (
        f"Discs over the years {EARLIEST} to {frame['year'].max()} in {plural(len(sizes), 'row')}, "
        f"one a class of source; they grow towards the end. The fullest row, {names[top]}, has "
        f"{sizes[top]} works."
    )
