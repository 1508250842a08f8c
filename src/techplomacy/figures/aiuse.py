"""Use of AI by enterprises in all countries, year by year, and the bands of the printed shares."""

from __future__ import annotations

from typing import Any

import pandas as pd

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import charts, style
from claimbook.book.frames import ends, entity_names, middle
from claimbook.book.inline import claim
from claimbook.package.caching import kept_with_package
from claimbook.quantities.interval import Interval
from claimbook.quantities.stating import value
from techplomacy.checks.places import OWN, UNION
from techplomacy.checks.technologies import COPY, RELEASE, UNIONS

INDICATOR = "eurostat_ai_enterprises_pct"
DECIMALS = 1
ROOM = 1.4
"""Rows of which the name of a printed share has need, above its band."""
PRINTED = {OWN: "C379", UNION: "C381"}
"""The claims that print a share, by whose share it is."""
EXACT = "2025-01"
"""The edition with two decimals that came out first."""


def year() -> int:
    """Return the year of the printed shares."""
    return int(load_tables().claims[PRINTED[OWN]]["period"])


@kept_with_package
def shares(of: int) -> pd.Series[float]:
    """Return the share of each country and of the Union in a year, the lowest first."""
    scores = EvidenceReader().scores(INDICATOR, of, edition=COPY, without=UNIONS - {UNION})
    return pd.Series({e: float(v) for e, v in scores.items()}).sort_values()


def union(edition: str) -> Interval:
    """Return the share of the Union in the year of the printed ones, by edition."""
    return EvidenceReader().value(INDICATOR, UNION, year(), edition=edition)


def rows() -> pd.DataFrame:
    """Return one row a country and year: share, place from below, and whether it is named."""
    names = entity_names()
    found = []
    for of in years():
        drawn = shares(of)
        named = {drawn.index[0], OWN, UNION, drawn.drop([OWN, UNION], errors="ignore").index[-1]}
        found += [
            (of, state, names[state], round(share, 2), at, state in named)
            for at, (state, share) in enumerate(drawn.items())
        ]
    columns = ["year", "entity_id", "country", "percent", "row", "is_named"]
    return pd.DataFrame(found, columns=columns)


def copied() -> list[int]:
    """Return the years of which the copy has the shares of countries."""
    cells = load_tables().observations
    every = sorted(year for name, entity, year in cells if (name, entity) == (INDICATOR, OWN))
    return [year for year in every if OWN in shares(year)]


def years() -> list[int]:
    """Return those years of which it has the share of the Union as well."""
    return [year for year in copied() if UNION in shares(year)]


def draw() -> charts.Chart:
    """Describe a dot a country, in the order of shares, and the printed shares as bands."""
    names = entity_names()
    choices = (
        charts.Choice("year", "Year", "year", year()),
        charts.Choice("country", "Country", "country"),
    )
    columns = {"country": "Country", "year": "Year", "percent": "Enterprises with AI, %"}
    drawn = shares(year())
    return charts.Chart(_spec(), rows(), _title(), _caption(), _alt(drawn, names), choices, columns)


def _spec() -> dict[str, Any]:
    frame = rows()
    x = {
        "field": "percent", "type": "quantitative", "title": "enterprises with AI, %",
        "scale": {"domain": [0, round(frame["percent"].max() + 4)], "nice": False},
        "axis": {"gridOpacity": 0.5, "tickCount": 6},
    }  # fmt: skip
    y: dict[str, Any] = {"field": "row", "type": "quantitative", "axis": None}
    y["scale"] = {"domain": [-1, int(frame["row"].max()) + 3]}
    shown = "datum.year == year"
    picked = "country && datum.country == country"
    colour = {
        "condition": [
            {"test": f"datum.entity_id == '{OWN}'", "value": style.OWN},
            {"test": picked, "value": style.INK},
            {"test": f"datum.entity_id == '{UNION}'", "value": style.INK},
        ],
        "value": style.GREY,
    }
    tooltip = charts.tooltip({"country": "Country", "year": "Year", "percent": "%"})
    base = {"x": x, "y": y, "tooltip": tooltip}
    named = f"{shown} && (datum.is_named || {picked})"
    text = f"datum.country + '  ' + format(datum.percent, '.{DECIMALS}f') + ' %'"
    return {
        "width": charts.WIDTH - 24,
        "height": 400,
        "layer": [
            *_bands(y),
            {
                "transform": [{"filter": shown}],
                "mark": {"type": "point", "filled": True, "opacity": 1},
                "encoding": base | {"color": colour, "size": _sizes(picked)},
            },
            {
                "transform": [{"filter": named}, {"calculate": text, "as": "label"}],
                "mark": {"type": "text", "align": "left", "dx": 9},
                "encoding": {"x": x, "y": y, "text": {"field": "label"}, "color": colour},
            },
        ],
    }


def _sizes(picked: str) -> dict[str, Any]:
    large = f"datum.entity_id == '{OWN}' || {picked}"
    return {"condition": {"test": large, "value": 110}, "value": 34}


def _bands(y: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of the printed shares, which are those of one year."""
    claims, (foot, top) = load_tables().claims, y["scale"]["domain"]
    printed = [
        {"low": low, "high": high, "middle": (low + high) / 2, "of": year(),
         "label": f"printed: {value(claims[claim_id])}",
         "foot": foot, "below": top - ROOM, "top": top}
        for entity, claim_id in PRINTED.items()
        for low, high in [ends(_stated(entity))]
    ]  # fmt: skip
    kept = {"data": {"values": printed}, "transform": [{"filter": "datum.of == year"}]}
    place = {"type": "quantitative"}
    return [
        kept | {
            "mark": {"type": "rect", "fill": style.FAINT, "opacity": 0.6},
            "encoding": {
                "x": place | {"field": "low"}, "x2": {"field": "high"},
                "y": y | {"field": "below"}, "y2": {"field": "foot"},
            },
        },
        kept | {
            "mark": {"type": "text", "dy": 8, "fill": style.GREY},
            "encoding": {
                "x": place | {"field": "middle"}, "y": y | {"field": "top"},
                "text": {"field": "label"},
            },
        },
    ]  # fmt: skip


def _stated(entity: str) -> Interval:
    return EvidenceReader().stated(PRINTED[entity])


def _title() -> str:
    drawn = shares(year())
    first = ", the highest share in the Union" if drawn.idxmax() == OWN else ""
    return (
        f"{drawn[OWN]:.1f} % of Danish enterprises used AI in {year()}{first}; the average was "
        f"{drawn[UNION]:.1f} %"
    )


def _caption() -> str:
    own, of_union = (claim(each).data for each in PRINTED.values())
    exact, rounded = (middle(union(each)) for each in (EXACT, RELEASE))
    return (
        f"Enterprises that used AI in {year()}, by country, in %. "
        f"The bands are the shares that the printed {own} for Denmark and {of_union} for the "
        f"average can stand for. The Union's share of {exact:.4g} % lies just outside its band; "
        f"the release rounded it to {rounded:.4g} %"
    )


def _alt(drawn: pd.Series[float], names: dict[str, str]) -> str:
    own = drawn.drop(UNION)
    low, high = ends(_stated(UNION))
    return (
        f"Dots for {len(own)} countries in order, from {own.iloc[0]:.2f} % in "
        f"{names[own.index[0]]} to {own.iloc[-1]:.2f} % in {names[own.index[-1]]}. A band from "
        f"{low:g} to {high:g} % shows what the printed average stands for."
    )
