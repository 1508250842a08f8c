"""Where tech and cyber envoys sit: at home, in California, or both, country by country."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Patch, Rectangle

from claimbook.book import style
from claimbook.book.words import listed, plural, word
from claimbook.package.reading import read
from techplomacy.book.atlas import Ring, centre, land, outline

CALIFORNIA = "San Francisco|Silicon Valley"
OWN = "DNK"
LAND = "#e7eaed"
BACKING = {"boxstyle": "square,pad=0.04", "facecolor": style.PAPER, "alpha": 0.75, "linewidth": 0}
"""What lifts a name off the map; a halo would draw each letter as a path, twice."""
BEYOND = 3
"""Degrees outside a window within which coasts keep their shape."""
LETTERS = 40
"""Letters of a line of the key."""


@dataclass(frozen=True)
class Look:
    """How the countries of one kind are filled, and what the key says of them."""

    face: str
    hatch: str
    text: str


LOOKS = {
    "home": Look(style.SKY, "", "post at home, none in California"),
    "california": Look("#f0b48c", "////", "post in California, no other seat known"),
    "both": Look("#7fb8b1", "xxx", "posts in both, or moved"),
    "unknown": Look(style.FAINT, "---", "post found, its seat not"),
    "none": Look(style.PAPER, "", "in the article's list, no post found"),
}


@dataclass(frozen=True)
class Window:
    """A part of the world: its limits in degrees, and the latitude at which shapes are true."""

    west: float
    east: float
    south: float
    north: float
    stretch: float

    def holds(self, east: float, north: float) -> bool:
        """Whether a point lies inside."""
        return self.west < east < self.east and self.south < north < self.north


WORLD = Window(-170, 180, -48, 76, 1.18)
EUROPE = Window(-12, 33, 35, 71, 1.65)
NUDGED = {
    "Norway": (-3.6, -2.6), "Sweden": (0.4, 1.6), "Slovenia": (1.5, -0.8),
    "France": (-0.8, 0.6), "United Kingdom": (1.2, 3.2), "Ireland": (-0.6, -0.9),
    "Netherlands": (-3.2, 0.6), "Germany": (0.2, 0.7), "Czechia": (0.9, 0.3),
    "Switzerland": (-2.2, -0.9), "Austria": (1.0, 0.0), "Spain": (0.9, 0.4),
    "Portugal": (-0.9, -0.6), "Japan": (14, 1), "South Korea": (-16, -1),
    "Israel": (-1, -4),
}  # fmt: skip
"""Names that would cover one another, with their steps aside in degrees."""


def seats() -> pd.DataFrame:
    """Return one row a country or union: where the posts found of it sit.

    ``where`` is a key of `LOOKS`; ``posts`` counts the posts found, ``is_in_article_list`` says
    whether the article names the country.
    """
    frame = read("tech_ambassadors").astype({"kind": str})
    rows = [
        {
            "country": country,
            "country_name": part["country_name"].iloc[0],
            "where": _where(part),
            "posts": int((part["kind"] != "none-found").sum()),
            "is_in_article_list": bool(part["is_in_article_list"].any()),
        }
        for country, part in frame.groupby("country", sort=True)
    ]
    drawn = pd.DataFrame(rows)
    named = drawn["country_name"].replace({"Korea, Republic of": "South Korea"})
    return drawn.assign(country_name=named)


def _where(posts: pd.DataFrame) -> str:
    if (posts["kind"] == "none-found").all():
        return "none"
    parts = posts["seat"].dropna().str.split(";").explode()
    away = parts.str.contains(CALIFORNIA)
    if parts.empty:
        return "unknown"
    return "both" if away.any() and not away.all() else "california" if away.any() else "home"


def draw() -> style.Drawing:
    """Draw the world above, Europe enlarged below it, and the key beside Europe."""
    frame = seats()
    canvas = plt.figure(figsize=(style.WIDTH, 5.6))
    grid = canvas.add_gridspec(2, 2, height_ratios=(1.0, 1.35), width_ratios=(1.25, 1))
    world, europe = canvas.add_subplot(grid[0, :]), canvas.add_subplot(grid[1, 0])
    _map(world, WORLD, frame, europe_too=False)
    _map(europe, EUROPE, frame, europe_too=True)
    corner, width = (EUROPE.west, EUROPE.south), EUROPE.east - EUROPE.west
    frame_of = Rectangle(corner, width, EUROPE.north - EUROPE.south, fill=False, ec=style.GREY)
    world.add_patch(frame_of)
    _key(canvas.add_subplot(grid[1, 1]), frame)
    return style.Drawing(canvas, frame, _caption(frame), _alt(frame))


def _map(axes: Axes, window: Window, frame: pd.DataFrame, *, europe_too: bool) -> None:
    rings = [_near(window, ring) for ring in land() if _meets(window, ring)]
    axes.add_collection(PolyCollection(rings, facecolor=LAND, edgecolor=style.FAINT, linewidth=0.3))
    for row in frame.to_dict("records"):
        shape = [ring for ring in outline(row["country_name"]) if _meets(window, ring)]
        if not shape:
            continue
        look = LOOKS[row["where"]]
        near = [_near(window, ring) for ring in shape]
        axes.add_collection(
            PolyCollection(
                near, facecolor=look.face, hatch=look.hatch, edgecolor=style.GREY, linewidth=0.6
            )
        )
        at = centre(shape)
        if window.holds(*at) and (europe_too or not EUROPE.holds(*at)):
            _name(axes, row, at)
    axes.set_xlim(window.west, window.east)
    axes.set_ylim(window.south, window.north)
    axes.set_aspect(window.stretch)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set(visible=europe_too, color=style.GREY)


def _meets(window: Window, ring: Ring) -> bool:
    """Whether the box round a ring meets the window."""
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    across = bool(west < window.east and east > window.west)
    return across and bool(south < window.north and north > window.south)


def _near(window: Window, ring: Ring) -> Ring:
    """Return a ring whose points far outside the window lie on a straight line beside it."""
    low, high = (window.west, window.south), (window.east, window.north)
    held: Ring = np.clip(ring, np.subtract(low, BEYOND), np.add(high, BEYOND))
    same = np.diff(held, axis=0) == 0
    is_on_line = (same[:-1] & same[1:]).any(axis=1)
    kept: Ring = held[np.concatenate([[True], ~is_on_line, [True]])]
    return kept


def _name(axes: Axes, row: dict[str, object], at: tuple[float, float]) -> None:
    name = str(row["country_name"])
    east, north = NUDGED.get(name, (0.0, 0.0))
    weight = "bold" if row["country"] == OWN else "normal"
    axes.annotate(
        name, (at[0] + east, at[1] + north), ha="center", va="center", fontsize=6.5,
        fontweight=weight, bbox=BACKING,
    )  # fmt: skip


def _key(axes: Axes, frame: pd.DataFrame) -> None:
    patches = [
        Patch(facecolor=look.face, hatch=look.hatch, edgecolor=style.GREY, label=_listing(frame, n))
        for n, look in LOOKS.items()
    ]
    axes.legend(
        handles=patches, loc="upper left", frameon=False, fontsize=7.5, borderaxespad=0,
        handlelength=2.2, handleheight=1.4, labelspacing=1.1,
    )  # fmt: skip
    axes.axis("off")


def _listing(frame: pd.DataFrame, where: str) -> str:
    """Return what the key says of one kind, with the countries of it."""
    names = sorted(frame.loc[frame["where"] == where, "country_name"])
    return textwrap.fill(f"{LOOKS[where].text} ({len(names)}): {', '.join(names)}", LETTERS)


def _undrawn(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[[not outline(name) for name in frame["country_name"]]]


def _caption(frame: pd.DataFrame) -> str:
    away = frame["where"].isin(["california", "both"])
    home = frame["where"] == "home"
    undrawn = [f"{r.country_name} ({LOOKS[r.where].text})" for r in _undrawn(frame).itertuples()]
    return (
        f"Where tech and cyber envoys sit, as far as documents say. Of "
        f"{plural(int((frame['posts'] > 0).sum()), 'country or union', 'countries and unions')} "
        f"with a post, {word(int(away.sum()))} have or had one in California and "
        f"{word(int(home.sum()))} at home and none there. Too small for the map, or no country: "
        f"{listed(undrawn)}. Boundaries: Natural Earth"
    )


def _alt(frame: pd.DataFrame) -> str:
    by = {name: list(part["country_name"]) for name, part in frame.groupby("where")}
    said = [f"{LOOKS[name].text}: {listed(by[name])}" for name in LOOKS if name in by]
    return f"A world map with Europe enlarged; countries filled by kind: {'; '.join(said)}."
