"""Stacked bars by section, which several figures draw: one bar a section, one part a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from claimbook.book import style
from claimbook.book.frames import body, section_names

HEIGHT = 0.66
LINE = 26
"""Letters in a line of a label."""
LEAST, ROOM = 3, 0.06
"""A count above the one, or as large a share of the longest bar as the other, is written."""
BOX = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.6}
"""What a text on hatching stands on."""


@dataclass(frozen=True)
class Part:
    """How one part of a bar looks: fill, colour of what is written on it, hatching, sign."""

    colour: str
    ink: str
    hatch: str = ""
    sign: str = ""


def by_section(frame: pd.DataFrame, column: str, parts: Mapping[str, Part]) -> pd.DataFrame:
    """Return how many rows each section has in each part, in the order of both.

    A section that is none of the body is left out where it has no row.
    """
    counts = frame.groupby(["section_id", column], observed=True).size().unstack(fill_value=0)
    shown = [each for each in section_names() if each in body() or each in counts.index]
    return counts.reindex(index=shown, columns=list(parts), fill_value=0)


def stack(axes: Axes, counts: pd.DataFrame, parts: Mapping[str, Part]) -> None:
    """Draw one bar a section, its parts in order, each with its sign and, where it fits, count."""
    widest = int(counts.sum(axis=1).max()) if len(counts) else 0
    for row, section in enumerate(counts.index):
        start = 0
        for name, part in parts.items():
            count = int(counts.loc[section, name])
            axes.barh(
                row, count, left=start, height=HEIGHT, color=part.colour, hatch=part.hatch,
                edgecolor=style.GREY, linewidth=0.5,
            )  # fmt: skip
            gap = " " if count >= ROOM * widest else "" if count > LEAST else None
            _write(axes, start + count / 2, row, count, part, gap)
            start += count
    axes.set_yticks(range(len(counts)), [_label(section_names()[each]) for each in counts.index])
    axes.set_ylim(len(counts) - 0.5, -1.1)
    style.bare(axes)


def _label(name: str) -> str:
    """Return the name of a section as an axis has room for it: in two lines at most."""
    return "\n".join(wrap(name, LINE, max_lines=2, placeholder=" …"))


def _write(axes: Axes, middle: float, row: int, count: int, part: Part, gap: str | None) -> None:
    """Write sign and count on a part, with a gap between; without one, the sign alone above it.

    No part that is there goes without its sign: it must not be told by its colour alone.
    """
    look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 9}
    if count and gap is not None:
        look["bbox"] = BOX if part.hatch else None
        said = f"{part.sign}{gap}{count}".strip()
        axes.annotate(said, (middle, row), color=part.ink, **look)
    elif count:
        axes.annotate(part.sign, (middle, row - 0.47), color=style.INK, **look)


def tidy(counts: pd.DataFrame) -> pd.DataFrame:
    """Return counts by section and part as one row a part."""
    return counts.stack().rename("claims").reset_index()
