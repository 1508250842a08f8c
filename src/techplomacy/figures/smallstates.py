"""Small states and others in the UN survey: value by population, any state to be found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from claimbook.audit.tables import Row
from claimbook.book import charts, style
from claimbook.book.frames import entity_names
from claimbook.book.words import count_change, plural, word
from techplomacy.book import egdi as survey
from techplomacy.book import small_states as smallness
from techplomacy.checks.places import OWN

TOPS = (10, 20)
"""Heads of the survey in which small states are counted."""
PLACES = 3
"""Decimals with which values of the index are compared."""
SLIGHT = 0.02
"""Difference of two values of the index from which it is no longer slight."""
NAMED = {"left": ["KOR", "USA", "IND", "CHN", "SWE"], "right": ["EST", "MLT"]}
FEWER = {"left": ["USA", "IND", "CHN"], "right": ["MLT"]}
"""States that the picture names besides Denmark, by the side to which the name is bound, and those
for which a phone has room."""
STEP = 0.06
"""How much higher, in values of the index, the name of each further limit stands."""


def widest() -> Row:
    """Return the highest limit of population that a document has for small states."""
    return smallness.limits()[-1]


def values() -> pd.DataFrame:
    """Return one row a state: ``population``, ``index_value``, ``is_small`` by the widest limit."""
    last = survey.matrix(survey.VALUE).iloc[:, -1].rename("index_value")
    people = smallness.population().rename("population")
    is_small = smallness.small(widest()).rename("is_small")
    return pd.concat([people, last, is_small], axis=1).rename_axis("entity_id")


def among_the_first() -> pd.DataFrame:
    """Return by survey how many of the first states are small, one column a head."""
    return pd.DataFrame({top: smallness.small_states_in_top(widest(), top) for top in TOPS})


def rows() -> pd.DataFrame:
    """Return one row a state: name, population in millions, value, place and group."""
    names = entity_names()
    frame = values().dropna(subset=["population", "index_value"]).reset_index()
    frame["state"] = frame["entity_id"].map(names)
    frame["millions"] = frame["population"] / 1e6
    frame["place"] = frame["entity_id"].map(survey.matrix().iloc[:, -1]).astype(int)
    frame["group"] = frame["is_small"].map({True: "small by the wider limit", False: "larger"})
    return frame.sort_values("state", ignore_index=True)


def draw() -> charts.Chart:
    """Describe value over population, a mark a state, with the limits of smallness."""
    frame = values()
    columns = {
        "state": "State", "millions": "Population, millions", "index_value": "Value",
        "place": "Place", "group": "Group",
    }  # fmt: skip
    choice = charts.Choice("state", "State", "state")
    return charts.Chart(
        _spec(charts.WIDTH - 60, NAMED),
        rows(),
        _title(frame),
        _caption(frame),
        _alt(frame),
        (choice,),
        columns,
        _spec(charts.NARROW - 84, FEWER),
    )


def _spec(width: int, named: Mapping[str, list[str]]) -> dict[str, Any]:
    x = {
        "field": "millions", "type": "quantitative",
        "scale": {"type": "log", "domain": [0.008, 2000], "nice": False},
        "title": f"population in {smallness.YEAR} in millions, on a logarithmic scale",
        "axis": {"values": [0.01, 0.1, 1, 10, 100, 1000], "grid": False, "format": ",~g",
                 "offset": 6},
    }  # fmt: skip
    y = {
        "field": "index_value", "type": "quantitative", "scale": {"domain": [0, 1.08]},
        "title": f"value of the index in {survey.surveys()[-1]}",
        "axis": {"values": [0, 0.2, 0.4, 0.6, 0.8, 1], "gridOpacity": 0.5},
    }  # fmt: skip
    tooltip = [
        {"field": "state", "title": "State"},
        {"field": "millions", "title": "Millions", "format": ",.2f"},
        {"field": "index_value", "title": "Value", "format": ".4f"},
        {"field": "place", "title": "Place"},
    ]
    own = f"datum.entity_id == '{OWN}'"
    picked = "state && datum.state == state"
    colour = {
        "condition": [
            {"test": own, "value": style.OWN},
            {"test": picked, "value": style.INK},
            {"test": "datum.is_small", "value": style.TEAL},
        ],
        "value": style.GREY,
    }
    shape = {"condition": {"test": "datum.is_small", "value": "circle"}, "value": "triangle-up"}
    size = {"condition": {"test": f"{own} || {picked}", "value": 130}, "value": 34}
    fill = {"condition": {"test": f"{own} || {picked}", "value": 1}, "value": 0}
    text = {"text": {"field": "state"}, "x": x, "y": y, "color": colour}
    labels = [
        _label(text, charts.among(states, "datum.entity_id"), side)
        for side, states in named.items()
    ]
    return {
        "width": width,
        "height": 360,
        "layer": [
            *_limits(y),
            {
                "mark": {"type": "point", "strokeWidth": 1.1, "filled": False},
                "encoding": {"x": x, "y": y, "stroke": colour, "fill": colour, "shape": shape,
                             "size": size, "fillOpacity": fill, "tooltip": tooltip},
            },
            *labels,
            _label(text, own, "right", -12),
            _label(text, f"{picked} && !({own})", "right", -12),
        ],
    }  # fmt: skip


def _label(encoding: dict[str, Any], test: str, side: str, up: int = 0) -> dict[str, Any]:
    """Return the layer of the names of some states, to the left or the right of their marks."""
    mark = {"type": "text", "align": side, "dx": 8 if side == "left" else -8, "dy": up}
    return {"transform": [{"filter": test}], "mark": mark, "encoding": encoding}


def _limits(y: dict[str, Any]) -> list[dict[str, Any]]:
    values = [
        {
            "millions": float(each["value"]) / 1e6,
            "label": f"{each['value'] / 1e6:g} million",
            "y": STEP * at,
        }
        for at, each in enumerate(smallness.limits())
    ]
    x = {"field": "millions", "type": "quantitative"}
    mark = {"type": "rule", "stroke": style.GREY, "strokeDash": [4, 2]}
    text = {"type": "text", "align": "left", "dx": 4, "dy": -8, "fill": style.GREY}
    named = {"x": x, "y": y | {"field": "y"}, "text": {"field": "label"}}
    return [
        {"data": {"values": values}, "mark": mark, "encoding": {"x": x}},
        {"data": {"values": values}, "mark": text, "encoding": named},
    ]


def _title(frame: pd.DataFrame) -> str:
    middle = _middle(frame)
    if middle[True] == middle[False]:
        return "By the median, small states do as well in the UN survey as the others"
    better = "better" if middle[True] > middle[False] else "worse"
    little = "slightly " if abs(middle[True] - middle[False]) < SLIGHT else ""
    return f"By the median, small states do {little}{better} in the UN survey than the others"


def _middle(frame: pd.DataFrame) -> pd.Series[float]:
    """Return the median value of each group, as exactly as values are compared."""
    return frame.groupby("is_small")["index_value"].median().round(PLACES)


def _caption(frame: pd.DataFrame) -> str:
    counts = among_the_first()
    is_small = frame["is_small"]
    firsts = [count_change(*map(int, counts[top].iloc[[0, -1]])) for top in TOPS]
    middle = _middle(frame)
    others = "the same" if middle[True] == middle[False] else f"{middle[False]:.{PLACES}f}"
    return (
        f"Value in the UN survey of {survey.surveys()[-1]} against population, with the limits "
        "that documents set for small states. By the wider one "
        f"{plural(int(is_small.sum()), 'state')} of {len(frame)} are small (circles; the "
        "others triangles); their median value is "
        f"{middle[True]:.{PLACES}f}, that of the others {others}. From the first survey to the "
        "last "
        f"the number of small states among the first {word(TOPS[0])} {firsts[0]}, among the first "
        f"{TOPS[1]} it {firsts[1]}"
    )


def _alt(frame: pd.DataFrame) -> str:
    ends = frame.groupby("is_small")["index_value"].agg(["min", "max"])
    best = frame["index_value"].idxmax() == OWN
    return (
        f"A cloud of {len(frame)} marks, from the smallest population at the left to the largest "
        f"at the right. The circles of small states reach from {ends.loc[True, 'min']:.2f} to "
        f"{ends.loc[True, 'max']:.2f}, the triangles of the others from "
        f"{ends.loc[False, 'min']:.2f} to {ends.loc[False, 'max']:.2f}. Denmark's filled circle "
        f"{'is the highest mark' if best else 'is not the highest mark'}."
    )
