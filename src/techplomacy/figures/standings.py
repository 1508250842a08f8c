"""Denmark's place on all indices, edition by edition, as a grid."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from claimbook.book import style
from claimbook.book.words import plural, share, word
from techplomacy.book import egdi as survey
from techplomacy.book import indices as standing

FACES = ((1, style.BLUE, style.PAPER), (3, style.SKY, style.INK), (10, "#e4ecf4", style.INK))
"""Last place of a band, its colour and that of the number in it; below the last band, none."""
LOW = (style.PAPER, style.GREY)


def draw() -> style.Drawing:
    """Draw a row an index and a column a year, with Denmark's place in each cell."""
    frame = standing.standings()
    rows = _rows(frame)
    canvas, axes = plt.subplots(figsize=(style.WIDTH, 0.2 * (max(rows.values()) + 3)))
    years = sorted(frame["year"].unique())
    columns = [years.index(year) for year in frame["year"]]
    _cells(axes, columns, [rows[name] for name in frame["index_name"]], frame["place"].tolist())
    axes.set_yticks(list(rows.values()), list(rows), fontsize=8)
    axes.set_xticks(range(len(years)), [f"’{year % 100:02}" for year in years], fontsize=8)
    axes.xaxis.tick_top()
    for subject in frame["subject"].unique():
        top = min(rows[name] for name in frame.loc[frame["subject"] == subject, "index_name"])
        axes.annotate(
            subject, (0, top - 1), xycoords=("axes fraction", "data"), xytext=(-4, 0),
            textcoords="offset points", ha="right", va="center", fontsize=8, color=style.GREY,
            annotation_clip=False,
        )  # fmt: skip
    axes.set_xlim(-0.6, len(years) - 0.4)
    axes.set_ylim(max(rows.values()) + 0.6, -1.4)
    for side in ("left", "bottom", "top"):
        axes.spines[side].set_visible(False)
    return style.Drawing(canvas, frame, _caption(frame), _alt(frame))


def _rows(frame: pd.DataFrame) -> dict[str, int]:
    """Return the row of each index, with one row before each group left to its heading."""
    groups = list(frame["subject"].unique())
    pairs = frame.drop_duplicates("index_name")[["index_name", "subject"]].to_numpy()
    return {name: at + groups.index(subject) for at, (name, subject) in enumerate(pairs)}


def _cells(axes: Axes, columns: list[int], rows: list[int], places: list[int]) -> None:
    looks = [next(((f, i) for last, f, i in FACES if place <= last), LOW) for place in places]
    faces = [face for face, _ in looks]
    edges = [style.FAINT if face == style.PAPER else face for face in faces]
    axes.scatter(columns, rows, s=150, marker="s", c=faces, edgecolors=edges, linewidths=0.8)
    for column, row, place, (_, ink) in zip(columns, rows, places, looks, strict=True):
        axes.annotate(f"{place}", (column, row), ha="center", va="center", fontsize=7.5, color=ink)


def _caption(frame: pd.DataFrame) -> str:
    whole = len(frame)
    within = [int((frame["place"] <= last).sum()) for last, _, _ in FACES]
    first = frame[frame["place"] == 1]
    return (
        f"Denmark's place, or Copenhagen's, in {plural(whole, 'edition')} of "
        f"{frame['index_name'].nunique()} indices and measures. It is first in "
        f"{share(within[0], whole)} of them, among the first {word(FACES[1][0])} in "
        f"{share(within[1], whole)} and among the first {word(FACES[2][0])} in "
        f"{share(within[2], whole)}; first places are found on "
        f"{first['index_name'].nunique()} of the rows. Where a publisher prints no place it is "
        f"computed from the scores. The fields differ: some rank the world, those of the EU its "
        f"members, and that of broadband lines has territories too"
    )


def _alt(frame: pd.DataFrame) -> str:
    worst = frame.loc[frame["place"].idxmax()]
    return (
        f"A grid of {frame['index_name'].nunique()} rows and {frame['year'].nunique()} columns "
        f"from {frame['year'].min()} to {frame['year'].max()}, with a number in each filled cell; "
        f"the stronger its colour, the better the place. In the row of the UN survey the strongest "
        f"begin in {_since(frame)}; the worst number, {worst['place']}, is that of "
        f"{worst['index_name']} in {worst['year']}."
    )


def _since(frame: pd.DataFrame) -> int:
    """Return the first year with a first place in the row of the UN survey."""
    return int(frame.loc[(frame["indicator"] == survey.RANK) & (frame["place"] == 1), "year"].min())
