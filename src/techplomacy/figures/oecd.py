"""Places in the three editions of the OECD Digital Government Index, country by country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.frames import entity_names
from claimbook.book.words import listed, ordinal, place_change, plural, rose_or_fell, word
from claimbook.package.caching import kept_with_package
from techplomacy.checks.places import OWN

RANK, SCORE = "oecd_dgi_rank", "oecd_dgi_score"
NAME, GAP = 0.5, 0.03
"""Room for a name, as a share of the way from column to column, and behind a line."""
FIRST, CODE = 1.15, 0.55
"""On a phone: room for the names of the first column, and for the codes of the others."""
TEXT: dict[str, Any] = {"fontsize": 9, "va": "center"}


class Column(NamedTuple):
    """Where the names of an edition begin and end, and how states are called there."""

    start: float
    end: float
    names: Mapping[str, str]


@kept_with_package
def places() -> pd.DataFrame:
    """Return one row a country, one column an edition; missing where it was not ranked or seen."""
    editions = sorted(
        {year for indicator, _, year in load_tables().observations if indicator == RANK}
    )
    found = {y: EvidenceReader().values(RANK, y, edition=str(y)) for y in editions}
    table = {y: {e: float(v.low or 0) for e, v in panel.items()} for y, panel in found.items()}
    return pd.DataFrame(table).sort_index()


@kept_with_package
def scores() -> dict[int, dict[str, float]]:
    """Return the composite scores of each edition, as far as they were seen."""
    found = {y: EvidenceReader().scores(SCORE, y, edition=str(y)) for y in places().columns}
    return {y: {e: float(score) for e, score in p.items()} for y, p in found.items()}


def tied() -> list[str]:
    """Return the countries whose printed score in the last edition equals the Danish one."""
    last = scores()[int(places().columns[-1])]
    return sorted(state for state in places().index if last.get(state) == last[OWN])


def draw() -> style.Drawing:
    """Draw a column of names an edition, joined by lines where a country was ranked in both."""
    names = entity_names()
    frame = places()
    listing = (
        frame.stack().dropna().rename_axis(["entity_id", "edition"]).rename("place").reset_index()
    )
    listing["place"] = listing["place"].astype(int)
    listing["score"] = [scores()[e.edition].get(e.entity_id) for e in listing.itertuples()]
    alike = [Column(each, each + NAME, names) for each in range(frame.shape[1])]
    codes = {each: each for each in frame.index}
    starts = [each * (1 + CODE) for each in range(1, frame.shape[1])]
    shorter = [Column(0, FIRST, names), *(Column(each, each + CODE, codes) for each in starts)]
    return style.Drawing(
        _canvas(frame, alike, style.WIDTH),
        listing,
        _title(),
        _caption(names),
        _alt(frame),
        _canvas(frame, shorter, style.NARROW),
    )


def _canvas(frame: pd.DataFrame, columns: Sequence[Column], width: float) -> Canvas:
    rows = int(frame.max(axis=None))
    canvas, axes = plt.subplots(figsize=(width, 0.155 * rows + 0.5))
    for column, year in zip(columns, frame.columns, strict=True):
        _named(axes, column, frame[year].dropna())
        axes.annotate(str(year), (column.start, 0), fontweight="bold", va="center")
    for at, (one, other) in enumerate(pairwise(columns)):
        _joined(axes, one.end, other.start - GAP, frame.iloc[:, at : at + 2].dropna())
    axes.set_ylim(rows + 0.7, -0.6)
    axes.set_xlim(columns[0].start, columns[-1].end)
    axes.set_yticks([])
    style.bare(axes)
    return canvas


def _named(axes: Axes, column: Column, places: pd.Series[float]) -> None:
    for state, place in places.items():
        look: dict[str, Any] = (
            {"color": style.BLUE, "fontweight": "bold"} if state == OWN else {"color": style.INK}
        )
        axes.annotate(f"{place:.0f}  {column.names[state]}", (column.start, place), **TEXT, **look)


def _joined(axes: Axes, start: float, end: float, both: pd.DataFrame) -> None:
    for state, (before, after) in zip(both.index, both.to_numpy(), strict=True):
        look: dict[str, Any] = (
            {"color": style.BLUE, "linewidth": 2.4, "zorder": 3}
            if state == OWN
            else {"color": style.GREY, "linewidth": 0.7, "alpha": 0.6}
        )
        axes.plot((start, end), (before, after), **look)


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
