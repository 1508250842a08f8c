"""Use of AI by enterprises in all countries, and the printed shares as the bands they stand for."""

from __future__ import annotations

from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.inline import linked, value
from claimbook.package.reading import read
from claimbook.quantities.interval import Interval
from techplomacy.checks.technologies import COPY, RELEASE, UNIONS

INDICATOR, OWN, UNION = "eurostat_ai_enterprises_pct", "DNK", "EU27"
PRINTED = {OWN: "C379", UNION: "C381"}
"""The claims that print a share, by whose share it is."""
EXACT = "2025-01"
"""The edition with two decimals that came out first."""
SMALL: dict[str, Any] = {"fontsize": 8, "va": "center", "textcoords": "offset points"}


def year() -> int:
    """Return the year of the printed shares."""
    return int(load_tables().claims[PRINTED[OWN]]["period"])


@cache
def shares(of: int) -> pd.Series[float]:
    """Return the share of each country and of the Union in a year, the lowest first."""
    scores = EvidenceReader(load_tables()).scores(
        INDICATOR, of, edition=COPY, without=UNIONS - {UNION}
    )
    return pd.Series({e: float(v) for e, v in scores.items()}).sort_values()


def countries(of: int) -> pd.Series[float]:
    """Return the share of each country in a year, the lowest first."""
    return shares(of).drop(UNION)


def union(edition: str) -> Interval:
    """Return the share of the Union in the year of the printed ones, by edition."""
    return EvidenceReader(load_tables()).value(INDICATOR, UNION, year(), edition=edition)


def draw() -> style.Drawing:
    """Draw all countries above; below, the share of the Union in both precisions, enlarged."""
    names = read("entities").set_index("entity_id")["name"].to_dict()
    canvas, (above, below) = plt.subplots(
        2, figsize=(style.WIDTH, 4.6), height_ratios=(2.9, 1), gridspec_kw={"hspace": 0.1}
    )
    drawn = shares(year())
    _bands(above)
    _countries(above, drawn, names)
    _enlarged(below)
    frame = drawn.rename_axis("entity_id").rename("percent").reset_index()
    return style.Drawing(canvas, frame, _caption(), _alt(drawn, names))


def _countries(axes: Axes, drawn: pd.Series[float], names: dict[str, str]) -> None:
    colours = [_colour(entity) for entity in drawn.index]
    axes.scatter(drawn, range(len(drawn)), s=20, c=colours, zorder=3)
    own = drawn.drop(UNION)
    for entity in (own.index[0], UNION, own.index[-2], own.index[-1]):
        at = (drawn[entity], int(drawn.index.get_loc(entity)))
        look = _beside(entity in own.index[-2:], 5 if entity in own.index[[0, -1]] else 0)
        text = f"{names[entity]}  {drawn[entity]:.2f}"
        axes.annotate(text, at, color=_colour(entity, style.GREY), **look)
    axes.set_ylim(-1.5, len(drawn) + 1.5)
    axes.set_xlim(0, drawn.max() * 1.08)
    _percent(axes)


def _beside(left: bool, away: int) -> dict[str, Any]:
    """Return the look of a name to the left of its dot and above, or to the right and below."""
    if left:
        return SMALL | {"xytext": (-8, away), "ha": "right"}
    return SMALL | {"xytext": (8, -away)}


def _enlarged(axes: Axes) -> None:
    low, high = _ends(_stated(UNION))
    for row, edition in enumerate((EXACT, RELEASE)):
        first, last = _ends(union(edition))
        axes.plot((first, last), (row, row), color=style.GREY, linewidth=6, solid_capstyle="butt")
        text = f"Union, published as {(first + last) / 2:.4g}"
        axes.annotate(text, (last, row), (8, 0), color=style.GREY, **SMALL)
    axes.axvspan(low, high, color=style.FAINT, alpha=0.6, linewidth=0)
    text = f"what “{load_tables().claims[PRINTED[UNION]]['value']}” stands for"
    axes.annotate(text, (high, 1), (-6, 0), ha="right", color=style.GREY, **SMALL)
    axes.set_xlim(low - (high - low) / 4, high + (high - low) / 8)
    axes.set_ylim(1.7, -0.7)
    axes.set_title("The band of the Union, enlarged", fontsize=8, color=style.GREY)
    _percent(axes)


def _bands(axes: Axes) -> None:
    for entity, claim_id in PRINTED.items():
        low, high = _ends(_stated(entity))
        axes.axvspan(low, high, color=style.FAINT, alpha=0.6, linewidth=0)
        text = f"printed: {value(load_tables().claims[claim_id])}"
        at = ((low + high) / 2, 1)
        axes.annotate(
            text, at, (0, 5), xycoords=("data", "axes fraction"), ha="center",
            color=style.GREY, annotation_clip=False, **SMALL,
        )  # fmt: skip


def _percent(axes: Axes) -> None:
    axes.set_yticks([])
    style.bare(axes, x=True)
    axes.xaxis.set_major_formatter("{x:g} %")


def _colour(entity: str, other: str = style.SKY) -> str:
    return {OWN: style.BLUE, UNION: style.GREY}.get(entity, other)


def _stated(entity: str) -> Interval:
    return EvidenceReader(load_tables()).stated(PRINTED[entity])


def _ends(interval: Interval) -> tuple[float, float]:
    if interval.low is None or interval.high is None:
        raise ValueError("the interval is open at one end")
    return float(interval.low), float(interval.high)


def _caption() -> str:
    claims = load_tables().claims
    own, of_union = (linked(each, value(claims[each])) for each in PRINTED.values())
    exact, rounded = (sum(_ends(union(each))) / 2 for each in (EXACT, RELEASE))
    return (
        f"Enterprises that used AI in {year()}, by country. The bands are what the printed {own} "
        f"for Denmark and {of_union} for the average stand for. The Union's share lies outside its "
        f"band as {exact:.4g} %, and reaches it once it has been rounded to {rounded:.4g} %"
    )


def _alt(drawn: pd.Series[float], names: dict[str, str]) -> str:
    own = drawn.drop(UNION)
    low, high = _ends(_stated(UNION))
    return (
        f"Dots for {len(own)} countries in order, from {own.iloc[0]:.2f} % in "
        f"{names[own.index[0]]} to {own.iloc[-1]:.2f} % in {names[own.index[-1]]}. An enlarged "
        f"part shows the band from {low:g} to {high:g} % and the Union's share just before it."
    )
