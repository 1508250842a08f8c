"""Verdicts on evidence by section."""

import matplotlib.pyplot as plt

from claimbook.audit.verdicts import SIGNS
from claimbook.book import style
from claimbook.book.figures.bars import Part, by_section, stack, tidy
from claimbook.book.frames import claims
from claimbook.book.words import most, share, word

PARTS = {
    name: Part(style.VERDICTS[name], style.ink_on(name), "", SIGNS[name])
    for name in SIGNS
    if name != "not-checkable"
}


def draw() -> style.Drawing:
    """Draw one bar a section, split by the verdicts on its checkable claims."""
    frame = claims()
    frame = frame[frame["restates"].isna() & frame["is_checkable"]]
    counts = by_section(frame, "external", PARTS)
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.5 + 0.4 * len(counts)))
    stack(axes, counts, PARTS)
    totals, whole = counts.sum(), int(counts.to_numpy().sum())
    seen = [f"{PARTS[name].sign} {name.replace('-', ' ')}" for name in PARTS if totals[name]]
    at = ("figure fraction", "data")
    axes.annotate("   ".join(seen), (0.01, -0.75), xycoords=at, color=style.GREY, va="bottom")
    decided = int(whole - totals["undecided"])
    return style.Drawing(
        canvas,
        tidy(counts),
        _headline(int(totals["confirmed"]), decided, whole),
        "Number of checkable claims by section and verdict, repetitions left out. "
        f"{_number(totals['contradicted'], 'is', 'are').capitalize()} contradicted and "
        f"{_number(totals['qualified'], 'needs', 'need')} qualifying",
        f"Horizontal bars for {len(counts)} sections, each in parts for the verdicts. "
        f"{totals['confirmed']} claims are confirmed and {totals['undecided']} undecided.",
    )


def _headline(confirmed: int, decided: int, whole: int) -> str:
    if not whole:
        return "There is no checkable claim yet"
    return (
        f"Evidence decides {share(decided, whole)} of the checkable claims, and confirms "
        f"{most(confirmed, decided)} of these"
    )


def _number(count: int, one: str, many: str) -> str:
    """Return a number as a word where it is small, with the verb that it takes."""
    return f"{word(int(count)) if count else 'none'} {one if count == 1 else many}"
