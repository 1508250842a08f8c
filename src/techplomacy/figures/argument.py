"""The argument as a chain of steps, each with its claims as squares in the colours of verdicts."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from claimbook.audit.verdicts import SIGNS, verdict_of
from claimbook.book import style
from claimbook.book.words import listed, plural, word
from techplomacy.book.argument import claims_of, steps, tally

LEFT = 4.1
"""Where the squares of the claims begin."""


def draw() -> style.Drawing:
    """Draw a box a step, from premise to risk, with an arrow from each to the next."""
    names = list(steps())
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.45 * len(names) + 0.5))
    for row, (step, title) in enumerate(steps().items()):
        _step(axes, row, title, claims_of(step))
        if row:
            axes.annotate("", (1.95, row - 0.34), (1.95, row - 0.66), arrowprops=_arrow())
    axes.set_xlim(0, 10.6)
    axes.set_ylim(len(names) - 0.4, -1.1)
    axes.set_yticks([])
    _key(axes)
    style.bare(axes)
    rows = [(s, c, verdict_of()[c].external) for s in names for c in claims_of(s)]
    frame = pd.DataFrame(rows, columns=["step", "claim_id", "verdict"])
    weakest = [f"“{steps()[s]}”" for s in names if not tally(s)["holding"]]
    under = f". No claim can be relied on in full under {listed(weakest)}" if weakest else ""
    bare = word(len(weakest)) if weakest else "none"
    return style.Drawing(
        canvas,
        frame,
        f"In {bare} of the {word(len(names))} steps no claim can be relied on in full",
        f"The argument in {plural(len(names), 'step')}, and the claims on which each rests, by "
        f"verdict{under}",
        f"A chain of {plural(len(names), 'box', 'boxes')} joined by arrows, each followed by a row "
        "of squares, one a claim. " + " ".join(_said(s) for s in names),
    )


def _arrow() -> dict[str, Any]:
    return {"arrowstyle": "-|>", "color": style.GREY, "linewidth": 1}


def _step(axes: Axes, row: int, title: str, claims: list[str]) -> None:
    box = FancyBboxPatch(
        (0, row - 0.3), 3.9, 0.6, boxstyle="round,pad=0,rounding_size=0.1",
        facecolor=style.PAPER, edgecolor=style.GREY, linewidth=0.8,
    )  # fmt: skip
    axes.add_patch(box)
    axes.annotate(title, (1.95, row), ha="center", va="center", fontsize=9)
    for at, claim_id in enumerate(claims):
        verdict, x = verdict_of()[claim_id].external, LEFT + 0.72 * at
        axes.bar(x + 0.32, 0.6, bottom=row - 0.3, width=0.66, color=style.VERDICTS[verdict])
        look: dict[str, Any] = {"ha": "center", "va": "center", "color": style.ink_on(verdict)}
        axes.annotate(SIGNS[verdict] or "–", (x + 0.32, row - 0.1), fontsize=9, **look)
        axes.annotate(claim_id, (x + 0.32, row + 0.14), fontsize=9, **look)


def _key(axes: Axes) -> None:
    seen = {verdict_of()[c].external for s in steps() for c in claims_of(s)}
    at = 0.0
    for verdict in (each for each in style.VERDICTS if each in seen):
        name = verdict.replace("-", " ")
        axes.scatter([at + 0.1], [-0.8], s=40, marker="s", color=style.VERDICTS[verdict])
        axes.annotate(f"{SIGNS[verdict] or '–'} {name}", (at + 0.25, -0.8), va="center", fontsize=9)
        at += 0.75 + 0.125 * len(name)


def _said(step: str) -> str:
    count = tally(step)
    return (
        f"{steps()[step]}: {count['holding']} hold, {count['not_holding']} do not fully hold, "
        f"{count['undecided']} are undecided, {count['judgements']} are judgements."
    )
