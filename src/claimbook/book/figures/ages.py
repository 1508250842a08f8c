"""How old the sources are when they are cited."""

from __future__ import annotations

import matplotlib.pyplot as plt

from claimbook.book import style
from claimbook.book.words import word
from claimbook.package.reading import read

KINDS = {"reference": ("numbered references", style.BLUE), "source": ("footnotes", style.ORANGE)}


def draw() -> style.Drawing:
    """Draw a dot for each cited work over its printed year, references above footnotes."""
    cited = read("citations").merge(read("works")[["work_id", "issued", "title"]], on="work_id")
    cited = cited[cited["kind"].isin(list(KINDS)) & cited["issued"].notna()]
    frame = cited.drop_duplicates("work_id")[["work_id", "kind", "issued"]]
    frame = frame.assign(year=frame["issued"].str[:4].astype(int)).sort_values(["year", "work_id"])
    frame["height"] = frame.groupby(["kind", "year"], observed=True).cumcount()
    peaks = [frame.loc[frame["kind"] == kind, "height"].max() + 2 for kind in KINDS]
    canvas, panels = plt.subplots(
        2, 1, figsize=(style.WIDTH, 4.6), sharex=True, height_ratios=[int(p) for p in peaks]
    )
    for axes, (kind, (name, colour)) in zip(panels, KINDS.items(), strict=True):
        part = frame[frame["kind"] == kind]
        axes.scatter(part["year"], part["height"], s=20, color=colour, linewidths=0)
        axes.set_title(f"{name}: {len(part)} works", color=colour, loc="left")
        axes.set_ylim(-1, part["height"].max() + 1)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
    panels[1].set_xlabel("year of publication as printed")
    newest = int((frame["year"] == frame["year"].max()).sum())
    oldest = frame.iloc[0]
    return style.Drawing(
        canvas,
        frame[["work_id", "kind", "year"]],
        f"Cited works by their printed year. {word(newest).capitalize()} works of {len(frame)} "
        f"bear the year {frame['year'].max()}; in the footnotes that is the year of reading more "
        "often than that of writing",
        f"{word(len(KINDS)).capitalize()} rows of stacked dots over the years {oldest['year']} to "
        f"{frame['year'].max()}: the references are spread, the footnotes pile up at the end.",
    )
