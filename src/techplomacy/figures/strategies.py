"""The periods of the strategies that the article dates, on one axis of years."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
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
LABEL: dict[str, Any] = {
    "textcoords": "offset points",
    "va": "center",
    "fontsize": 9,
    "bbox": {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1},
}


def periods() -> pd.DataFrame:
    """Return one row a strategy: claim or row, name, first and last year, length in years.

    ``is_printed`` says whether the article has it; the others are those of the joint strategies
    that evidence has besides.
    """
    t = EvidenceReader(load_tables())
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
    return int(EvidenceReader(load_tables()).stated(CYCLE).low or 0)


def draw() -> style.Drawing:
    """Draw a bar a strategy, and behind them the beginnings that the stated cycle would give."""
    frame = periods()
    every = cycle()
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.36 * len(frame) + 0.9))
    start, end = int(frame["first_year"].min()), int(frame["last_year"].max())
    _cycle(axes, range(start, end + 1, every), f"every {word(every)} years from {start}")
    foreign = [claim_id for claim_id, _ in FOREIGN]
    for row, entry in enumerate(frame.to_dict("records")):
        colour = style.TEAL if entry["source"] in foreign else style.BLUE
        face = colour if entry["is_printed"] else style.PAPER
        first, length = entry["first_year"], entry["calendar_years"]
        axes.barh(row, length, left=first, height=0.56, facecolor=face, edgecolor=colour)
        text = f"{first}–{entry['last_year']}, {plural(length, 'year')}"
        if first > (start + end) / 2:
            axes.annotate(text, (first, row), (-4, 0), ha="right", **LABEL)
        else:
            axes.annotate(text, (first + length, row), (4, 0), **LABEL)
    axes.set_yticks(range(len(frame)), frame["strategy"])
    axes.set_ylim(len(frame) - 0.4, -1.1)
    axes.set_xlim(start - 0.2, end + 1.2)
    style.bare(axes, x=True)
    gaps = listed([word(each) for each in steps()])
    on_line = [str(y) for y in frame["first_year"] if (y - start) % every == 0]
    return style.Drawing(
        canvas,
        frame,
        f"The digital strategies begin {gaps} years apart; the conclusion says {word(every)}",
        f"Periods of strategies, first and last calendar year included. Filled bars are dated by "
        f"the article, hollow ones are further digital strategies. The grey lines stand "
        f"{word(every)} years apart",
        f"Horizontal bars for {plural(len(frame), 'strategy', 'strategies')} over the years "
        f"{start} to {end}, from {word(frame['calendar_years'].min())} to "
        f"{word(frame['calendar_years'].max())} calendar years long. Behind them stand evenly "
        f"spaced grey lines; bars begin on a line in {listed(on_line)} only.",
    )


def _cycle(axes: Axes, years: range, label: str) -> None:
    for year in years:
        axes.axvline(year, color=style.FAINT, linewidth=0.9, linestyle=(0, (4, 2)), zorder=0)
    axes.set_xticks(list(years), [str(year) for year in years])
    axes.annotate(label, (years[0], -0.75), (4, 0), **LABEL)
