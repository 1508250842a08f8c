"""The periods of the strategies that the article dates, on one axis of years."""

from itertools import pairwise
from textwrap import fill
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.book import style
from claimbook.book.words import listed, plural, word
from claimbook.package.reading import read
from claimbook.quantities.period import Period

CYCLE = "C499"
"""The claim that tells how often a new version of the digital strategy is adopted."""
JOINT, SERIES = "digital strategy", "joint-digital"
"""The strategies of state, regions and municipalities, and their series in the table."""
STRATEGY_PERIODS = ("C209", "C210", "C211", "C212")
FOREIGN = (
    ("C119", "foreign and security policy"),
    ("C130", "tech diplomacy"),
)
NATIONAL = ("C308", "C345", "national strategy")
"""The claims with its year and with its horizon, and its name."""
ARROW = {"arrowstyle": "<->", "color": style.GREY, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0}


def periods() -> pd.DataFrame:
    """Return one row a strategy: claim or row, name, first and last year, length in years.

    ``is_printed`` says whether the article has it; the others are those of the joint strategies
    that evidence has besides.
    """
    t = EvidenceReader()
    rows = [(claim_id, JOINT, *t.years(claim_id), True) for claim_id in STRATEGY_PERIODS]
    rows += [(claim_id, name, *t.years(claim_id), True) for claim_id, name in FOREIGN]
    dated, horizon, name = NATIONAL
    last = Period.parse(t.claim(horizon)["period"]).last_year
    assert last is not None
    rows.append((dated, name, t.years(dated)[0], last, True))
    rows += [(key, JOINT, *years, False) for key, years in _unprinted().items()]
    columns = ["source", "strategy", "first_year", "last_year", "is_printed"]
    frame = pd.DataFrame(rows, columns=columns)
    frame["calendar_years"] = frame["last_year"] - frame["first_year"] + 1
    return frame.sort_values("first_year", kind="stable", ignore_index=True)


def _unprinted() -> dict[str, tuple[int, int]]:
    """Return first and last year of the joint strategies that the article does not list."""
    named = read("strategies").set_index("strategy_id")["is_named_in_article"]
    return {
        key: (period.first_year, period.last_year)
        for key, period in joint_periods().items()
        if period.first_year and period.last_year and not named[key]
    }


def joint_periods() -> dict[str, Period]:
    """Return the periods of the joint digital strategies, as far as documents have them."""
    frame = read("strategies")
    rows = frame[frame["series"] == SERIES].dropna(subset="period")
    return {row.strategy_id: Period.parse(str(row.period)) for row in rows.itertuples()}


def steps() -> list[int]:
    """Return the years from the beginning of each joint digital strategy to that of the next."""
    frame = periods()
    return [b - a for a, b in pairwise(frame.loc[frame["strategy"] == JOINT, "first_year"])]


def cycle() -> int:
    """Return the years from one adoption of the digital strategy to the next, as stated."""
    return int(EvidenceReader().stated(CYCLE).low or 0)


def draw() -> style.Drawing:
    """Draw a lane a kind of strategy, and above the digital ones the years between them."""
    frame = periods()
    lanes = list(dict.fromkeys(frame["strategy"]))
    starts = frame.loc[frame["strategy"] == JOINT, "first_year"]
    start, end = int(frame["first_year"].min()), int(frame["last_year"].max())
    gaps = listed([word(each) for each in steps()])
    return style.Drawing(
        _canvas(frame, lanes, style.WIDTH, 1),
        frame,
        f"Digital strategies came {word(min(steps()))} to {word(max(steps()))} years apart, not "
        f"every {word(cycle())}",
        "Periods of strategies, with the years from one joint digital strategy to the next. The "
        "article dates the filled bars and does not list the hollow ones",
        f"Bars for {plural(len(frame), 'strategy', 'strategies')} in {plural(len(lanes), 'lane')} "
        f"over the years {start} to {end}. The joint digital strategies begin in "
        f"{listed(map(str, starts))}; arrows between the beginnings are {gaps} years long.",
        _canvas(frame, lanes, style.NARROW, 2),
    )


def _canvas(frame: pd.DataFrame, lanes: list[str], width: float, step: int) -> Canvas:
    """Draw the figure, with the year of each ``step`` joint strategy on the axis."""
    canvas, axes = plt.subplots(figsize=(width, 0.29 * step * len(lanes) + 0.7))
    for entry in frame.to_dict("records"):
        _bar(axes, lanes.index(entry["strategy"]), entry)
    starts = frame.loc[frame["strategy"] == JOINT, "first_year"]
    for (first, last), years in zip(pairwise(starts), steps(), strict=True):
        axes.annotate("", (last, -0.55), (first, -0.55), arrowprops=ARROW)
        said = f"{years} years" if first == starts.iloc[0] else str(years)
        axes.annotate(said, ((first + last) / 2, -0.62), ha="center", va="bottom")
    start, end = int(frame["first_year"].min()), int(frame["last_year"].max())
    axes.set_yticks(range(len(lanes)), [fill(lane, 30 // step) for lane in lanes])
    axes.set_ylim(len(lanes) - 0.4, -1.1)
    axes.set_xlim(start - 0.2, end + 1.2)
    axes.set_xticks(starts[::step], [str(year) for year in starts[::step]])
    style.bare(axes, x=True)
    return canvas


def _bar(axes: Axes, lane: int, entry: dict[Any, Any]) -> None:
    colour = style.BLUE if entry["strategy"] == JOINT else style.TEAL
    face = colour if entry["is_printed"] else style.PAPER
    first, length = entry["first_year"], entry["calendar_years"]
    axes.barh(
        lane, length - 0.15, left=first, height=0.5, align="center", facecolor=face,
        edgecolor=style.PAPER if entry["is_printed"] else colour,
    )  # fmt: skip
    if entry["strategy"] != JOINT:
        span = f"{first}–{entry['last_year']}"
        axes.annotate(span, (first, lane), (-4, 0), ha="right", **style.BESIDE)
