"""The metaverse market as printed, and the growth that its two values imply."""

from __future__ import annotations

import math

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullLocator

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.inline import linked, value
from claimbook.quantities.interval import Interval
from claimbook.quantities.period import Period

NOW, HORIZON = "C465", "C464"
TICKS = (4e8, 8e8, 16e8)
"""Marks of the axis: each is the double of the one before."""


def year(claim_id: str) -> int:
    """Return the year of a printed value; of an open period, the year that it runs to."""
    last = Period.parse(load_tables().claims[claim_id]["period"]).last_year
    assert last is not None
    return last


def years() -> int:
    """Return the number of years between the two values."""
    return year(HORIZON) - year(NOW)


def growth() -> tuple[float, float]:
    """Return the lowest and highest constant yearly growth that the printed precision allows."""
    t = EvidenceReader(load_tables())
    low, high = ends(t.stated(HORIZON) / t.stated(NOW))
    return low ** (1 / years()) - 1, high ** (1 / years()) - 1


def growth_text() -> str:
    """Return the growth in whole percent, rounded outwards."""
    low, high = growth()
    return f"{math.floor(100 * low)} and {math.ceil(100 * high)} %"


def ends(interval: Interval) -> tuple[float, float]:
    """Return both ends of a bounded interval.

    Raises:
        ValueError: An end is open.
    """
    if interval.low is None or interval.high is None:
        raise ValueError(f"{interval} is not bounded")
    return float(interval.low), float(interval.high)


def draw() -> style.Drawing:
    """Draw both values over their years on a log axis, with the band of constant growth."""
    spans = [ends(EvidenceReader(load_tables()).stated(each)) for each in (NOW, HORIZON)]
    lows, highs = [low for low, _ in spans], [high for _, high in spans]
    middles, when = [(low + high) / 2 for low, high in spans], [year(NOW), year(HORIZON)]
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 3.2))
    axes.set_yscale("log")
    axes.fill_between(when, lows, highs, color=style.SKY, linewidth=0)
    axes.plot(when, middles, color=style.BLUE, linewidth=1, linestyle="--")
    axes.vlines(when, lows, highs, color=style.BLUE, linewidth=2)
    axes.plot(when[0], middles[0], "o", color=style.BLUE, markersize=7)
    axes.plot(when[1], middles[1], "o", mfc=style.PAPER, mec=style.BLUE, markersize=7)
    _label(axes, when, middles)
    _scale(axes, lows[0] / 1.3, highs[1] * 1.1)
    data = pd.DataFrame(
        {"claim_id": [NOW, HORIZON], "year": when, "usd": middles, "low": lows, "high": highs}
    )
    return style.Drawing(canvas, data, _caption(), _alt())


def _label(axes: Axes, when: list[int], middles: list[float]) -> None:
    below, beside, above = (10, -8), (10, 0), (-12, 26)
    _note(axes, _shown(NOW), (when[0], middles[0]), below)
    _note(axes, f"{_shown(HORIZON)},\nexpected", (when[1], middles[1]), beside)
    centre = (sum(when) / 2, math.sqrt(math.prod(middles)))
    text = f"implied: between {growth_text()} a year"
    _note(axes, text, centre, above, ha="right", color=style.BLUE)


def _note(
    axes: Axes, text: str, at: tuple[float, float], offset: tuple[int, int], **look: str
) -> None:
    axes.annotate(text, at, offset, textcoords="offset points", va="center", **look)  # type: ignore[arg-type]


def _scale(axes: Axes, low: float, high: float) -> None:
    axes.set_xticks(range(year(NOW), year(HORIZON) + 1))
    axes.set_xlim(year(NOW) - 0.3, year(HORIZON) + 1.1)
    axes.set_ylim(low, high)
    axes.set_yticks(TICKS)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda usd, _: f"{usd / 1e6:,.0f}"))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.set_title("million US dollars, logarithmic", color=style.GREY)


def _shown(claim_id: str) -> str:
    return value(load_tables().claims[claim_id]).replace("$", r"\$")


def _caption() -> str:
    now, horizon = (linked(each, value(load_tables().claims[each])) for each in (NOW, HORIZON))
    return (
        f"The metaverse market of Denmark as printed: {now} for {year(NOW)}, {horizon} expected by "
        f"{year(HORIZON)}. If the second value is reached in that very year, the pair implies a "
        f"constant growth of between {growth_text()} a year, the width being that of the rounding; "
        "nothing else in the article supports that rate"
    )


def _alt() -> str:
    now, horizon = (value(load_tables().claims[each]) for each in (NOW, HORIZON))
    return (
        f"Points on a logarithmic axis, {now} in {year(NOW)} and {horizon} in {year(HORIZON)}, "
        "joined by a dashed line inside a band that widens to the right: the growth that the "
        f"printed precision allows, between {growth_text()} a year."
    )
