"""Verdicts on evidence by section."""

from __future__ import annotations

import matplotlib.pyplot as plt

from claimbook.audit.verdicts import SIGNS
from claimbook.book import style
from claimbook.book.figures.bars import Part, by_section, stack, tidy
from claimbook.book.frames import body, claims
from claimbook.book.words import most, share, word

PARTS = {
    name: Part(style.VERDICTS[name], style.ink_on(name), "", SIGNS[name])
    for name in SIGNS
    if name != "not-checkable"
}


def draw() -> style.Drawing:
    """Draw one bar a section, split by the verdicts on its checkable claims."""
    frame = claims()
    frame = frame[
        frame["restates"].isna() & frame["section_id"].isin(body()) & frame["is_checkable"]
    ]
    counts = by_section(frame, "external", PARTS)
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 2.9))
    stack(axes, counts, PARTS)
    key = "   ".join(f"{part.sign} {name.replace('-', ' ')}" for name, part in PARTS.items())
    at = ("figure fraction", "data")
    axes.annotate(key, (0.01, -0.75), xycoords=at, color=style.GREY, va="bottom")
    totals, whole = counts.sum(), int(counts.to_numpy().sum())
    decided = int(whole - totals["undecided"])
    return style.Drawing(
        canvas,
        tidy(counts),
        f"Evidence decides {share(decided, whole)} of the checkable claims, and confirms "
        f"{most(int(totals['confirmed']), decided)} of these",
        f"Number of checkable claims of the body by section and verdict. "
        f"{_number(totals['contradicted'], 'is', 'are').capitalize()} contradicted and "
        f"{_number(totals['qualified'], 'holds', 'hold')} with a limit",
        f"Horizontal bars for {len(body())} sections, each in parts for the verdicts. "
        f"{totals['confirmed']} claims are confirmed and {totals['undecided']} undecided.",
    )


def _number(count: int, one: str, many: str) -> str:
    """Return a number as a word where it is small, with the verb that it takes."""
    return f"{word(int(count)) if count else 'none'} {one if count == 1 else many}"
