"""Small states and others in the UN survey: value by population, and how many lead, by survey."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.audit.tables import Row
from claimbook.book import style
from claimbook.book.wording import count_change
from claimbook.book.words import plural, word
from claimbook.package.reading import read
from techplomacy.book import egdi as survey
from techplomacy.book import small_states as smallness
from techplomacy.checks.places import OWN

TOPS = (10, 20)
"""Heads of the survey in which small states are counted."""
PLACES = 2
"""Decimals with which values of the index are compared."""
CENTRED: tuple[int, int, str] = (0, 6, "center")
NAMED = {
    OWN: (5, 8, "right"),
    "EST": (-6, 1, "right"),
    "SWE": (3, 9, "left"),
    "ISL": (-6, 1, "right"),
    **dict.fromkeys(("MLT", "KOR", "USA", "IND", "CHN"), CENTRED),
}
"""States that the picture names, and where the name stands from the mark."""
SMALL: dict[str, Any] = {"fontsize": 8, "textcoords": "offset points"}


def widest() -> Row:
    """Return the highest limit of population that a document has for small states."""
    return smallness.limits()[-1]


def values() -> pd.DataFrame:
    """Return one row a state: ``population``, ``index_value``, ``is_small`` by the widest limit."""
    last = survey.panel(survey.VALUE).iloc[:, -1].rename("index_value")
    people = smallness.population().rename("population")
    is_small = smallness.small(widest()).rename("is_small")
    return pd.concat([people, last, is_small], axis=1).rename_axis("entity_id")


def heads() -> pd.DataFrame:
    """Return by survey how many of the first states are small, one column a head."""
    return pd.DataFrame({top: smallness.small_states_in_top(widest(), top) for top in TOPS})


def draw() -> style.Drawing:
    """Draw value over population above, and below how many small states lead, by survey."""
    canvas, (above, below) = plt.subplots(2, figsize=(style.WIDTH, 5.6), height_ratios=(3.2, 1.3))
    frame = values()
    _scatter(above, frame)
    _heads(below, heads())
    listing = frame.reset_index().merge(
        survey.panel().rename(columns=lambda year: f"place_{year}").rename_axis("entity_id"),
        on="entity_id",
    )
    return style.Drawing(canvas, listing, _caption(frame), _alt(frame))


def _scatter(axes: Axes, frame: pd.DataFrame) -> None:
    names = read("entities").set_index("entity_id")["name"]
    for is_small, mark, colour in ((True, "o", style.TEAL), (False, "^", style.GREY)):
        part = frame[frame["is_small"] == is_small]
        look: dict[str, Any] = {"s": 18, "marker": mark, "facecolors": "none", "edgecolors": colour}
        axes.scatter(part["population"], part["index_value"], linewidths=0.9, alpha=0.8, **look)
    for state, (right, up, side) in NAMED.items():
        at = (frame.loc[state, "population"], frame.loc[state, "index_value"])
        colour = style.TEAL if frame.loc[state, "is_small"] else style.GREY
        if state == OWN:
            colour = style.OWN
            axes.scatter(*at, s=44, color=colour, zorder=4)
        weight = "bold" if state == OWN else "normal"
        axes.annotate(
            names[state], at, (right, up), ha=side, color=colour, fontweight=weight, **SMALL
        )
    for limit in smallness.limits():
        axes.axvline(
            limit["value"], color=style.GREY, linewidth=0.8, linestyle=(0, (4, 2)), zorder=0
        )
        text = f"{limit['value'] / 1e6:g} million"
        axes.annotate(text, (limit["value"], 0), (4, 2), color=style.GREY, **SMALL)
    axes.set_xscale("log")
    axes.minorticks_off()
    ticks = [10**power for power in range(4, 10)]
    axes.set_xticks(ticks, [f"{tick / 1e6:,g}" for tick in ticks])
    axes.set_xlabel(f"population in {smallness.YEAR} in millions, on a logarithmic scale")
    axes.set_ylim(0, 1.08)
    axes.set_title(f"Value of the index in {survey.surveys()[-1]}")


def _heads(axes: Axes, counts: pd.DataFrame) -> None:
    columns = range(len(counts))
    for top, mark, colour in zip(TOPS, ("s", "o"), (style.INK, style.BLUE), strict=True):
        axes.plot(columns, counts[top], f"-{mark}", color=colour, markersize=4, linewidth=1.4)
        for column, number in zip(columns, counts[top], strict=True):
            axes.annotate(f"{number}", (column, number), (0, 5), ha="center", color=colour, **SMALL)
        end = (len(counts) - 1, int(counts[top].iloc[-1]))
        axes.annotate(f"of the first {top}", end, (10, 0), va="center", color=colour, **SMALL)
    axes.set_xticks(columns, [str(year) for year in counts.index], fontsize=8)
    axes.set_xlim(-0.5, len(counts) + 1.2)
    axes.set_ylim(0, counts.max(axis=None) + 3)
    axes.set_yticks([])
    axes.set_title("Small states among the first, by survey")
    style.bare(axes, x=True)


def _caption(frame: pd.DataFrame) -> str:
    counts = heads()
    is_small = frame["is_small"]
    firsts = [count_change(*map(int, counts[top].iloc[[0, -1]])) for top in TOPS]
    middle = frame.groupby("is_small")["index_value"].median().round(PLACES)
    others = "the same" if middle[True] == middle[False] else f"{middle[False]:.{PLACES}f}"
    return (
        f"Value in the UN survey of {survey.surveys()[-1]} over population, with the limits that "
        f"documents have for small states. By the wider one {plural(int(is_small.sum()), 'state')} "
        f"of {len(frame)} are small (circles; the others triangles); their median value is "
        f"{middle[True]:.{PLACES}f}, that of the others {others}. Below, the number of small "
        f"states among the first {word(TOPS[0])} {firsts[0]}, among the first {TOPS[1]} "
        f"it {firsts[1]}. States are grouped by population of {smallness.YEAR} throughout"
    )


def _alt(frame: pd.DataFrame) -> str:
    counts = heads()
    ends = frame.groupby("is_small")["index_value"].agg(["min", "max"])
    best = frame["index_value"].idxmax() == OWN
    return (
        f"A cloud of {len(frame)} marks, from the smallest population at the left to the largest "
        f"at the right. The circles of small states reach from {ends.loc[True, 'min']:.2f} to "
        f"{ends.loc[True, 'max']:.2f}, the triangles of the others from "
        f"{ends.loc[False, 'min']:.2f} to {ends.loc[False, 'max']:.2f}. Denmark's filled circle "
        f"{'is the highest mark' if best else 'is not the highest mark'}. Below, a line between "
        f"{counts[TOPS[0]].min()} and {counts[TOPS[0]].max()} for the first {TOPS[0]}, and one "
        f"between {counts[TOPS[1]].min()} and {counts[TOPS[1]].max()} for the first {TOPS[1]}."
    )
