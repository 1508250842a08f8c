"""Market values of companies among the outputs of economies, each with its date."""

from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure as Canvas

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.book import style
from claimbook.book.frames import entity_names
from claimbook.book.inline import claim
from claimbook.book.words import listed, plural, word
from claimbook.package.reading import read
from claimbook.quantities.period import day, year_of
from techplomacy.checks.introduction import COMPANIES, DAY, VINTAGE
from techplomacy.checks.places import GROUPS, OWN

RANK, COUNT = "C033", "C036"
"""The claims on the place of companies, and on the economies above the first of them."""
YEAR = 2022
APPLE, APPLE_DAY = "APPLE", "2023-07-07"
"""With the day of its market value, a week after its first close above the mark."""
REVENUE = "itforchange_rank"
"""The measure of the essay that the article cites for the place of companies."""
OUTPUT = "output"
UNIT = "trillion US dollars"


def values() -> pd.DataFrame:
    """Return economies by output and companies by market value, the greatest first.

    One row a mark: ``entity_id``, ``kind``, ``usd``, ``date``, ``place``, that of the value among
    the outputs of economies, and ``revenue_place``, that of a company by revenue.
    """
    t = EvidenceReader()
    scores = t.scores("wb_gdp_usd", YEAR, edition=VINTAGE, without=GROUPS)
    outputs = [(e, OUTPUT, float(v), str(YEAR)) for e, v in scores.items()]
    days = dict.fromkeys(COMPANIES, DAY) | {APPLE: APPLE_DAY}
    markets = [
        (c, "market value", float(t.score("market_value_usd", c, int(year_of(d)), edition=d)), d)
        for c, d in days.items()
    ]
    frame = pd.DataFrame([*outputs, *markets], columns=["entity_id", "kind", "usd", "date"])
    sizes = [usd for _, _, usd, _ in outputs]
    frame["place"] = [1 + sum(size > usd for size in sizes) for usd in frame["usd"]]
    frame["revenue_place"] = frame["entity_id"].map(by_revenue()).astype("Int64")
    return frame.sort_values("usd", ascending=False, ignore_index=True)


def by_revenue() -> dict[str, int]:
    """Return the places that single companies have by revenue, as the cited essay counts them."""
    t, year = EvidenceReader(), 2020
    panel = t.values(REVENUE, year)
    kinds = read("entities").set_index("entity_id")["kind"]
    return {c: int(v.low or 0) for c, v in panel.items() if kinds[c] == "company"}


def rows() -> pd.DataFrame:
    """Return the marks that are drawn: economies above the first company, companies, and two more.

    These are Denmark and the economy at the last place that the article names.
    """
    frame = values()
    extra = (frame["entity_id"] == OWN) | (frame["place"] == named())
    return frame[(frame["kind"] != OUTPUT) | (frame["place"] <= _above()) | extra].reset_index(
        drop=True
    )


def named() -> int:
    """Return the last place among which the article counts companies."""
    return int(EvidenceReader().stated(RANK).high or 0)


def draw() -> style.Drawing:
    """Draw a bar for each economy and company, the greatest above."""
    frame = rows()
    names = entity_names()
    wide, narrow = _canvas(frame, names, style.WIDTH), _canvas(frame, names, style.NARROW)
    alt = _alt(frame, names)
    return style.Drawing(wide, values(), _title(), _caption(values()), alt, narrow)


def _canvas(frame: pd.DataFrame, names: dict[str, str], width: float) -> Canvas:
    canvas, axes = plt.subplots(figsize=(width, 0.2 * len(frame) + 0.4))
    is_wide = width == style.WIDTH
    labels = []
    for at, row in enumerate(frame.to_dict("records")):
        is_output = row["kind"] == OUTPUT
        colour, hatch = (style.SKY, "") if is_output else (style.TEAL, "////")
        ink = style.GREY if is_output else style.TEAL
        axes.barh(at, row["usd"], height=0.62, color=colour, hatch=hatch, edgecolor=style.PAPER)
        text = _beside(row, is_wide)
        text += "" if at or not is_wide else f"\n{UNIT}"
        axes.annotate(text, (row["usd"], at), (4, 0), color=ink, **style.BESIDE)
        labels.append(f"{row['place']}  {names[row['entity_id']]}" if is_output
                      else names[row["entity_id"]])  # fmt: skip
    if not is_wide:
        axes.annotate(UNIT, (0, -1), color=style.GREY, va="center", fontsize=9)
    axes.set_yticks(range(len(frame)), labels, fontsize=9)
    for label, kind in zip(axes.get_yticklabels(), frame["kind"], strict=True):
        label.set_color(style.INK if kind == OUTPUT else style.TEAL)
    axes.set_ylim(len(frame) - 0.3, -0.7 if is_wide else -1.5)
    axes.set_xlim(0, frame["usd"].max() * 1.32)
    style.bare(axes)
    return canvas


def _beside(row: dict[Any, Any], is_wide: bool) -> str:
    """Return the value in trillion dollars; with room, also a company's day and other measure."""
    size = f"{row['usd'] / 1e12:.2f}"
    if row["kind"] == OUTPUT or not is_wide:
        return size
    revenue = row["revenue_place"]
    other = "" if pd.isna(revenue) else f"; by revenue place {revenue}"
    return f"{size} on {day(row['date'])}{other}"


def _above() -> int:
    frame = values()
    return int(frame.loc[frame["entity_id"] == APPLE, "place"].iloc[0]) - 1


def _title() -> str:
    economies = plural(_above(), "economy", "economies").capitalize()
    return f"{economies} had an output above the value of Apple"


def _caption(frame: pd.DataFrame) -> str:
    firms = frame[frame["kind"] != OUTPUT].set_index("entity_id")["place"]
    stated, count = claim(RANK).data, claim(COUNT).data
    inside = sum(place <= named() for place in by_revenue().values())
    return (
        f"Output of economies in {YEAR} and market values of companies on a day of "
        f"{year_of(APPLE_DAY)}, in trillion US dollars. "
        f"{plural(_above(), 'economy', 'economies').capitalize()} stand above Apple (the article: "
        f"{count}); the {plural(len(firms), 'company', 'companies')} take places {firms.min()} to "
        f"{firms.max()} (the article: the first {stated}). The essay cited counts revenue, and by "
        f"revenue {word(inside)} of them would stand among these. A value is a stock and output a "
        "flow of one year, so the comparison shows size and nothing else"
    )


def _alt(frame: pd.DataFrame, names: dict[str, str]) -> str:
    firms = frame[frame["kind"] != OUTPUT]
    order = listed([f"{names[r.entity_id]} at place {r.place}" for r in firms.itertuples()])
    first, last = frame.iloc[0], frame.iloc[-1]
    return (
        f"Horizontal bars in order of size, plain for economies and hatched for companies, from "
        f"{names[first['entity_id']]} with {first['usd'] / 1e12:.1f} trillion US dollars to "
        f"{names[last['entity_id']]} at place {last['place']}. The companies: {order}."
    )
