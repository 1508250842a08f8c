"""Who speaks in the sources, and how many claims rest on them."""

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure as Canvas

from claimbook.book import style
from claimbook.book.frames import citations
from claimbook.book.words import share

COUNTS = {"claims": ("claims that cite them", style.SLATE), "works": ("works cited", style.FAINT)}
"""What is counted, with its name in the key and its colour, from the upper bar to the lower."""
ROOM = 1.12
"""The width in longest bars, with the count behind it."""


def draw() -> style.Drawing:
    """Draw paired bars by class of source: works cited, and claims that cite them."""
    frame = citations()
    table = frame.groupby("source_class", observed=True).agg(
        works=("work_id", "nunique"), claims=("claim_id", "nunique")
    )
    table = table.sort_values("claims")
    top = table.iloc[-1]
    cited = frame["claim_id"].nunique()
    return style.Drawing(
        _canvas(table, style.WIDTH),
        table[::-1].reset_index(),
        f"{share(top['claims'], cited)} of the claims with a source cite one of the class "
        f"{table.index[-1].replace('-', ' ')}, more than any other",
        "Number of works cited and of claims that cite them, by class of source",
        "Paired horizontal bars of works and of claims by class of source. "
        + "; ".join(
            f"{name.replace('-', ' ')}: {each['works']} for {each['claims']}"
            for name, each in table[::-1].iterrows()
        )
        + ".",
        _canvas(table, style.NARROW),
    )


def _canvas(table: pd.DataFrame, width: float) -> Canvas:
    canvas, axes = plt.subplots(figsize=(width, 0.33 * len(table) + 0.4))
    for up, (column, (_, colour)) in zip((0.19, -0.19), COUNTS.items(), strict=True):
        axes.barh([row + up for row in range(len(table))], table[column], height=0.36, color=colour)
        for row, count in enumerate(table[column]):
            axes.annotate(count, (count, row + up), (4, 0), **style.BESIDE)
    axes.set_yticks(range(len(table)), [each.replace("-", " ") for each in table.index])
    axes.set_xlim(0, table["claims"].max() * ROOM)
    axes.set_ylim(-0.5, len(table) - 0.5)
    style.key(canvas, dict(COUNTS.values()), len(COUNTS))
    style.bare(axes)
    return canvas
