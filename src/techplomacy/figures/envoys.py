"""First years of tech and cyber envoys, country by country."""

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.book import style
from claimbook.book.words import listed, most, plural, word
from claimbook.package.reading import read
from techplomacy.checks.places import OWN

NONE = "none-found"
"""Kind of the rows that say that no post was found."""
SEEN = "seen-in-post"
"""What a date means where the post may be older."""
TECH = ("technology", "digital")
"""Remits that come near to that of the Danish post."""
REMITS = (
    ("o", 38, TECH, "technology or digital affairs"),
    ("s", 32, ("cyber", "hybrid"), "cyber issues or hybrid threats"),
    ("^", 42, ("innovation",), "innovation"),
)
"""Marks with their areas, the remits they stand for, and what the key says."""
SHOWN = (
    "post_id country country_name title kind remit first_year date_is is_in_article_list work_id"
).split()
"""Columns of the data of the figure."""
KINDS = {"ambassador": "", "head-of-office": "office", "consul": "consul", "attache": "attaché"}
"""Short words for kinds whose own word does not do; an ambassador needs none."""
LABEL = style.BESIDE | {
    "bbox": {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5},
}
Places = tuple[tuple[float, float], ...]
LETTER, NAMES = 0.075, 1.2
"""Inches of a letter of a label, and of the names of countries."""
ABOVE = -1.4
"""Row in which the key stands."""
KEY = ((0, -0.9), (6.0, -0.9), (0, 0), (6.0, 0))
NARROW_KEY = ((0, -2.7), (0, -1.8), (0, -0.9), (0, 0))
"""Years from the first, and rows from the key, at which its items stand."""


def posts() -> pd.DataFrame:
    """Return the posts with a year, those of the country with the earliest first."""
    frame = read("tech_ambassadors").astype({"kind": str, "remit": str, "date_is": str})
    frame = frame[frame["first_year"].notna()].astype({"first_year": int})
    earliest = frame.groupby("country_name")["first_year"].transform("min")
    frame = frame.assign(earliest=earliest)
    return frame.sort_values(["earliest", "country_name", "first_year"], ignore_index=True)


def undated() -> tuple[list[str], list[str]]:
    """Return the listed countries whose post has no year, and those where none was found."""
    frame = read("tech_ambassadors")
    frame = frame[frame["is_in_article_list"]]
    rest = frame[~frame["country_name"].isin(posts()["country_name"])]
    none = rest["kind"] == NONE
    return sorted(set(rest.loc[~none, "country_name"])), sorted(set(rest.loc[none, "country_name"]))


def draw() -> style.Drawing:
    """Draw a row a country, with a mark for each post in its first year."""
    frame = posts()
    wide, narrow = _canvas(frame, style.WIDTH, KEY, 1), _canvas(frame, style.NARROW, NARROW_KEY, 3)
    shown = frame[SHOWN]
    return style.Drawing(wide, shown, _title(frame), _caption(frame), _alt(frame), narrow)


def _canvas(frame: pd.DataFrame, width: float, key: Places, step: int) -> Canvas:
    """Draw the figure: ``key`` says where items of its key stand, ``step`` the years a label."""
    countries = list(dict.fromkeys(frame["country_name"]))
    canvas, axes = plt.subplots(figsize=(width, 0.235 * (len(countries) + 1 - key[0][1]) + 0.3))
    start = _start(frame)
    years = range(int(frame["first_year"].min()), int(frame["first_year"].max()) + 1)
    span = years[0] - 0.5, years[-1] + 1 + 0.6 * step
    room = (width - NAMES) / (span[1] - span[0])
    for row, country in enumerate(countries):
        axes.axhline(row, color=style.FAINT, linewidth=0.4, zorder=0)
        for post in frame[frame["country_name"] == country].to_dict("records"):
            _mark(axes, row, post, room * (start - post["first_year"]))
    own = frame[frame["country"] == OWN]
    ends = (-0.6, len(countries) - 0.4)
    axes.vlines(start, *ends, color=style.OWN, linewidth=0.9, linestyle=(0, (4, 2)), zorder=0)
    axes.set_xticks(years[::step], map(str, years[::step]), fontsize=9)
    axes.set_xlim(span)
    axes.set_ylim(ends[1], ABOVE + key[0][1] - 0.6)
    axes.set_yticks(range(len(countries)), countries)
    for label in axes.get_yticklabels():
        if label.get_text() in set(own["country_name"]):
            label.set(color=style.OWN, fontweight="bold")
    style.bare(axes, x=True)
    _key(axes, years[0], key)
    return canvas


def _mark(axes: Axes, row: int, post: dict[Any, Any], room: float) -> None:
    """Draw a post; its label is left of it where it would run over a line ``room`` inches on."""
    colour = style.OWN if post["country"] == OWN else style.GREY
    shape, area = next((m, a) for m, a, remits, _ in REMITS if post["remit"] in remits)
    face = colour if post["is_in_article_list"] else style.PAPER
    at = post["first_year"]
    axes.scatter(at, row, s=area, marker=shape, facecolor=face, edgecolor=colour, zorder=2)
    text = KINDS.get(post["kind"], post["kind"])
    text += " (or earlier)" if post["date_is"] == SEEN else ""
    is_left = 0 < room < LETTER * (len(text) + 1)
    axes.annotate(
        text, (at, row), (-6 if is_left else 6, 0), ha="right" if is_left else "left", **LABEL
    )


def _key(axes: Axes, left: int, key: Places) -> None:
    lines = [(mark, area, style.GREY, text) for mark, area, _, text in REMITS]
    lines.append(("o", REMITS[0][1], style.PAPER, "hollow: not in the list"))
    for (at, up), (mark, area, face, text) in zip(key, lines, strict=True):
        axes.scatter(
            left + at, ABOVE + up, s=area, marker=mark, facecolor=face, edgecolor=style.GREY
        )
        axes.annotate(text, (left + at, ABOVE + up), (6, 0), **LABEL)


def _start(frame: pd.DataFrame) -> int:
    return int(frame.loc[frame["country"] == OWN, "first_year"].min())


def _title(frame: pd.DataFrame) -> str:
    before = frame[frame["is_in_article_list"] & frame["first_year"].lt(_start(frame))]
    count = word(before["country"].nunique()).capitalize()
    return f"{count} countries on the article's list had a post in the field before Denmark"


def _caption(frame: pd.DataFrame) -> str:
    start = _start(frame)
    of_list = frame[frame["is_in_article_list"]]
    before = frame[frame["first_year"] < start]
    tech = int(before["remit"].isin(TECH).sum())
    seen, none = undated()
    return (
        "The year in which each post for technology or cyber affairs was first filled, by an "
        "ambassador unless another title is given; "
        f"{plural(of_list['country'].nunique(), 'country', 'countries')} are on the article's "
        f"list. Of the posts before the Danish one of {start}, {most(tech, len(before))} are "
        f"mainly for technology or digital affairs. Not shown are {listed(seen)}, whose posts have "
        f"no known beginning, and {listed(none)}, for which no document names a post"
    )


def _alt(frame: pd.DataFrame) -> str:
    first, last, start = frame.iloc[0], frame.iloc[-1], _start(frame)
    above = frame.loc[frame["earliest"] < start, "country"].nunique()
    before = frame[frame["first_year"] < start]
    cyber = int(before["remit"].isin(REMITS[1][2]).sum())
    circle = int(frame.loc[frame["remit"].isin(TECH), "first_year"].min())
    rows = plural(frame["country"].nunique(), "row")
    return (
        f"A time axis with {rows}, one a country or union, and a mark for each of "
        f"{plural(len(frame), 'post')}, from {first['country_name']} in {first['first_year']} down "
        f"to {last['country_name']}, whose first post is of {last['earliest']}. Squares stand for "
        f"cyber issues, circles for technology, triangles for innovation. Above Denmark stand "
        f"{plural(above, 'row')} that begin earlier; of the {plural(len(before), 'mark')} left of "
        f"the line at {start}, {most(cyber, len(before))} are squares, and the first circle stands "
        f"in {circle}."
    )
