"""Who speaks in the sources, and how many claims rest on them."""

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure as Canvas

from claimbook.book import style
from claimbook.book.frames import citations
from claimbook.book.words import share


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
        _canvas(table, style.WIDTH, 1.6, "claims that cite them"),
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
        _canvas(table, style.NARROW, 1.7, "claims"),
    )


def _canvas(table: pd.DataFrame, width: float, room: float, name: str) -> Canvas:
    """Draw the figure: ``room`` is its width in longest bars, ``name`` that of the claims."""
    canvas, axes = plt.subplots(figsize=(width, 0.36 * len(table) + 0.7))
    for row, (_, entry) in enumerate(table.iterrows()):
        axes.barh(row + 0.19, entry["claims"], height=0.36, color=style.SLATE)
        axes.barh(row - 0.19, entry["works"], height=0.36, color=style.FAINT)
        axes.annotate(f" {entry['claims']}", (entry["claims"], row + 0.19), va="center", fontsize=9)
        axes.annotate(f" {entry['works']}", (entry["works"], row - 0.19), va="center", fontsize=9)
    last = len(table) - 1
    top = table.iloc[-1]
    axes.annotate(name, (top["claims"], last + 0.19), (28, 0), **_beside())
    axes.annotate("works cited", (top["works"], last - 0.19), (24, 0), **_beside())
    axes.set_yticks(range(len(table)), [each.replace("-", " ") for each in table.index])
    axes.set_xlim(0, top["claims"] * room)
    style.bare(axes)
    return canvas


def _beside() -> dict[str, Any]:
    return {"textcoords": "offset points", "va": "center", "fontsize": 9, "color": style.GREY}
