"""Places of all states that ever came close to the first in the UN survey, and Denmark's margin."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.book import style
from claimbook.book.wording import ordinal, with_article
from claimbook.book.words import listed, plural, word
from claimbook.package.reading import read
from techplomacy.book import egdi as survey
from techplomacy.checks.places import OWN

NEAR = 3
"""A state is drawn if it ever stood this high."""
DEEPEST = 20
"""Last place on the axis; lines below it leave the picture and are named at its edge."""
SMALL: dict[str, Any] = {"fontsize": 8, "va": "center", "textcoords": "offset points"}


def states() -> list[str]:
    """Return the states that ever stood among the first ``NEAR``."""
    best = survey.panel().min(axis=1)
    return [str(state) for state in best.index[best <= NEAR]]


def draw() -> style.Drawing:
    """Draw a line a state above; below, how far Denmark's value is from the best of the others."""
    names = read("entities").set_index("entity_id")["name"]
    drawn = survey.panel().loc[states()].astype(int)
    canvas, (above, below) = plt.subplots(
        2, figsize=(style.WIDTH, 5.2), height_ratios=(4.4, 1), sharex=True
    )
    for state in sorted(drawn.index, key=lambda each: each == OWN):
        _line(above, drawn.loc[state].tolist(), names[state], is_own=state == OWN)
    _holders(above, names)
    above.set_ylim(DEEPEST + 1.6, -0.9)
    above.set_yticks([1, *range(5, DEEPEST + 1, 5)])
    above.set_ylabel("place")
    above.spines[["bottom", "left"]].set_visible(False)
    _margins(below)
    below.set_xlim(-0.5, drawn.shape[1] + 1.9)
    below.set_xticks(range(drawn.shape[1]), [str(year) for year in drawn.columns], fontsize=8)
    frame = drawn.stack().rename_axis(["entity_id", "survey"]).rename("place").reset_index()
    values = survey.panel(survey.VALUE)
    frame["index_value"] = [values.loc[each.entity_id, each.survey] for each in frame.itertuples()]
    own = frame["entity_id"] == OWN
    frame["margin"] = frame["survey"].map(survey.margins()).where(own)
    return style.Drawing(canvas, frame, _caption(names), _alt(drawn, names))


def _line(axes: Axes, places: list[int], name: str, *, is_own: bool) -> None:
    colour = style.BLUE if is_own else style.GREY
    look: dict[str, Any] = {"linewidth": 2.6} if is_own else {"linewidth": 0.9, "alpha": 0.55}
    axes.plot(places, color=colour, zorder=3 if is_own else 1, **look)
    face = [colour if place == 1 else style.PAPER for place in places]
    area = 38 if is_own else 20
    axes.scatter(range(len(places)), places, s=area, c=face, edgecolors=colour, zorder=4)
    end = (len(places) - 1, min(places[-1], DEEPEST + 1))
    weight = "bold" if is_own else "normal"
    axes.annotate(
        f"{places[-1]}  {name}", end, (8, 0), color=colour, fontweight=weight, **SMALL
    )  # fmt: skip


def _holders(axes: Axes, names: pd.Series[str]) -> None:
    """Name who is first, above the places that it was first in."""
    at: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "annotation_clip": False}
    axes.annotate("first:", (0, 0.2), (-9, 7), ha="right", color=style.GREY, **SMALL, **at)
    column = {year: at for at, year in enumerate(survey.surveys())}
    for lead in survey.leads().itertuples():
        colour = style.BLUE if lead.entity_id == OWN else style.GREY
        first, last = column[lead.first], column[lead.last]
        axes.plot((first - 0.3, last + 0.3), (0.2, 0.2), color=colour, linewidth=0.8)
        middle = ((first + last) / 2, 0.2)
        axes.annotate(names[lead.entity_id], middle, (0, 7), ha="center", color=colour, **SMALL)


def _margins(axes: Axes) -> None:
    margins = survey.margins()
    colours = [style.BLUE if margin > 0 else style.GREY for margin in margins]
    axes.bar(range(len(margins)), margins, color=colours, width=0.62)
    axes.axhline(0, color=style.GREY, linewidth=0.8, xmax=0.86)
    for at, margin in enumerate(margins):
        text = _thousandths(margin).replace("-", "−")
        shift, side = (2, "bottom") if margin > 0 else (-2, "top")
        look: dict[str, Any] = {
            "textcoords": "offset points",
            "ha": "center",
            "va": side,
            "fontsize": 7,
        }
        axes.annotate(text, (at, margin), (0, shift), **look)
    axes.margins(y=0.3)
    axes.set_title(
        "Denmark’s value less the highest of the others, in thousandths of the index",
        fontsize=8,
        color=style.GREY,
    )
    axes.set_yticks([])
    style.bare(axes, x=True)
    axes.spines["bottom"].set_visible(False)


def _thousandths(margin: float) -> str:
    amount = 1000 * margin
    return f"{amount:+.0f}" if abs(amount) >= 1 else f"{amount:+.1f}"


def _caption(names: pd.Series[str]) -> str:
    leads = survey.leads()
    longest, margins = leads["surveys"].max(), survey.margins()
    holders = leads.loc[leads["surveys"] == longest, "entity_id"].map(names)
    runs = [
        f"{with_article(names[each.entity_id])} ({_span(each.first, each.last)})"
        for each in leads.itertuples()
    ]
    return (
        f"The {word(len(states()))} states that ever stood among the first {word(NEAR)} in the UN "
        f"survey on e-government; a filled mark is a first place. It went to {listed(runs)}; the "
        f"longest lead, of {plural(int(longest), 'survey')}, is that of {listed(holders)}. Below, "
        f"the margin: in its leads Denmark was ahead by {margins[margins > 0].min():.3f} to "
        f"{margins.max():.3f} of an index that ends at one"
    )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _alt(drawn: pd.DataFrame, names: pd.Series[str]) -> str:
    own, last = drawn.loc[OWN], int(drawn.columns[-1])
    under = names[drawn[last].idxmax()]
    return (
        f"Crossing lines of places from {drawn.columns[0]} to {last} for {len(drawn)} states, the "
        f"first place at the top. Denmark's thick line starts at place {own.iloc[0]}, sinks to "
        f"{own.max()} in {own.idxmax()} and ends {ordinal(int(own.iloc[-1]))}. Lowest at the end "
        f"is {under}, at place {drawn[last].max()}. Bars below, under a base line until the "
        f"survey before {survey.margins().gt(0).idxmax()} and above it from then on."
    )
