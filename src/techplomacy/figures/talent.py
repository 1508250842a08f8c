"""The flows of IT specialists as printed: who came, who left, and what remained."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.inline import linked, qualified
from claimbook.quantities.interval import Interval
from claimbook.quantities.printed import parse

ARRIVED, LEFT, NET, BEFORE = "C488", "C489", "C490", "C491"
NAMES = {ARRIVED: "arrived", LEFT: "left", NET: "net inflow", BEFORE: "net inflow"}
COLOURS = {ARRIVED: style.SKY, LEFT: style.ORANGE, NET: style.BLUE, BEFORE: style.BLUE}


def printed(claim_id: str) -> int:
    """Return a printed number of persons, without its qualifier."""
    return int(parse(load_tables().claims[claim_id]["value"]) or 0)


def recomputed() -> Interval:
    """Return the net inflow as the difference of the printed flows, with their qualifiers."""
    t = EvidenceReader(load_tables())
    return t.stated(ARRIVED) - t.stated(LEFT)


def draw() -> style.Drawing:
    """Draw a waterfall downwards for one year, and below it the net inflow of the year before."""
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 2.7))
    rest = printed(ARRIVED) - printed(LEFT)
    for place, (claim_id, colour) in enumerate(COLOURS.items()):
        start = rest if claim_id == LEFT else 0
        axes.barh(place, printed(claim_id), left=start, height=0.62, color=colour)
        text = f"  {qualified(load_tables().claims[claim_id])}"
        axes.annotate(text, (start + printed(claim_id), place), va="center")
    for place, at in enumerate((printed(ARRIVED), rest)):
        axes.plot((at, at), (place + 0.31, place + 0.69), color=style.GREY, linewidth=0.8)
    _remark(axes, "arrivals and departures are not printed", (printed(BEFORE), len(NAMES) - 1))
    data = _frame(rest)
    axes.set_yticks(range(len(data)), data["year"] + ", " + data["flow"])
    axes.set_ylim(len(data) - 0.5, -0.6)
    axes.set_xlim(0, printed(ARRIVED) * 1.22)
    style.bare(axes)
    return style.Drawing(canvas, data, _caption(), _alt())


def _frame(rest: int) -> pd.DataFrame:
    claims = load_tables().claims
    return pd.DataFrame(
        {
            "claim_id": each,
            "year": claims[each]["period"],
            "flow": name,
            "printed": qualified(claims[each]),
            "start": rest if each == LEFT else 0,
            "persons": printed(each),
        }
        for each, name in NAMES.items()
    )


def _remark(axes: Axes, text: str, at: tuple[float, float]) -> None:
    look = {"va": "center", "fontsize": 8, "color": style.GREY}
    axes.annotate(text, at, (46, 0), textcoords="offset points", **look)  # type: ignore[arg-type]


def _caption() -> str:
    claims = load_tables().claims
    net, before, came, left = (
        linked(each, qualified(claims[each])) for each in (NET, BEFORE, ARRIVED, LEFT)
    )
    return (
        f"IT specialists who came to Denmark and left it, as printed. For {claims[NET]['period']} "
        f"the article prints {came} arrivals, {left} departures and a net inflow of {net}; for "
        f"{claims[BEFORE]['period']} only the net inflow, {before}. Bars ignore the qualifiers"
    )


def _alt() -> str:
    claims = load_tables().claims
    came, left, net, before = (qualified(claims[each]) for each in NAMES)
    return (
        f"Horizontal waterfall for {claims[NET]['period']}: {came} arrived, {left} left, net "
        f"inflow {net}. Below it a bar for {claims[BEFORE]['period']}: net inflow {before}."
    )
