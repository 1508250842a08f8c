"""How many verdicts would be others under other assumptions."""

from __future__ import annotations

import textwrap
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd

from claimbook.audit.scenarios import AS_JUDGED
from claimbook.audit.sensitivity import of_package, summary
from claimbook.book import style
from claimbook.book.words import plural, share

PARTS = (
    ("lost", "undecided", style.FAINT, ""),
    ("milder", "otherwise", style.BLUE, ""),
    ("reversed", "reversed", style.ORANGE, "////"),
)
"""Ways in which a verdict flips: column, words, colour, hatching."""
BESIDE: dict[str, Any] = {"textcoords": "offset points", "va": "center", "fontsize": 8}


def scenarios() -> pd.DataFrame:
    """Return the scenarios with what flips in each, those of least effect first."""
    frame = summary(of_package())
    frame = frame[frame["scenario"] != AS_JUDGED]
    frame = frame.assign(milder=frame["flips"] - frame["lost"] - frame["reversed"])
    return frame.sort_values("flips", kind="stable", ignore_index=True)


def decided() -> int:
    """Return how many claims the audit itself decides."""
    frame = summary(of_package())
    return int(frame.loc[frame["scenario"] == AS_JUDGED, "decided"].item())


def draw() -> style.Drawing:
    """Draw a bar a scenario, of the verdicts that would be others, by how they would change."""
    frame, whole = scenarios(), decided()
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.34 * (len(frame) + 1) + 0.3))
    for row, entry in enumerate(frame.to_dict("records")):
        start = 0
        for name, _, colour, hatch in PARTS:
            axes.barh(row, entry[name], left=start, height=0.6, color=colour, hatch=hatch,
                      edgecolor=style.GREY, linewidth=0.5)  # fmt: skip
            start += entry[name]
        axes.annotate(_said(entry, whole), (start, row), (5, 0), **BESIDE)
    texts = [textwrap.fill(text.rstrip("."), 34) for text in frame["assumption"]]
    axes.set_yticks(range(len(frame)), texts, fontsize=8)
    axes.set_ylim(len(frame) - 0.5, -0.6)
    axes.set_xlim(0, 1.5 * whole)
    style.bare(axes)
    return style.Drawing(canvas, frame, _caption(frame, whole), _alt(frame, whole))


def _said(entry: dict[Any, Any], whole: int) -> str:
    """Return the number of flips and, where it is some, in which ways."""
    if not entry["flips"]:
        return "none"
    ways = [f"{entry[name]} {words}" for name, words, *_ in PARTS if entry[name]]
    return f"{', '.join(ways)} ({share(entry['flips'], whole)})"


def _caption(frame: pd.DataFrame, whole: int) -> str:
    is_rounding = frame["scenario"].str.contains("qualifiers|steps|narrower|wider")
    rounding = int(frame.loc[is_rounding, "flips"].max())
    official = frame.set_index("scenario").loc["official-only"]
    turned = int(frame["reversed"].sum())
    return (
        f"Verdicts that would be others under other assumptions, of the {whole} that are decided. "
        f"How printed numbers are read moves {plural(rounding, 'verdict')} at the most; to count "
        f"official sources alone would leave {share(official['decided'], whole)} decided. "
        f"{plural(turned, 'verdict').capitalize()} would turn from one side to the other"
    )


def _alt(frame: pd.DataFrame, whole: int) -> str:
    last = frame.iloc[-1]
    return (
        f"Horizontal bars for {plural(len(frame), 'assumption')} on a scale of {whole} decided "
        f"claims, most of them short or empty. The longest, {last['flips']}, is for the "
        f"assumption: {last['assumption'].rstrip('.').lower()}."
    )
