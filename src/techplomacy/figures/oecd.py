"""Places in the three editions of the OECD Digital Government Index, country by country."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.frames import entity_names
from claimbook.book.words import listed, ordinal, place_change, plural, rose_or_fell, word
from claimbook.package.caching import kept_with_package
from techplomacy.checks.places import OWN

RANK, SCORE = "oecd_dgi_rank", "oecd_dgi_score"
NAME = 0.30
"""Share of the way between two columns that the names of one take on each side."""
TEXT: dict[str, Any] = {"fontsize": 9, "va": "center"}


@kept_with_package
def places() -> pd.DataFrame:
    """Return one row a country, one column an edition; missing where it was not ranked or seen."""
    editions = sorted(
        {year for indicator, _, year in load_tables().observations if indicator == RANK}
    )
    found = {y: EvidenceReader(load_tables()).values(RANK, y, edition=str(y)) for y in editions}
    table = {y: {e: float(v.low or 0) for e, v in panel.items()} for y, panel in found.items()}
    return pd.DataFrame(table).sort_index()


@kept_with_package
def scores() -> dict[int, dict[str, float]]:
    """Return the composite scores of each edition, as far as they were seen."""
    found = {
        y: EvidenceReader(load_tables()).scores(SCORE, y, edition=str(y)) for y in places().columns
    }
    return {y: {e: float(score) for e, score in p.items()} for y, p in found.items()}


def tied() -> list[str]:
    """Return the countries whose printed score in the last edition equals the Danish one."""
    last = scores()[int(places().columns[-1])]
    return sorted(state for state in places().index if last.get(state) == last[OWN])


def draw() -> style.Drawing:
    """Draw a column of names an edition, joined by lines where a country was ranked in both."""
    names = entity_names()
    frame = places()
    rows = int(frame.max(axis=None))
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.155 * rows + 0.5))
    for column, year in enumerate(frame.columns):
        _column(axes, column, frame[year].dropna(), names)
        axes.annotate(str(year), (column, 0), ha="center", fontweight="bold", va="center")
    for column in range(frame.shape[1] - 1):
        _joined(axes, column, frame.iloc[:, column : column + 2].dropna())
    axes.set_ylim(rows + 0.7, -0.6)
    axes.set_xlim(-0.33, frame.shape[1] - 1 + 0.33)
    axes.set_yticks([])
    style.bare(axes)
    listing = (
        frame.stack().dropna().rename_axis(["entity_id", "edition"]).rename("place").reset_index()
    )
    listing["place"] = listing["place"].astype(int)
    listing["score"] = [scores()[e.edition].get(e.entity_id) for e in listing.itertuples()]
    return style.Drawing(canvas, listing, _title(), _caption(names), _alt(frame))


def _column(axes: Axes, column: int, places: pd.Series[float], names: pd.Series[str]) -> None:
    for state, place in places.items():
        look: dict[str, Any] = (
            {"color": style.BLUE, "fontweight": "bold"} if state == OWN else {"color": style.INK}
        )
        axes.annotate(
            f"{place:.0f}  {names[state]}", (column - NAME / 2 - 0.06, place), **TEXT, **look
        )


def _joined(axes: Axes, column: int, both: pd.DataFrame) -> None:
    for state, (before, after) in zip(both.index, both.to_numpy(), strict=True):
        look: dict[str, Any] = (
            {"color": style.BLUE, "linewidth": 2.4, "zorder": 3}
            if state == OWN
            else {"color": style.GREY, "linewidth": 0.7, "alpha": 0.6}
        )
        axes.plot((column + NAME * 0.8, column + 1 - NAME * 0.78), (before, after), **look)


def _title() -> str:
    own = places().loc[OWN].astype(int)
    (before, after), *rest = pairwise(own)
    later = [
        f", then {rose_or_fell(a, b)}{f' to the {ordinal(b)}' if a != b else ''}" for a, b in rest
    ]
    return f"Denmark {place_change(before, after)}{''.join(later)}"


def _caption(names: pd.Series[str]) -> str:
    frame = places()
    last = frame[frame.columns[-1]].dropna()
    always = frame.index[(frame == 1).all(axis=1)].map(names)
    first = f"; {listed(always)} is first in all" if len(always) else ""
    return (
        f"Places in the editions of the OECD Digital Government Index{first}. The "
        f"questionnaire and the countries that took part changed. For {frame.columns[-1]} we saw "
        f"only the first {word(len(last))}, in a press report, in which "
        f"{plural(len(tied()), 'country', 'countries')}, Denmark among them, share a score"
    )


def _alt(frame: pd.DataFrame) -> str:
    own = frame.loc[OWN].astype(int)
    both = frame.iloc[:, :2].dropna()
    fell = int((both.iloc[:, 1] > both.iloc[:, 0]).sum())
    return (
        f"Columns of country names in the order of places for {listed(map(str, frame.columns))}, "
        f"with lines between them. Denmark's thick line goes through places "
        f"{listed(map(str, own))}. Between the first columns lines cross much: of {len(both)} "
        f"countries in both {fell} fell."
    )
