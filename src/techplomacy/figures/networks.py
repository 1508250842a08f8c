"""Networks that pass households against lines that households have, by year."""

from dataclasses import dataclass

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.frames import ends, series
from claimbook.book.inline import stated
from claimbook.book.words import word
from claimbook.quantities.stating import qualified
from techplomacy.checks.places import OWN, UNION

PRINTED = "C364"
PASSED, TAKEN = "desi_vhcn_coverage_pct", "desi_100mbps_takeup_pct"
FAST, FASTEST = 100, 1000
"""Speeds of the lines, as the series are named, in megabits a second."""
YEARS = (2016, 2025)
TITLES = {OWN: "Denmark", UNION: "European Union"}


@dataclass(frozen=True)
class Line:
    """How one series is drawn: its colour, mark and dashes, and what stands beside it."""

    indicator: str
    colour: str
    mark: str
    dashes: str
    name: str


LINES = (
    Line(PASSED, style.SLATE, "o", "-", "within reach"),
    Line("desi_fixed_broadband_takeup_pct", style.TEAL, "s", "--", "any line"),
    Line(TAKEN, style.TEAL, "^", "-", "fast line"),
    Line("desi_1gbps_takeup_pct", style.GREY, "v", ":", "fastest line"),
)
"""What is offered, and what households have, from any line to the fastest."""
PLACES = {
    (OWN, PASSED): (-72, -56, "left"),
    (OWN, LINES[1].indicator): (8, -6, "left"),
    (UNION, PASSED): (4, -14, "left"),
    (UNION, LINES[1].indicator): (-10, 13, "center"),
}
"""Where the name of a line stands from its last point; others stand to the right of it."""


def shares() -> pd.DataFrame:
    """Return the shares of households that are drawn, one row a series and year."""
    frames = [series(line.indicator, entity) for entity in TITLES for line in LINES]
    return pd.concat(frames, ignore_index=True)


def gap() -> tuple[int, float, float]:
    """Return the last year with both, the share passed in it, and the share with a fast line."""
    both = series(PASSED, OWN).merge(series(TAKEN, OWN), on="year", suffixes=("", "_taken"))
    last = both.iloc[-1]
    return int(last["year"]), float(last["value"]), float(last["value_taken"])


def draw() -> style.Drawing:
    """Draw a panel for Denmark and one for the Union, a line a series, the printed share a band."""
    wide, narrow = _canvas(1, 2, (style.WIDTH, 3.9)), _canvas(2, 1, (style.NARROW, 6.6))
    return style.Drawing(wide, shares(), _title(), _caption(), _alt(), narrow)


def _canvas(rows: int, columns: int, size: tuple[float, float]) -> Canvas:
    canvas, panels = plt.subplots(rows, columns, figsize=size, sharey=True)
    for axes, (entity, title) in zip(panels, TITLES.items(), strict=True):
        for line in LINES:
            _draw(axes, line, entity)
        axes.set_title(f"{title}, with the shares of {gap()[0]}")
        axes.set_xlim(YEARS[0] - 0.5, YEARS[1] + 0.7)
        axes.set_xticks(range(YEARS[0], YEARS[1] + 1, 3))
    panels[0].set_ylim(0, 112)
    panels[0].yaxis.set_major_formatter("{x:g} %")
    _printed(panels[0])
    return canvas


def _draw(axes: Axes, line: Line, entity: str) -> None:
    frame = series(line.indicator, entity)
    axes.plot(frame["year"], frame["value"], line.dashes, color=line.colour, linewidth=1.2)
    style.marks(axes, frame, line.colour, line.mark, 5)
    last = frame[~frame["is_later"]].iloc[-1]
    compared = frame[frame["year"] <= gap()[0]].iloc[-1]
    text = f"{line.name}, {compared['value']:.0f} %"
    across, up, side = PLACES.get((entity, line.indicator), (8, 0, "left"))
    at = (last["year"], last["value"])
    axes.annotate(text, at, (across, up), ha=side, color=line.colour, **style.BESIDE)


def _band() -> tuple[float, float]:
    """Return the ends of what the printed share stands for."""
    return ends(EvidenceReader().stated(PRINTED))


def _printed(axes: Axes) -> None:
    low, high = _band()
    axes.axhspan(low, high, color=style.FAINT, alpha=0.6, linewidth=0, zorder=0)
    text = f"article: “connected”, {qualified(load_tables().claims[PRINTED])}"
    axes.annotate(
        text, (YEARS[0], high), (0, 3), color=style.INK, **(style.BESIDE | {"va": "bottom"})
    )


def _title() -> str:
    year, passed, taken = gap()
    return (
        f"Very fast networks pass {passed:.0f} % of Danish households; {taken:.0f} % had a fast "
        f"line in {year}"
    )


def _caption() -> str:
    year, passed, _ = gap()
    low, high = _band()
    verb = "fits" if low <= passed <= high else "does not fit"
    return (
        "Households within reach of a network, and households with a line, in %. A household is "
        "within reach if a network of very high capacity passes it. The "
        f"article's {stated(PRINTED).data} {verb} the share within reach, {passed:.0f} % in "
        f"{year}. A fast line has at least {FAST} Mbit/s, the fastest {FASTEST}. Hollow marks date "
        "from after the article was accepted"
    )


def _alt() -> str:
    year, passed, taken = gap()
    first = series(PASSED, OWN).iloc[0]
    union = series(PASSED, UNION).iloc[0]
    return (
        f"{word(len(TITLES)).capitalize()} panels of lines. In Denmark the share of households "
        f"within reach of a very fast network runs from {first['value']:.0f} % in {first['year']} "
        f"to {passed:.0f} % in {year}, inside a grey band for the printed share; the share with a "
        f"fast line stays far below, at {taken:.0f} %. The Union starts lower, at "
        f"{union['value']:.0f} % within reach."
    )
