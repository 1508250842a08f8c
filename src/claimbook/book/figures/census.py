"""What the numerals of each printed page do."""

from __future__ import annotations

import matplotlib.pyplot as plt

from claimbook.book import style
from claimbook.book.words import share
from claimbook.package.reading import read

GROUPS = {
    "value or date of a claim": ({"value", "scale", "year", "date"}, style.BLUE),
    "marker": ({"citation-marker", "footnote-marker"}, style.ORANGE),
    "part of a source's record": (
        {"issued", "access-date", "url", "identifier", "volume-page"},
        style.SKY,
    ),
    "part of a name, address or idiom": ({"name-part", "postal", "idiom"}, style.FAINT),
}


def draw() -> style.Drawing:
    """Draw stacked bars of numerals by page, one band a group of roles."""
    frame = read("numerals")
    group = {role: name for name, (roles, _) in GROUPS.items() for role in roles}
    frame = frame.assign(group=frame["role"].astype(str).map(group))
    counts = frame.groupby(["page", "group"]).size().unstack(fill_value=0)[list(GROUPS)]
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 3.4))
    base = counts.iloc[:, 0] * 0
    for name, (_, colour) in GROUPS.items():
        axes.bar(counts.index, counts[name], bottom=base, color=colour, width=0.8, label=name,
                 edgecolor=style.PAPER, linewidth=0.8)  # fmt: skip
        base = base + counts[name]
    for page, total in base.items():
        axes.annotate(f"{total}", (page, total), (0, 3), textcoords="offset points", ha="center")
    axes.set_xticks(counts.index, counts.index)
    axes.set_xlabel("printed page")
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.legend(frameon=False, ncols=2, loc="upper left", bbox_to_anchor=(0, 1.24))
    first = next(iter(GROUPS))
    part = int(counts[first].sum())
    return style.Drawing(
        canvas,
        counts.stack().rename("numerals").reset_index(),
        f"Numerals by printed page and what they do. {share(part, len(frame))} of them carry the "
        "value or the date of something; the others are markers, records of sources, and names",
        f"Stacked bars, one for each printed page from {counts.index.min()} to "
        f"{counts.index.max()}; the tallest, page {base.idxmax()}, has {base.max()} numerals.",
    )
