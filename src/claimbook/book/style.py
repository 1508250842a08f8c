"""One style for every figure: type, lines, and colours that differ in grey and to every eye."""

import contextlib
import io
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.lines import Line2D

_LINE = 0.17
"""Inches of a line of a key."""
WIDTH = 6.14
"""Width of a full figure in inches: that of the text in print, where nothing is scaled."""
NARROW = 3.66
"""Width in inches of a figure that is drawn anew for a phone: its page less the margins."""
INK, GREY, FAINT, PAPER = "#1a1f26", "#5c6670", "#c9ced4", "#ffffff"
BLUE, TEAL, SKY = "#1f5a94", "#2b8077", "#8fb6d9"
SLATE = "#46535f"
"""Dark enough for text on white; told apart by lightness as well as by hue."""
OWN = BLUE
"""The entity that the article is about, in every figure; nothing else has this colour."""
VERDICTS = {
    "confirmed": "#21603e",
    "confirmed-by-rounding": "#a4b959",
    "attested": "#b9ac80",
    "qualified": "#e7ad49",
    "contradicted": "#98301d",
    "undecided": "#aaa9c9",
    "not-checkable": "#d6d8da",
}
"""Colours of the verdicts, the hues of the pages; nothing else in a figure has them."""
DARK = frozenset({"confirmed", "contradicted"})
"""Verdicts on whose colour white can be read; ink on the others."""
FONT = "Charter, 'Libertinus Serif', 'Noto Serif', Georgia, serif"
"""The typeface of the pages, and of print."""
BESIDE: dict[str, Any] = {"textcoords": "offset points", "va": "center", "fontsize": 9}
"""How a label stands beside a mark."""

_SETTINGS: dict[Any, Any] = {
    "figure.figsize": (WIDTH, 4.0),
    "figure.facecolor": PAPER,
    "figure.constrained_layout.use": True,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": GREY,
    "axes.edgecolor": FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 9,
    "axes.titlelocation": "left",
    "xtick.color": GREY,
    "ytick.color": INK,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "svg.fonttype": "none",
    "svg.hashsalt": "techplomacy",
}


@dataclass(frozen=True)
class Drawing:
    """A drawn figure with what a reader needs beside it.

    Attributes:
        canvas: The figure.
        data: What it shows, one row a mark.
        title: The point it makes, a sentence without its full stop.
        caption: What is shown, of whom, when and in which unit, in Markdown.
        alt: What is seen, for those who do not see it.
        narrow: The same for a phone; without it the figure is moved sideways there.
    """

    canvas: Canvas
    data: pd.DataFrame
    title: str
    caption: str
    alt: str
    narrow: Canvas | None = None


@contextlib.contextmanager
def applied() -> Iterator[None]:
    """Apply the style to everything drawn inside."""
    with mpl.rc_context(_SETTINGS):
        yield


def save(canvas: Canvas, path: Path) -> None:
    """Write a figure as SVG, the same bytes each time, and close it.

    Lines are written to a hundredth of a point: finer than any screen or printer, half the bytes.
    Blanks that only set lines apart or in are left out.
    """
    written = io.StringIO()
    canvas.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(canvas)
    text = re.sub(r' d="[^"]*"', lambda found: _rounded(found[0]), written.getvalue())
    text = re.sub(r"\n +", "\n", text).replace("'DejaVu Sans'", FONT)
    path.write_text(text, encoding="utf-8", newline="\n")


def ink_on(verdict: str) -> str:
    """Return the colour of letters that can be read on the colour of a verdict."""
    return PAPER if verdict in DARK else INK


def close(drawn: object) -> None:
    """Forget a figure that is not going to be written."""
    if isinstance(drawn, Drawing):
        plt.close(drawn.canvas)
        if drawn.narrow:
            plt.close(drawn.narrow)


def _rounded(points: str) -> str:
    short = re.sub(r"-?\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}", points)
    return re.sub(r"\s*([A-Zz])\s*", r"\1", short[4:-1]).join((' d="', '"'))


def marks(axes: Axes, series: pd.DataFrame, colour: str, mark: str, size: float) -> None:
    """Draw a mark a year, hollow where the value came out after the article's acceptance."""
    for row in series.to_dict("records"):
        face = PAPER if row["is_later"] else colour
        axes.plot(row["year"], row["value"], mark, mec=colour, mfc=face, markersize=size)


def key(canvas: Canvas, colours: Mapping[str, str], columns: int) -> None:
    """Name the colours of a figure above it, each behind its square, in so many columns."""
    look: dict[str, Any] = {"linestyle": "", "marker": "s", "markersize": 6.3}
    squares = [Line2D([], [], color=colour, label=name, **look) for name, colour in colours.items()]
    canvas.legend(
        handles=squares, loc="outside upper left", ncols=columns, frameon=False,
        handlelength=0.8, handletextpad=0.4, columnspacing=1.3, borderpad=0, borderaxespad=0.2,
    )  # fmt: skip


def key_height(names: int, columns: int) -> float:
    """Return the inches that a key of so many names takes, in so many columns."""
    return _LINE * math.ceil(names / columns)


def bare(axes: Axes, *, x: bool = False) -> None:
    """Take away frame and ticks, for axes whose marks are labelled directly."""
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(x and side == "bottom")
    if not x:
        axes.set_xticks([])
