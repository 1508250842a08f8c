"""The places that the article gives Denmark, or its capital, in named rankings."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import style
from claimbook.book.words import plural, word
from claimbook.quantities.period import Period
from claimbook.quantities.printed import parse

INDICES = {
    "C266": "UN e-government survey",
    "C261": "OECD Digital Government Index",
    "C269": "IMD World Digital Competitiveness Ranking",
    "C282": "Digital Economy and Society Index",
    "C369": "Smart City Index (Copenhagen)",
    "C383": "Eurostat figures on AI use",
    "C370": "Euler Hermes index, connectivity",
}
"""The claims with a place in a named ranking, and what the axis calls the ranking."""
SUPERLATIVES = ("best", "tops")
"""Printed words that mean the first place."""
IN_A_ROW = ("C266", "C265")
"""The claim with a place that was kept, and the claim that counts how often."""
FULL_SCORE = ("C370", "C371")
"""The claim with a score in points and the claim with the most that can be had."""
TEXT: dict[str, Any] = {"va": "center", "fontsize": 8}
SPAN: dict[str, Any] = {"color": style.SKY, "linewidth": 9, "solid_capstyle": "round"}


def places() -> pd.DataFrame:
    """Return one row a ranking: claim, name, year, best and worst place, how it is stated, source.

    A full score has no place in print; it cannot be beaten, so that it is set at the first.
    """
    t = EvidenceReader(load_tables())
    rows = []
    for claim_id, name in INDICES.items():
        row = t.claim(claim_id)
        best, worst, how = _place(t, claim_id)
        source = next((work["source_class"] for work in t.cited(claim_id)), "none")
        rows.append((claim_id, name, row["period"] or "", best, worst, how, source))
    columns = ["claim_id", "ranking", "period", "best", "worst", "stated_as", "source_class"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["worst", "best"], kind="stable", ignore_index=True)


def _place(t: EvidenceReader, claim_id: str) -> tuple[int, int, str]:
    row = t.claim(claim_id)
    printed = row["value"]
    if claim_id == FULL_SCORE[0]:
        if printed != t.claim(FULL_SCORE[1])["value"]:
            raise ValueError(f"{claim_id} is no full score")
        return 1, 1, f"score: {printed} of {printed} points"
    number = None if printed in SUPERLATIVES else parse(printed)
    place = 1 if number is None else int(number)
    if row["qualifier"] == "top":
        return 1, place, f"top {printed}"
    if claim_id == IN_A_ROW[0]:
        return place, place, f"{printed}, {t.claim(IN_A_ROW[1])['value']} time in a row"
    return place, place, printed


def draw() -> style.Drawing:
    """Draw a dot for each exact place and a bar for each range, best place at the left."""
    frame = places()
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.42 * len(frame) + 0.7))
    last = int(frame["worst"].max())
    beside = last + 2.1
    for row, entry in enumerate(frame.to_dict("records")):
        if entry["best"] < entry["worst"]:
            axes.plot([entry["best"], entry["worst"]], [row, row], **SPAN)
        else:
            face = style.PAPER if entry["claim_id"] == FULL_SCORE[0] else style.BLUE
            axes.scatter(entry["best"], row, s=70, facecolor=face, edgecolor=style.BLUE, zorder=3)
        axes.annotate(entry["stated_as"], (entry["worst"] + 0.4, row), **TEXT)
        source = entry["source_class"].replace("-", " ")
        axes.annotate(source, (beside, row), color=style.GREY, **TEXT)
    axes.annotate("cited from", (beside, -0.8), color=style.GREY, **TEXT)
    names = [_name(*pair) for pair in zip(frame["ranking"], frame["period"], strict=True)]
    axes.set_yticks(range(len(frame)), names, fontsize=8)
    axes.set_ylim(len(frame) - 0.5, -1)
    axes.set_xlim(0.5, beside + 3)
    axes.set_xticks(range(1, last + 1))
    axes.set_xlabel("place", loc="left")
    style.bare(axes, x=True)
    axes.spines["bottom"].set_bounds(1, last)
    ranges = int((frame["best"] < frame["worst"]).sum())
    undated = int((frame["period"] == "").sum())
    return style.Drawing(
        canvas,
        frame,
        f"Places in named rankings as the article states them: {word(len(frame))} rankings, "
        f"{word(ranges)} of them with a range (bars) and {word(undated)} without a year. The "
        "hollow dot is a full score, which has no place in print and cannot be beaten",
        f"Dots and bars on an axis of places from first to {word(last)}, for "
        f"{plural(len(frame), 'ranking')}; all dots stand within the best "
        f"{word(int(frame.loc[frame['best'] == frame['worst'], 'worst'].max()))} places.",
    )


def _name(ranking: str, period: str) -> str:
    ends = Period.parse(period)
    when = ends.first or (f"until {ends.last}" if ends.last else "no year")
    return f"{ranking}\n{when}"
