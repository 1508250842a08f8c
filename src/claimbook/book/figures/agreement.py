"""How far two coders agree, before their codings were compared and after."""

import textwrap

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from claimbook.audit.agreement.reliability import LEVEL, REQUIRED, reliability
from claimbook.book import style
from claimbook.book.agreement import TITLES, both_coded, decimals
from claimbook.book.words import out_of, plural

STAGES = {"before": (-0.13, style.INK, "o", "bottom"), "after": (0.13, style.TEAL, "D", "top")}
"""How each stage is drawn: distance from the middle of the row, colour, mark, side it points to."""


def draw() -> style.Drawing:
    """Draw alpha with its interval: one row an aspect, one mark a stage."""
    frame = reliability()
    wide, narrow = _canvas(frame, style.WIDTH, 24), _canvas(frame, style.NARROW, 14)
    return style.Drawing(wide, frame, _title(frame), _caption(), _alt(frame), narrow)


def _canvas(frame: pd.DataFrame, width: float, letters: int) -> Canvas:
    canvas, axes = plt.subplots(figsize=(width, 0.58 * len(TITLES) + 0.8))
    for row, aspect in enumerate(TITLES):
        for entry in frame[frame["aspect"] == aspect].to_dict("records"):
            _mark(axes, row, entry)
    _bounds(axes)
    names = [textwrap.fill(title, letters) for title in TITLES.values()]
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.8)
    axes.set_xlim(min(frame["low"].min(), 0) - 0.14, 1)
    axes.set_xlabel("Krippendorff's alpha")
    axes.spines["left"].set_visible(False)
    return canvas


def _mark(axes: Axes, row: int, entry: dict[object, object]) -> None:
    shift, colour, mark, side = STAGES[str(entry["stage"])]
    at, low, high = (float(str(entry[name])) for name in ("alpha", "low", "high"))
    axes.plot((low, high), (row + shift, row + shift), color=colour, linewidth=1.6)
    axes.plot(at, row + shift, mark, color=colour, markersize=6)
    said = f"{decimals(at)} {entry['stage']}"
    axes.annotate(said, (at, row + shift), (0, 5 if side == "bottom" else -6), ha="center",
                  va=side, textcoords="offset points", fontsize=9, color=colour,
                  bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.4})  # fmt: skip


def _bounds(axes: Axes) -> None:
    for at, name in ((0, "chance"), (REQUIRED, "asked for")):
        axes.axvline(at, color=style.GREY, linewidth=0.8, linestyle="--", zorder=0)
        axes.annotate(name, (at, -0.8), (3, 0), textcoords="offset points", va="top",
                      fontsize=9, color=style.GREY)  # fmt: skip


def _title(frame: pd.DataFrame) -> str:
    before = frame[frame["stage"].eq("before")]
    enough = int(before["alpha"].ge(REQUIRED).sum())
    return (
        f"Before they were compared, the codings reached the agreement asked for on "
        f"{out_of(enough, len(before))} questions"
    )


def _caption() -> str:
    both = both_coded("external")
    return (
        f"How far both coders agree on the {plural(both, 'claim')} that they share, before their "
        f"codings were compared and after what differed was read again. Lines are intervals of "
        f"{LEVEL:.0%} from resampled claims. What stands after does not test the coding: whoever "
        f"read again had seen both. Content analysis asks for an alpha of {decimals(REQUIRED)}"
    )


def _alt(frame: pd.DataFrame) -> str:
    found = {(r.aspect, r.stage): decimals(float(str(r.alpha))) for r in frame.itertuples()}
    said = [
        f"{title}: {found[aspect, 'before']} before, {found[aspect, 'after']} after"
        for aspect, title in TITLES.items()
    ]
    return f"Marks with intervals on a scale of alpha up to full agreement. {'; '.join(said)}."
