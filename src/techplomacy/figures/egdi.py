"""Denmark's place in the UN survey over all its editions, and by online services alone."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.book import style
from claimbook.book.frames import entity_names
from claimbook.book.words import listed, plural, with_article, word
from techplomacy.book import egdi as survey
from techplomacy.checks.places import OWN

OTHERS = ("KOR", "EST", "FIN", "SWE")
"""States drawn beside Denmark, faintly."""
WHOLE, SERVICES = "whole index", "online services"
TICKS = (1, 2, 3, 5, 10, 20, 30)
ABOVE = 0.78
"""Where on the axis of places the names of those in the first place stand."""


def places() -> pd.DataFrame:
    """Return one row a survey, state and index: those drawn, and whoever else was first."""
    rows: list[tuple[int, str, str, int]] = []
    for year in survey.surveys():
        ranks = survey.matrix()[year].dropna().astype(int)
        shown = ranks[ranks.index.isin((OWN, *OTHERS)) | ranks.eq(1)]
        rows += [(year, str(state), WHOLE, place) for state, place in shown.items()]
        rows.append((year, OWN, SERVICES, services()[year]))
    return pd.DataFrame(rows, columns=["survey", "entity_id", "by", "place"])


def whole(state: str = OWN) -> pd.Series[int]:
    """Return the places of one state by the whole index, by survey."""
    return survey.matrix().loc[state].dropna().astype(int)


def services() -> pd.Series[int]:
    """Return Denmark's places by online services alone, by survey."""
    return survey.denmark_places("un_osi")


def since() -> int:
    """Return the first survey of Denmark's unbroken lead that reaches the last one.

    Raises:
        ValueError: Denmark is not first in the last survey.
    """
    last = survey.leads().iloc[-1]
    if last["entity_id"] != OWN:
        raise ValueError("Denmark is not first in the last survey")
    return int(last["first"])


def draw() -> style.Drawing:
    """Draw a line a state over the surveys, the first place at the top and its holders named."""
    names = entity_names()
    wide, narrow = _canvas(names, style.WIDTH), _canvas(names, style.NARROW)
    return style.Drawing(wide, places(), _title(), _caption(names), _alt(names), narrow)


def _canvas(names: dict[str, str], width: float) -> Canvas:
    canvas, axes = plt.subplots(figsize=(width, 4.4))
    is_wide = width == style.WIDTH
    own = f"{names[OWN]}, " if is_wide else ""
    for state in OTHERS:
        drawn = whole(state)
        axes.plot(drawn.index, drawn, color=style.FAINT, zorder=1)
        axes.annotate(names[state], _end(drawn), (7, 0), color=style.GREY, **style.BESIDE)
    part, every = services(), whole()
    worst = (part.idxmax(), part.max())
    axes.plot(part.index, part, "--o", color=style.BLUE, markersize=4)
    axes.annotate(f"{own}{SERVICES} alone", worst, (10, -6), color=style.BLUE, **style.BESIDE)
    axes.plot(every.index, every, "-o", color=style.BLUE, linewidth=2.2)
    axes.annotate(f"{own}{WHOLE}", _end(every), (7, 0), color=style.BLUE, **style.BESIDE)
    for at, (state, first, last, _) in enumerate(survey.leads().itertuples(index=False)):
        colour = style.BLUE if state == OWN else style.GREY
        axes.plot((first - 0.3, last + 0.3), (ABOVE, ABOVE), color=colour, linewidth=0.8)
        middle = ((first + last) / 2, ABOVE)
        up = 7 if is_wide else 7 + 12 * (at % 2)
        axes.annotate(
            survey.short(names[state]), middle, (0, up), ha="center", color=colour, **style.BESIDE
        )
    _axes(axes, every.index.tolist(), int(part.max()), is_wide)
    return canvas


def _end(drawn: pd.Series[int]) -> tuple[int, int]:
    return int(drawn.index[-1]), int(drawn.iloc[-1])


def _axes(axes: Axes, years: list[int], worst: int, is_wide: bool) -> None:
    axes.set_yscale("log")
    axes.set_ylim(worst * 1.25, ABOVE * (0.85 if is_wide else 0.72))
    axes.set_yticks(TICKS, [str(tick) for tick in TICKS])
    axes.minorticks_off()
    at: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "annotation_clip": False}
    axes.annotate("first:", (0, ABOVE), (-9, 7), ha="right", color=style.GREY, **style.BESIDE, **at)
    axes.set_ylabel("place, on a logarithmic scale")
    axes.set_xlim(years[0] - 1, years[-1] + (5 if is_wide else 9))
    # Of years one apart only the outer ones are printed, so that they do not touch.
    apart = [year for year in years if year - 1 not in years or year - 2 in years]
    axes.set_xticks(shown := apart if is_wide else apart[::2], map(str, shown), fontsize=9)
    style.bare(axes, x=True)
    axes.spines["bottom"].set_bounds(years[0], years[-1])


def _title() -> str:
    best = [str(year) for year in services().index[services() == 1]]
    return (
        f"Denmark has been first by the whole index since {since()}, but by {SERVICES} alone only "
        f"in {listed(best)}"
    )


def _caption(names: dict[str, str]) -> str:
    others = [names[state] for state in survey.leads()["entity_id"].unique() if state != OWN]
    return (
        f"Places of Denmark and others in the {word(len(survey.surveys()))} surveys of the United "
        f"Nations on e-government. The first place, named above the lines, was held before "
        f"{since()} by {listed(with_article(other) for other in others)}. "
        f"{SERVICES.capitalize()} are one of the {word(len(survey.PARTS))} parts of the index"
    )


def _alt(names: dict[str, str]) -> str:
    own, part = whole(), services()
    return (
        f"Lines of places from {own.index[0]} to {own.index[-1]}, the first place at the top. "
        f"{names[OWN]} falls to place {own.max()} in {own.idxmax()} and is first from "
        f"{since()} on. Its dashed line for {SERVICES} falls to place {part.max()} in "
        f"{part.idxmax()} and ends at place {part.iloc[-1]}. "
        f"{plural(len(OTHERS), 'faint line').capitalize()}, for "
        f"{listed(names[state] for state in OTHERS)}, cross them."
    )
