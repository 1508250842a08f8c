"""The picture that a shared link shows, and the icon of the book, drawn when it is rendered."""

import io

import matplotlib.pyplot as plt
import vl_convert
from matplotlib.axes import Axes
from PIL import Image

from claimbook.audit.verdicts import OPEN, SIGNS
from claimbook.book import project, style
from claimbook.book.register_facets import count_of
from claimbook.publish.metadata.share import SIZE

DOTS = 100
"""Pixels an inch: the card is measured in inches, and shown in pixels."""
COLOURS = 64
"""Colours of the card, which is a third as large for having no more."""
ICON_SCALE = 5.625
"""How many times the icon of 32 pixels is enlarged for the screen of a phone."""


def write_card(title: str, result: str) -> None:
    """Write ``card.png`` and ``icon.png`` to ``paper/figures``.

    Args:
        title: The name of the book.
        result: What was found, in one sentence.
    """
    with style.applied():
        canvas = plt.figure(figsize=(SIZE[0] / DOTS, SIZE[1] / DOTS), dpi=DOTS, layout="none")
        canvas.text(0.06, 0.8, title, fontsize=40, fontweight="bold", va="center")
        canvas.text(0.06, 0.64, result, fontsize=23, color=style.GREY, va="center")
        _bar(canvas.add_axes((0.06, 0.2, 0.88, 0.26)))
        drawn = io.BytesIO()
        canvas.savefig(drawn, format="png")
        plt.close(canvas)
    with Image.open(drawn) as card:
        few = card.convert("RGB").quantize(COLOURS)
    few.save(project.figures() / "card.png", optimize=True)
    icon = (project.root() / "paper" / "styles" / "icon.svg").read_text("utf-8")
    (project.figures() / "icon.png").write_bytes(vl_convert.svg_to_png(icon, scale=ICON_SCALE))


def _bar(axes: Axes) -> None:
    """Draw the central claims as one bar, its parts the verdicts with sign and number."""
    start = 0
    for verdict, colour in style.VERDICTS.items():
        count = count_of(weight="central", verdict=verdict)
        axes.barh(0, count, left=start, color=colour, edgecolor=style.PAPER)
        if count:
            ink = style.INK if verdict in OPEN else style.PAPER
            middle = start + count / 2
            sign = f"{SIGNS[verdict]} {count}".strip()
            axes.text(middle, 0, sign, color=ink, fontsize=26, ha="center", va="center")
            name = verdict.replace("-", " ")
            axes.text(middle, -0.55, name, fontsize=17, color=style.GREY, ha="center", va="center")
        start += count
    axes.set_xlim(0, start)
    axes.set_ylim(-0.7, 0.5)
    axes.axis("off")
