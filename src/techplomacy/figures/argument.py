"""The argument as a chain of steps, each with its claims as squares in the colours of verdicts."""

from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import FancyBboxPatch

from claimbook.audit.verdicts import SIGNS, verdict_of
from claimbook.book import style
from claimbook.book.words import listed, plural, word
from techplomacy.book.argument import claims_of, steps, tally

ARROW = {"arrowstyle": "-|>", "color": style.GREY, "linewidth": 1}
BOX, SQUARE = 3.9, 0.68
"""Widths of the box of a step, and of the room for a claim."""


@dataclass(frozen=True)
class Layout:
    """The layout: claims beside the box of their step, or beneath it.

    Attributes:
        width: Inches.
        across: What the width is in units of the boxes.
        left: Where the claims begin.
        down: How far they stand beneath the box.
        pitch: From one step to the next.
        columns: Of the key.
    """

    width: float
    across: float
    left: float
    down: float
    pitch: float
    columns: int


WIDE = Layout(style.WIDTH, 10.6, BOX + 0.2, 0, 1, len(style.VERDICTS))
PHONE = Layout(style.NARROW, 6.3, 0, 0.68, 1.75, 2)


def draw() -> style.Drawing:
    """Draw a box a step, from premise to risk, with an arrow from each to the next."""
    names = list(steps())
    rows = [(s, c, verdict_of()[c].external) for s in names for c in claims_of(s)]
    frame = pd.DataFrame(rows, columns=["step", "claim_id", "verdict"])
    tested = [s for s in names if tally(s).total() > tally(s)["not-checkable"]]
    weakest = [f"“{steps()[s]}”" for s in tested if not tally(s)["confirmed"]]
    under = f". No claim can be relied on in full under {listed(weakest)}" if weakest else ""
    bare = word(len(weakest)) if weakest else "none"
    return style.Drawing(
        _canvas(WIDE),
        frame,
        f"In {bare} of the {word(len(tested))} steps that evidence can test, no claim can be "
        "relied on in full",
        f"The argument in {plural(len(names), 'step')}, and the claims on which each rests, by "
        f"verdict{under}",
        f"A chain of {plural(len(names), 'box', 'boxes')} joined by arrows, each followed by a row "
        "of squares, one a claim. " + " ".join(_said(s) for s in names),
        _canvas(PHONE),
    )


def _canvas(layout: Layout) -> Canvas:
    names, pitch = list(steps()), layout.pitch
    seen = _colours()
    height = 0.5 * (pitch * len(names) + 0.1) + style.key_height(len(seen), layout.columns)
    canvas, axes = plt.subplots(figsize=(layout.width, height))
    for at, (step, title) in enumerate(steps().items()):
        _step(axes, at * pitch, title, claims_of(step), layout)
        if at:
            ends = at * pitch - 0.34, (at - 1) * pitch + layout.down + 0.34
            axes.annotate("", (BOX / 2, ends[0]), (BOX / 2, ends[1]), arrowprops=ARROW)
    axes.set_xlim(0, layout.across)
    axes.set_ylim(len(names) * pitch - 0.4, -0.5)
    axes.set_yticks([])
    style.key(canvas, seen, layout.columns)
    style.bare(axes)
    return canvas


def _step(axes: Axes, row: float, title: str, claims: list[str], layout: Layout) -> None:
    box = FancyBboxPatch(
        (0, row - 0.3), BOX, 0.6, boxstyle="round,pad=0,rounding_size=0.1",
        facecolor=style.PAPER, edgecolor=style.GREY, linewidth=0.8,
    )  # fmt: skip
    axes.add_patch(box)
    axes.annotate(title, (BOX / 2, row), ha="center", va="center", fontsize=9)
    for at, claim_id in enumerate(claims):
        x, y = layout.left + SQUARE * (at + 0.5), row + layout.down
        verdict = verdict_of()[claim_id].external
        axes.bar(x, 0.6, bottom=y - 0.3, width=SQUARE - 0.06, color=style.VERDICTS[verdict])
        look: dict[str, Any] = {"ha": "center", "va": "center", "color": style.ink_on(verdict)}
        axes.annotate(SIGNS[verdict] or "–", (x, y - 0.12), fontsize=9, **look)
        axes.annotate(claim_id, (x, y + 0.12), fontsize=9, **look)


def _colours() -> dict[str, str]:
    """Return what the key says of each verdict that a claim of the argument has, and its colour."""
    seen = {verdict_of()[c].external for s in steps() for c in claims_of(s)}
    return {
        f"{SIGNS[verdict] or '–'} {verdict.replace('-', ' ')}": colour
        for verdict, colour in style.VERDICTS.items()
        if verdict in seen
    }


def _said(step: str) -> str:
    counts = (f"{count} {verdict.replace('-', ' ')}" for verdict, count in tally(step).items())
    return f"{steps()[step]}: {listed(counts)}."
