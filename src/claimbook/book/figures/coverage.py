"""How much of each section has a source, and how much could be checked."""

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.book import style
from claimbook.book.figures.bars import Part, by_section, stack, tidy
from claimbook.book.frames import body, claims, section_names
from claimbook.book.words import listed, share, word

PARTS = {
    "checkable, with a source": Part(style.SLATE, "white"),
    "checkable, without a source": Part(style.TEAL, "white"),
    "judgement, or without criterion": Part(style.FAINT, style.INK),
}

STARTS = (-0.17, 0.18, 0.56)
"""Shares of the width at which the names of the parts begin."""


def draw() -> style.Drawing:
    """Draw one bar a section, split by whether a claim is checkable and has a source."""
    frame = claims()
    frame = frame[frame["restates"].isna() & frame["section_id"].isin(body())]
    parts = list(PARTS)
    group = frame["is_cited"].map({True: parts[0], False: parts[1]})
    frame = frame.assign(part=group.where(frame["is_checkable"].astype(bool), parts[2]))
    counts = by_section(frame, "part", PARTS)
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 2.7))
    stack(axes, counts, PARTS)
    _key(axes)
    totals = counts.sum()
    whole = int(totals.sum())
    return style.Drawing(
        canvas,
        tidy(counts),
        f"{share(totals[parts[1]], whole)} of the claims could be checked and have no source",
        f"Number of claims of the body by section. {share(totals[parts[0]], whole)} could be "
        f"checked and have a source; {share(totals[parts[2]], whole)} are judgements, intentions "
        "or "
        "without a criterion",
        f"Horizontal bars for {word(len(counts))} sections, each in "
        f"{word(len(PARTS))} parts: {'; '.join(PARTS)}. "
        + " ".join(_said(*row) for row in counts.iterrows()),
    )


def _said(section: object, counts: "pd.Series[int]") -> str:
    """Return the bar of a section in words."""
    return f"{section_names()[str(section)]}: {listed(str(int(each)) for each in counts)}."


def _key(axes: Axes) -> None:
    for name, part, start in zip(PARTS, PARTS.values(), STARTS, strict=True):
        ink = style.GREY if part.colour == style.FAINT else part.colour
        look: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "va": "bottom"}
        axes.annotate(name, (start, -0.62), color=ink, **look)
