"""Denmark's place in the UN survey over all its editions, and by online services alone."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.frames import entity_names
from claimbook.book.words import listed, plural, with_article, word
from claimbook.package.caching import kept_with_package
from techplomacy.book import egdi as survey
from techplomacy.checks.places import OWN, place

OTHERS = ("KOR", "EST", "FIN", "SWE")
"""States drawn beside Denmark, faintly."""
RANK = "un_egdi_rank"
"""The place by the whole index, as published."""
PARTS = ("un_osi", "un_tii", "un_hci")
"""The indices of which the whole is made, that of online services first."""
WHOLE, SERVICES = "whole index", "online services"
TICKS = (1, 2, 3, 5, 10, 20, 30)
ABOVE = 0.78
"""Where on the axis of places the names of those in the first place stand."""


@kept_with_package
def places() -> pd.DataFrame:
    """Return one row a survey, state and index: those drawn, and whoever else was first."""
    t = EvidenceReader(load_tables())
    years = sorted({year for indicator, _, year in load_tables().observations if indicator == RANK})
    rows: list[tuple[int, str, str, int]] = []
    for year in years:
        found = t.values(RANK, year, edition=str(year))
        rows += [
            (year, state, WHOLE, int(rank.low or 0))
            for state, rank in found.items()
            if state in (OWN, *OTHERS) or rank.high == 1
        ]
        rows.append((year, OWN, SERVICES, place(t, PARTS[0], year, str(year))))
    return pd.DataFrame(rows, columns=["survey", "entity_id", "by", "place"])


def line(state: str, by: str) -> pd.Series[int]:
    """Return the places of one state by one index, by survey."""
    frame = places()
    chosen = (frame["entity_id"] == state) & (frame["by"] == by)
    return frame[chosen].set_index("survey")["place"]


def leaders() -> pd.Series[str]:
    """Return who is first by the whole index, by survey."""
    frame = places()
    chosen = (frame["place"] == 1) & (frame["by"] == WHOLE)
    return frame[chosen].set_index("survey")["entity_id"]


def since() -> int:
    """Return the first survey of the unbroken run of first places that reaches the last one.

    Raises:
        ValueError: Denmark is not first in the last survey.
    """
    own = line(OWN, WHOLE)
    run = [year for year in own.index if (own.loc[year:] == 1).all()]
    if not run:
        raise ValueError("Denmark is not first in the last survey")
    return int(run[0])


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
        drawn = line(state, WHOLE)
        axes.plot(drawn.index, drawn, color=style.FAINT, zorder=1)
        axes.annotate(names[state], _end(drawn), (7, 0), color=style.GREY, **style.BESIDE)
    services, whole = line(OWN, SERVICES), line(OWN, WHOLE)
    worst = (services.idxmax(), services.max())
    axes.plot(services.index, services, "--o", color=style.BLUE, markersize=4)
    axes.annotate(f"{own}{SERVICES} alone", worst, (10, -6), color=style.BLUE, **style.BESIDE)
    axes.plot(whole.index, whole, "-o", color=style.BLUE, linewidth=2.2)
    axes.annotate(f"{own}{WHOLE}", _end(whole), (7, 0), color=style.BLUE, **style.BESIDE)
    for at, (state, years) in enumerate(groupby(leaders().index, leaders().get)):
        first, last = (run := list(years))[0], run[-1]
        colour = style.BLUE if state == OWN else style.GREY
        axes.plot((first - 0.3, last + 0.3), (ABOVE, ABOVE), color=colour, linewidth=0.8)
        middle = ((first + last) / 2, ABOVE)
        up = 7 if is_wide else 7 + 12 * (at % 2)
        axes.annotate(
            survey.short(names[state]), middle, (0, up), ha="center", color=colour, **style.BESIDE
        )
    _axes(axes, whole.index.tolist(), int(services.max()), is_wide)
    return canvas


def _end(drawn: pd.Series[int]) -> tuple[int, int]:
    return int(drawn.index[-1]), int(drawn.iloc[-1])


def _axes(axes: Axes, years: list[int], worst: int, is_wide: bool) -> None:
    axes.set_yscale("log")
    axes.set_ylim(worst * 1.15, ABOVE * (0.85 if is_wide else 0.72))
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
    services = line(OWN, SERVICES)
    best = [str(year) for year in services[services == 1].index]
    return (
        f"Denmark has been first by the whole index since {since()}, but by {SERVICES} alone only "
        f"in {listed(best)}"
    )


def _caption(names: dict[str, str]) -> str:
    others = [names[state] for state in dict.fromkeys(leaders()) if state != OWN]
    services = line(OWN, SERVICES)
    return (
        f"Places of Denmark and others in the {word(services.size)} surveys of the United Nations "
        f"on e-government. The first place, named above the lines, was held before {since()} by "
        f"{listed(with_article(other) for other in others)}. {SERVICES.capitalize()} are one of "
        f"the {word(len(PARTS))} parts of the index"
    )


def _alt(names: dict[str, str]) -> str:
    whole, services = line(OWN, WHOLE), line(OWN, SERVICES)
    return (
        f"Lines of places from {whole.index[0]} to {whole.index[-1]}, the first place at the top. "
        f"{names[OWN]} falls to place {whole.max()} in {whole.idxmax()} and is first from "
        f"{since()} on. Its dashed line for {SERVICES} falls to place {services.max()} in "
        f"{services.idxmax()} and ends at place {services.iloc[-1]}. "
        f"{plural(len(OTHERS), 'faint line').capitalize()}, for "
        f"{listed(names[state] for state in OTHERS)}, cross them."
    )
