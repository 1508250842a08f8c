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
NAMES, LINE = 0.8, 0.25
"""Inches for the names of the bars at their left, and of a line of the key."""
LETTER, SQUARE = 0.062, 0.26
"""Inches of a letter of the key, and of the square before a name with what parts it from others."""


def draw() -> style.Drawing:
    """Draw a bar for each weight, each filling the width, its parts the verdicts."""
    rows = [(w, v, count_of(weight=w, verdict=v)) for w in BARS for v in style.VERDICTS]
    frame = pd.DataFrame(rows, columns=["weight", "verdict", "claims"])
    frame = frame[frame["claims"].gt(0)]
    whole, decided = count_of(weight="central"), count_of(weight="central", verdict="decided")
    return style.Drawing(
        _canvas(frame, style.WIDTH),
        frame,
        f"Of the {word(decided)} central claims that evidence decides, {listed(_ways())}",
        f"Number of claims by weight and verdict; {word(whole)} are central. All bars are drawn "
        "equally long. Repetitions are left out",
        "Stacked bars of claims by verdict. "
        + " ".join(_said(frame[frame["weight"] == w], w) for w in BARS),
        _canvas(frame, style.NARROW),
    )


def _ways() -> Iterator[str]:
    """Yield how many central claims have each verdict that decides; those contradicted always."""
    for verdict in ("confirmed", "attested", "qualified", "contradicted"):
        kind = "holding" if verdict == "confirmed" else verdict
        count = count_of(weight="central", verdict=kind)
        if count or verdict == "contradicted":
            yield with_verdict(verdict, count)


def _canvas(frame: pd.DataFrame, width: float) -> Canvas:
    inside = width - NAMES
    lines = _lines(frame, inside)
    canvas, axes = plt.subplots(figsize=(width, 2.05 + LINE * len(lines)))
    for weight, (row, height) in BARS.items():
        _bar(axes, frame[frame["weight"] == weight], row, height, ROOM / inside)
    axes.set_yticks([row for row, _ in BARS.values()], list(BARS))
    axes.set_xlim(0, 1)
    axes.set_ylim(2.1, -0.8 - LINE * len(lines))
    style.bare(axes)
    _key(axes, lines, inside)
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


def _lines(frame: pd.DataFrame, inside: float) -> list[list[str]]:
    """Return the verdicts of the key in lines that fit between the ends of the bars."""
    lines: list[list[str]] = [[]]
    for verdict in (v for v in style.VERDICTS if v in set(frame["verdict"])):
        if sum(map(_length, [*lines[-1], verdict])) > inside:
            lines.append([])
        lines[-1].append(verdict)
    return lines


def _length(verdict: str) -> float:
    return SQUARE + LETTER * len(_name(verdict))


def _name(verdict: str) -> str:
    return verdict.removeprefix("confirmed-").replace("-", " ")


def _key(axes: Axes, lines: list[list[str]], inside: float) -> None:
    """Name the verdicts above the bars, each behind a square of its colour."""
    for up, line in enumerate(reversed(lines)):
        at, row = 0.0, -0.8 - LINE * up
        for verdict in line:
            axes.scatter(
                [at + 0.05 / inside], [row], s=40, marker="s", color=style.VERDICTS[verdict]
            )
            look: dict[str, Any] = {"va": "center", "fontsize": 9, "color": style.INK}
            axes.annotate(_name(verdict), (at + 0.13 / inside, row), **look)
            at += _length(verdict) / inside


def _said(part: pd.DataFrame, weight: str) -> str:
    counts = zip(part["claims"], part["verdict"], strict=True)
    return f"{weight.capitalize()}: {', '.join(f'{n} {v}' for n, v in counts)}."
