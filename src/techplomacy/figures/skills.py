"""Digital skills by year, in Denmark and in the Union, and the shares that the article prints."""

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.frames import ends, series
from claimbook.book.inline import stated
from claimbook.book.words import listed, plural
from claimbook.quantities.stating import qualified
from techplomacy.checks.places import OWN, UNION

BASIC, ABOVE = "eurostat_basic_digital_skills_pct", "eurostat_above_basic_digital_skills_pct"
OLDER = "desi_basic_digital_skills_old_method_pct"
EXACT = "W162"
"""The work that is drawn where documents differ: that with two decimals."""
LINES = (
    (BASIC, OWN, style.BLUE, "o", "Denmark, basic skills or more"),
    (BASIC, UNION, style.GREY, "s", "Union, basic skills or more"),
    (ABOVE, OWN, style.BLUE, "^", "Denmark, above basic"),
    (ABOVE, UNION, style.GREY, "v", "Union, above basic"),
)
"""Indicator, entity, colour, mark and name of each series on the present method."""
FIRST = ((OLDER, OWN, style.BLUE, "o"), (OLDER, UNION, style.GREY, "s"))
PRINTED = {"C352": ("with skills", 16), "C353": ("above basic", -30)}
"""The claims that print a share, of whom, and how far above the band that stands."""


def shares() -> pd.DataFrame:
    """Return every share that is drawn, one row per indicator, entity and year."""
    keys = [*((i, e) for i, e, *_ in LINES), *((i, e) for i, e, *_ in FIRST)]
    return pd.concat([series(*key, EXACT) for key in keys], ignore_index=True)


def years() -> tuple[list[int], int]:
    """Return the years of which evidence has a share, and the year of the printed shares."""
    (printed,) = {int(load_tables().claims[each]["period"]) for each in PRINTED}
    return sorted(set(shares()["year"].astype(int))), printed


def draw() -> style.Drawing:
    """Draw a line a series, the older method apart, and the printed shares as bands."""
    wide, narrow = _canvas(style.WIDTH, 2.5), _canvas(style.NARROW, 0.9)
    return style.Drawing(wide, shares(), _title(), _caption(), _alt(), narrow)


def _canvas(width: float, room: float) -> Canvas:
    """Draw the figure, with room for so many years to the right of the last."""
    canvas, axes = plt.subplots(figsize=(width, 4.1))
    seen, printed = years()
    for indicator, entity, colour, mark, name in LINES:
        frame = series(indicator, entity, EXACT)
        axes.plot(frame["year"], frame["value"], color=colour, linewidth=1.2)
        style.marks(axes, frame, colour, mark, 6)
        last = frame.iloc[-1]
        text = f"{name}, {last['value']:.0f} %"
        place: dict[str, Any] = {"xytext": (8, 0), "ha": "left"}
        if room < 1:  # a name stands above the end of its line, or in three lines beside it
            is_long = last["year"] == seen[-1]
            text = text if is_long else text.replace(", ", ",\n")
            place = {"xytext": (4, 12), "ha": "right"} if is_long else place
        axes.annotate(text, (last["year"], last["value"]), color=colour, **place, **style.BESIDE)
    for indicator, entity, colour, mark in FIRST:
        frame = series(indicator, entity, EXACT)
        style.marks(axes, frame, colour, mark, 6)
        at = tuple(frame.iloc[0][["year", "value"]])
        axes.annotate("older method", at, (0, -11), ha="center", color=style.GREY, **style.BESIDE)
    _printed(axes)
    axes.set_xlim(seen[0] - 1.2, seen[-1] + room)
    axes.set_xticks(sorted({*seen, printed}) if room > 1 else seen)
    axes.set_ylim(15, 90)
    axes.yaxis.set_major_formatter("{x:g} %")
    return canvas


def _printed(axes: Axes) -> None:
    """Draw what each printed share stands for as a short band over its year."""
    t, year = EvidenceReader(), years()[1]
    for claim_id, (whom, place) in PRINTED.items():
        low, high = ends(t.stated(claim_id))
        axes.fill_between((year - 0.3, year + 0.3), low, high, color=style.FAINT, linewidth=0)
        text = f"article:\n{qualified(load_tables().claims[claim_id])}\n{whom}"
        at, side = ((year, high), "center") if place > 0 else ((year + 0.3, low), "right")
        axes.annotate(text, at, (0, place), color=style.INK, ha=side, **style.BESIDE)


def _title() -> str:
    seen, printed = years()
    if printed in seen:
        return f"A survey has {printed}, the year of the printed shares"
    return f"The article prints shares for {printed}, for which we know of no survey"


def _caption() -> str:
    seen, printed = years()
    shown = listed([stated(each).data for each in PRINTED])
    newest = series(BASIC, OWN, EXACT).iloc[-1]
    return (
        f"People with digital skills in Denmark and in the Union, in % of those asked. The article "
        f"prints {shown} for {printed}; the years of surveys are "
        f"{listed([str(year) for year in seen])}. Hollow marks date from after the article was "
        f"accepted; by the last of them basic skills reached {newest['value']:.0f} % in Denmark"
    )


def _alt() -> str:
    seen, printed = years()
    values = [(name, series(i, e, EXACT)["value"]) for i, e, _, _, name in LINES]
    ends = [
        f"{name}, from {v.iloc[0]:.0f} to {v.iloc[-1]:.0f} %"
        if len(v) > 1
        else f"{name}, at {v.iloc[0]:.0f} %"
        for name, v in values
    ]
    return (
        f"Lines over {plural(seen[-1] - seen[0] + 1, 'year')}: {listed(ends)}. Solid bands in "
        f"{printed} show what the article prints; separate marks in {seen[0]} are on an older "
        "method."
    )
