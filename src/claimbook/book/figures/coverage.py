"""How much of each section has a source, and how much could be checked."""

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure as Canvas

from claimbook.book import style
from claimbook.book.figures.bars import Part, by_section, stack, tidy
from claimbook.book.frames import body, claims, section_names
from claimbook.book.words import listed, share, word

PARTS = {
    "checkable, with a source": Part(style.SLATE, "white"),
    "checkable, without a source": Part(style.TEAL, "white"),
    "judgement or no criterion": Part(style.FAINT, style.INK),
}


def draw() -> style.Drawing:
    """Draw one bar a section, split by whether a claim is checkable and has a source."""
    frame = claims()
    frame = frame[frame["restates"].isna() & frame["section_id"].isin(body())]
    parts = list(PARTS)
    group = frame["is_cited"].map({True: parts[0], False: parts[1]})
    frame = frame.assign(part=group.where(frame["is_checkable"].astype(bool), parts[2]))
    counts = by_section(frame, "part", PARTS)
    totals = counts.sum()
    whole = int(totals.sum())
    return style.Drawing(
        _canvas(counts, style.WIDTH, len(PARTS)),
        tidy(counts),
        f"{share(totals[parts[1]], whole)} of the claims could be checked and have no source",
        f"Number of claims of the body by section. {share(totals[parts[0]], whole)} could be "
        f"checked and have a source; {share(totals[parts[2]], whole)} are judgements, intentions "
        "or "
        "without a criterion",
        f"Horizontal bars for {word(len(counts))} sections, each in "
        f"{word(len(PARTS))} parts: {'; '.join(PARTS)}. "
        + " ".join(_said(*row) for row in counts.iterrows()),
        _canvas(counts, style.NARROW, 1),
    )


def _canvas(counts: pd.DataFrame, width: float, columns: int) -> Canvas:
    height = 2.1 + style.key_height(len(PARTS), columns)
    canvas, axes = plt.subplots(figsize=(width, height))
    stack(axes, counts, PARTS)
    axes.set_ylim(len(counts) - 0.5, -0.5)
    style.key(canvas, {name: part.colour for name, part in PARTS.items()}, columns)
    return canvas


def _said(section: object, counts: "pd.Series[int]") -> str:
    """Return the bar of a section in words."""
    return f"{section_names()[str(section)]}: {listed(str(int(each)) for each in counts)}."
