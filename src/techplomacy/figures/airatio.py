"""Use of AI by enterprises as a multiple of the share of the Union, country by country and year."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.figures.bars import BOX
from claimbook.book.frames import entity_names
from claimbook.book.inline import claim
from claimbook.book.words import listed, out_of, times, word
from claimbook.package.caching import kept_with_package
from techplomacy.checks.places import OWN, UNION
from techplomacy.figures import aiuse
from techplomacy.figures.aiuse import INDICATOR

LATER = "2026-06-26"
"""Edition that has the share of the Union in the first year, which the copy lacks."""
CLAIM = "C380"
"""The claim that prints a ratio."""
NEXT = 2
"""Countries after the first that are named in each row."""


@kept_with_package
def shares() -> pd.DataFrame:
    """Return the share of each country and of the Union: one column per year of the edition."""
    return pd.DataFrame({year: _shares(year) for year in aiuse.copied()}).sort_index()


def _shares(year: int) -> pd.Series[float]:
    found = aiuse.shares(year)
    if UNION in found:
        return found
    later = EvidenceReader().score(INDICATOR, UNION, year, edition=LATER)
    return pd.concat([found, pd.Series({UNION: float(later)})])


def ratios() -> pd.DataFrame:
    """Return each country's share as a multiple of that of the Union, one column per year."""
    every = shares()
    return every.drop(UNION) / every.loc[UNION]


def draw() -> style.Drawing:
    """Draw a row per year, with a dot per country at its multiple of the Union's share."""
    names = entity_names()
    listing = shares().stack().rename_axis(["entity_id", "year"]).rename("percent").reset_index()
    listing["ratio"] = [
        round(each.percent / shares().loc[UNION, each.year], 3) for each in listing.itertuples()
    ]
    wide = _canvas(names, style.WIDTH, 0.55, "share of enterprises with AI, as a ")
    narrow = _canvas(names, style.NARROW, 1.3, "")
    return style.Drawing(wide, listing, _title(), _caption(), _alt(names), narrow)


def _canvas(names: pd.Series[str], width: float, room: float, what: str) -> Canvas:
    """Draw the figure, with room for the name of the first country to the right of its mark."""
    frame = ratios()
    canvas, axes = plt.subplots(figsize=(width, 0.72 * frame.shape[1] + 0.9))
    for row, year in enumerate(frame.columns):
        _row(axes, row, frame[year].sort_values(), names)
    for multiple, text, side in ((1, "as in the Union", "right"), (2, "twice", "center")):
        ends = (-0.5, frame.shape[1] - 0.4)
        axes.vlines(
            multiple, *ends, color=style.GREY, linewidth=0.8, linestyle=(0, (4, 2)), zorder=0
        )
        axes.annotate(text, (multiple, -0.66), ha=side, color=style.GREY, fontsize=9)
    axes.set_yticks(range(frame.shape[1]), [str(year) for year in frame.columns])
    axes.set_ylim(frame.shape[1] - 0.4, -0.85)
    axes.set_xlim(0, frame.max(axis=None) + room)
    axes.set_xlabel(f"{what}multiple of that of the Union", loc="left")
    style.bare(axes, x=True)
    return canvas


def _row(axes: Axes, row: int, multiples: pd.Series[float], names: pd.Series[str]) -> None:
    others = multiples.drop(OWN)
    look: dict[str, Any] = {"facecolors": "none", "edgecolors": style.GREY, "linewidths": 0.8}
    axes.scatter(others, [row] * len(others), s=22, **look)
    axes.scatter(multiples[OWN], row, s=52, color=style.BLUE, zorder=3)
    text = f"{names[OWN]} {multiples[OWN]:.2f}"
    look = style.BESIDE | {"color": style.BLUE, "fontweight": "bold", "bbox": BOX}
    axes.annotate(text, (multiples[OWN], row), (8, 0), **look)
    for place, state in enumerate(others.index[::-1][:NEXT]):
        side = -11 if place % 2 else 11
        look = style.BESIDE | {"color": style.GREY, "ha": "center", "bbox": BOX}
        axes.annotate(names[state], (others[state], row), (0, side), **look)


def _title() -> str:
    own = ratios().loc[OWN]
    first = int((ratios().idxmax() == OWN).sum())
    return (
        f"Denmark led in {out_of(first, len(own))} years, with {own.min():.2f} to "
        f"{own.max():.2f} times the share of the Union"
    )


def _caption() -> str:
    own = ratios().loc[OWN]
    double = own.index[own > float(EvidenceReader().stated(CLAIM).high or 0)]
    return (
        "Enterprises that use AI, as a multiple of the share of the Union in the same year; these "
        "shares have one more decimal than the releases. One dot per country. In "
        f"{listed(map(str, double)) if len(double) else 'no year'} Denmark stands above the "
        f"{claim(CLAIM).data} that "
        f"the article prints for {load_tables().claims[CLAIM]['period']}"
    )


def _alt(names: pd.Series[str]) -> str:
    frame = ratios()
    lowest = names[frame[frame.columns[-1]].idxmin()]
    return (
        f"{word(frame.shape[1]).capitalize()} rows of dots, one a year from {frame.columns[0]} to "
        f"{frame.columns[-1]}, each dot one of {len(frame)} countries. Left of the line at the "
        f"share of the Union lie {listed(map(str, (frame < 1).sum()))} of them, row by row; "
        f"Denmark's filled dot is the outermost at the right "
        f"{times(int((frame.idxmax() == OWN).sum()))}. At the left end of the last row stands "
        f"{lowest}."
    )
