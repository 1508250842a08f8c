"""How far the claims stand on which the argument rests, and beneath them the others."""

from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.verdicts import SIGNS
from claimbook.book import style
from claimbook.book.register_facets import count_of
from claimbook.book.words import listed, with_verdict, word

BARS = {"central": (0, 0.9), "supporting": (1.05, 0.5), "incidental": (1.75, 0.5)}
"""Weights with the place and the height of their bars."""
ROOM = 0.28
"""Inches that a count needs to be written into a part."""
NAMES = 0.8
"""Inches for the names of the bars at their left."""


def draw() -> style.Drawing:
    """Draw a bar for each weight, each filling the width, its parts the verdicts."""
    rows = [(w, v, count_of(weight=w, verdict=v)) for w in BARS for v in style.VERDICTS]
    frame = pd.DataFrame(rows, columns=["weight", "verdict", "claims"])
    frame = frame[frame["claims"].gt(0)]
    whole, decided = count_of(weight="central"), count_of(weight="central", verdict="decided")
    return style.Drawing(
        _canvas(frame, style.WIDTH, len(style.VERDICTS)),
        frame,
        f"Of the {word(decided)} central claims that evidence decides, {listed(_ways())}",
        f"Number of claims by weight and verdict; {word(whole)} are central. All bars are drawn "
        "equally long. Repetitions are left out",
        "Stacked bars of claims by verdict. "
        + " ".join(_said(frame[frame["weight"] == w], w) for w in BARS),
        _canvas(frame, style.NARROW, 3),
    )


def _ways() -> Iterator[str]:
    """Yield how many central claims have each verdict that decides; those contradicted always."""
    for verdict in ("confirmed", "attested", "qualified", "contradicted"):
        kind = "holding" if verdict == "confirmed" else verdict
        count = count_of(weight="central", verdict=kind)
        if count or verdict == "contradicted":
            yield with_verdict(verdict, count)


def _canvas(frame: pd.DataFrame, width: float, columns: int) -> Canvas:
    """Draw the bars, and above them the key in so many columns."""
    seen = [verdict for verdict in style.VERDICTS if verdict in set(frame["verdict"])]
    height = 1.75 + style.key_height(len(seen), columns)
    canvas, axes = plt.subplots(figsize=(width, height))
    for weight, (row, height) in BARS.items():
        _bar(axes, frame[frame["weight"] == weight], row, height, ROOM / (width - NAMES))
    axes.set_yticks([row for row, _ in BARS.values()], list(BARS))
    axes.set_xlim(0, 1)
    axes.set_ylim(2.1, -0.5)
    style.bare(axes)
    names = {_name(verdict): style.VERDICTS[verdict] for verdict in seen}
    style.key(canvas, names, columns)
    return canvas


def _bar(axes: Axes, part: pd.DataFrame, row: float, height: float, room: float) -> None:
    start, whole = 0.0, int(part["claims"].sum())
    for verdict, count in zip(part["verdict"], part["claims"], strict=True):
        width = count / whole
        colour = style.VERDICTS[verdict]
        axes.barh(row, width, left=start, height=height, color=colour, edgecolor="white")
        if width >= room:
            look: dict[str, Any] = {"ha": "center", "va": "center", "color": style.ink_on(verdict)}
            axes.annotate(f"{SIGNS[verdict]} {count}".strip(), (start + width / 2, row), **look)
        elif height == max(each for _, each in BARS.values()):
            above = (start + width / 2, row - height / 2 - 0.02)
            axes.annotate(f"{SIGNS[verdict]} {count}", above, ha="center", va="bottom", fontsize=9)
        start += width


def _name(verdict: str) -> str:
    return verdict.removeprefix("confirmed-").replace("-", " ")


def _said(part: pd.DataFrame, weight: str) -> str:
    counts = zip(part["claims"], part["verdict"], strict=True)
    return f"{weight.capitalize()}: {', '.join(f'{n} {v}' for n, v in counts)}."
