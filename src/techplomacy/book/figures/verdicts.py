"""Verdicts on evidence by section."""

from __future__ import annotations

import matplotlib.pyplot as plt

from techplomacy.book import style
from techplomacy.book.frames import BODY, SECTION_NAMES, claims
from techplomacy.book.words import most, share
from techplomacy.judging.verdicts import SIGNS

PARTS = {
    "confirmed": (style.BLUE, "white", ""),
    "confirmed-by-rounding": (style.SKY, style.INK, ""),
    "qualified": (style.PAPER, style.INK, "////"),
    "contradicted": (style.ORANGE, "white", ""),
    "undecided": (style.FAINT, style.INK, ""),
}
LABELLED = 2
"""Claims from which a part is wide enough for its sign."""


def draw() -> style.Drawing:
    """Draw one bar a section, split by the verdicts on its checkable claims."""
    frame = claims()
    frame = frame[frame["restates"].isna() & frame["section_id"].isin(BODY) & frame["checkable"]]
    counts = frame.groupby(["section_id", "external"], observed=True).size().unstack(fill_value=0)
    counts = counts.reindex(index=BODY, columns=list(PARTS), fill_value=0)
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 2.9))
    for row, section in enumerate(BODY):
        start = 0
        for part, (colour, ink, hatch) in PARTS.items():
            count = int(counts.loc[section, part])
            axes.barh(
                row, count, left=start, height=0.66, color=colour, hatch=hatch,
                edgecolor=style.GREY, linewidth=0.5,
            )  # fmt: skip
            if count >= LABELLED:
                text = f"{SIGNS[part]}{count}" if count > 3 else SIGNS[part]
                middle = start + count / 2
                box = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.6}
                axes.annotate(
                    text, (middle, row), ha="center", va="center", color=ink, fontsize=8,
                    bbox=box if hatch else None,
                )  # fmt: skip
            start += count
    axes.set_yticks(range(len(BODY)), [SECTION_NAMES[s] for s in BODY])
    axes.set_ylim(len(BODY) - 0.5, -1.1)
    key = "   ".join(f"{SIGNS[part]} {part.replace('-', ' ')}" for part in PARTS)
    axes.annotate(key, (0, -0.75), fontsize=8, color=style.GREY, va="bottom")
    style.bare(axes)
    totals, whole = counts.sum(), int(counts.to_numpy().sum())
    open_ones = totals["undecided"]
    return style.Drawing(
        canvas,
        counts.stack().rename("claims").reset_index(),
        f"Verdicts on the checkable claims of the body. {share(whole - open_ones, whole)} are "
        f"decided, {most(int(totals['confirmed']), int(whole - open_ones))} of them confirmed; "
        f"{totals['contradicted']} are contradicted and {totals['qualified']} hold with a limit",
        f"Horizontal bars for {len(BODY)} sections, each in parts for the verdicts from confirmed "
        f"to undecided; {totals['confirmed']} claims are confirmed, {open_ones} are open.",
    )
