"""How much of each section has a source, and how much could be checked."""

from __future__ import annotations

import matplotlib.pyplot as plt

from techplomacy.book import style
from techplomacy.book.frames import BODY, SECTION_NAMES, claims
from techplomacy.book.words import share, word

PARTS = {
    "checkable, with a source": (style.BLUE, "white"),
    "checkable, without a source": (style.ORANGE, "white"),
    "not checkable": (style.FAINT, style.INK),
}


def draw() -> style.Drawing:
    """Draw one bar a section, split by whether a claim is checkable and has a source."""
    frame = claims()
    frame = frame[frame["restates"].isna() & frame["section_id"].isin(BODY)]
    parts = list(PARTS)
    group = frame["is_cited"].map({True: parts[0], False: parts[1]})
    frame = frame.assign(part=group.where(frame["checkable"].astype(bool), parts[2]))
    counts = frame.groupby(["section_id", "part"], observed=True).size().unstack(fill_value=0)
    counts = counts.reindex(index=BODY, columns=parts, fill_value=0)
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 2.7))
    for row, section in enumerate(BODY):
        start = 0
        for part, (colour, ink) in PARTS.items():
            number = int(counts.loc[section, part])
            axes.barh(row, number, left=start, color=colour, height=0.66, edgecolor=style.PAPER)
            if number > 2:
                middle = start + number / 2
                axes.annotate(f"{number}", (middle, row), ha="center", va="center", color=ink)
            start += number
    widest = counts.sum(axis=1).idxmax()
    start = 0
    for part, (colour, _) in PARTS.items():
        ink = style.GREY if colour == style.FAINT else colour
        axes.annotate(part, (start, -0.62), ha="left", va="bottom", color=ink, fontsize=8)
        start += max(int(counts.loc[widest, part]), 38)
    axes.set_yticks(range(len(BODY)), [SECTION_NAMES[s] for s in BODY])
    axes.set_ylim(len(BODY) - 0.5, -1.2)
    style.bare(axes)
    totals = counts.sum()
    whole = int(totals.sum())
    return style.Drawing(
        canvas,
        counts.stack().rename("claims").reset_index(),
        f"Claims of the body by section. {share(totals[parts[0]], whole)} could be checked and "
        f"have a source, {share(totals[parts[1]], whole)} could be checked and have none, and "
        f"{share(totals[parts[2]], whole)} are judgements, intentions or without a criterion",
        f"Horizontal bars for {len(BODY)} sections, each in {word(len(PARTS))} parts; the "
        f"longest is {SECTION_NAMES[widest]} with {int(counts.loc[widest].sum())} claims.",
    )
