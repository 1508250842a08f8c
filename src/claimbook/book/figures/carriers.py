"""Which single works carry how much: of what the article argues, and of what was decided on it."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.evidence import deciding
from claimbook.book.frames import citations, claims
from claimbook.book.inline import short
from claimbook.book.words import plural, share, word

SHOWN = 10
"""Works that are drawn on either side."""
WEIGHTS = {
    "central": (style.BLUE, ""),
    "supporting": (style.SKY, ""),
    "incidental": (style.PAPER, "////"),
}
SIDES = {"cited": "Cited by the article, by claims that rest on it",
         "decides": "Read as evidence, by claims whose verdict counts it"}  # fmt: skip
LETTERS = 44
"""Letters of a line of a name; a name has two lines at the most."""
BESIDE: dict[str, Any] = {"textcoords": "offset points", "va": "center", "fontsize": 7.5}


def carried() -> pd.DataFrame:
    """Return one row a side, work and claim that does not restate: what carries which claim."""
    own = claims()
    own = own[own["restates"].isna()]
    resting = citations()[["claim_id", "work_id"]].assign(side="cited")
    decided = [
        (claim_id, work_id, "decides")
        for claim_id in own["claim_id"]
        for work_id in {work for outcome in deciding(claim_id) for work in outcome.works}
    ]
    pairs = pd.concat([resting, pd.DataFrame(decided, columns=list(resting.columns))])
    return pairs.merge(own[["claim_id", "weight"]].astype(str), on="claim_id")


def counts(frame: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return the claims of each work by weight, on one side, the work that carries most first."""
    part = frame[frame["side"] == side]
    table = part.groupby(["work_id", "weight"]).size().unstack(fill_value=0)
    table = table.reindex(columns=list(WEIGHTS), fill_value=0)
    order = table.assign(all=table.sum(axis=1)).sort_values(
        ["all", "central", "work_id"], ascending=[False, False, True]
    )
    return table.loc[order.index]


def draw() -> style.Drawing:
    """Draw the works that carry most, those of the article above those of the evidence."""
    frame = carried()
    canvas, panels = plt.subplots(2, 1, figsize=(style.WIDTH, 0.52 * SHOWN + 1.2), sharex=True)
    for axes, side in zip(panels, SIDES, strict=True):
        _panel(axes, counts(frame, side).head(SHOWN))
        axes.set_title(SIDES[side])
    data = pd.concat([counts(frame, side).assign(side=side) for side in SIDES]).reset_index()
    return style.Drawing(canvas, data, _caption(frame), _alt(frame))


def _panel(axes: Axes, table: pd.DataFrame) -> None:
    works: Mapping[str, dict[str, Any]] = load_tables().works
    for row, (_, entry) in enumerate(table.iterrows()):
        start = 0
        for weight, (colour, hatch) in WEIGHTS.items():
            axes.barh(row, entry[weight], left=start, height=0.64, color=colour, hatch=hatch,
                      edgecolor=style.GREY, linewidth=0.5)  # fmt: skip
            start += int(entry[weight])
        said = ", ".join(f"{entry[weight]} {weight}" for weight in WEIGHTS if entry[weight])
        axes.annotate(said, (start, row), (4, 0), color=style.GREY, **BESIDE)
    names = [_lines(short(works[str(work_id)])) for work_id in table.index]
    axes.set_yticks(range(len(table)), names, fontsize=7.5, linespacing=1.05)
    axes.set_ylim(len(table) - 0.5, -0.6)
    axes.set_xlim(0, 1.8 * table.sum(axis=1).max())
    style.bare(axes)


def _lines(name: str) -> str:
    return "\n".join(wrap(name, LETTERS, max_lines=2, placeholder="…"))


def _reach(frame: pd.DataFrame, side: str) -> tuple[int, int, int]:
    """Return works and claims of a side, and the claims that the works drawn carry."""
    part = frame[frame["side"] == side]
    drawn = counts(frame, side).head(SHOWN).index
    carried_by = part[part["work_id"].isin(drawn)]["claim_id"].nunique()
    return part["work_id"].nunique(), part["claim_id"].nunique(), carried_by


def _caption(frame: pd.DataFrame) -> str:
    (works, resting, drawn), (others, decided, by_drawn) = (_reach(frame, s) for s in SIDES)
    return (
        f"The works that carry most. Of the {resting} claims with a source {share(drawn, resting)} "
        f"rest on the {SHOWN} works drawn, of {works} cited; of the {decided} claims that evidence "
        f"decides {share(by_drawn, decided)} have one of {SHOWN} documents behind them, of "
        f"{others}. Evidence is spread wider than the references"
        if drawn * decided > by_drawn * resting
        else f"The works that carry most: {SHOWN} of {works} cited carry {share(drawn, resting)} "
        f"of the claims with a source, {SHOWN} of {others} documents {share(by_drawn, decided)} of "
        "those that evidence decides"
    )


def _alt(frame: pd.DataFrame) -> str:
    tops = [counts(frame, side).sum(axis=1) for side in SIDES]
    names = [short(load_tables().works[str(top.index[0])]) for top in tops]
    bars = plural(SHOWN, "horizontal bar")
    return (
        f"{word(len(SIDES)).capitalize()} groups of {bars}, split by the weight of the claims. The "
        f"longest are {names[0]} with {tops[0].iloc[0]} claims that cite it, and {names[1]} with "
        f"{tops[1].iloc[0]} verdicts."
    )
