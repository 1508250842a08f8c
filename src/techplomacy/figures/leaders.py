"""Places in the UN survey: of all states that ever came close to the first, and of any other."""

from __future__ import annotations

from typing import Any

import pandas as pd

from claimbook.book import charts, style
from claimbook.book.frames import entity_names
from claimbook.book.words import listed, ordinal, plural, with_article, word
from techplomacy.book import egdi as survey
from techplomacy.checks.places import OWN

FIRST, NEAR = 1, 3
"""A state is drawn if it ever stood this high."""
STAGGER = 0.8
"""How much higher, in places, every second name of a first state stands where there is no room."""
COLUMNS = {"state": "State", "survey": "Survey", "place": "Place"}
DEEPEST = 20
"""Last place on the axis; what is below is drawn under it, with its own number."""


def states() -> list[str]:
    """Return the states that ever stood among the first ``NEAR``."""
    best = survey.matrix().min(axis=1)
    return [str(state) for state in best.index[best <= NEAR]]


def places() -> pd.DataFrame:
    """Return one row a state and survey: its place, and the value of the index."""
    names = entity_names()
    frame = survey.matrix().stack().dropna().astype(int).rename_axis(["entity_id", "survey"])
    rows = frame.rename("place").reset_index()
    rows["state"] = rows["entity_id"].map(names)
    rows["short"] = rows["state"].map(survey.short)
    values = survey.matrix(survey.VALUE)
    rows["index_value"] = [round(values.loc[e.entity_id, e.survey], 4) for e in rows.itertuples()]
    return rows.sort_values(["state", "survey"], ignore_index=True)


def draw() -> charts.Chart:
    """Describe a line a state over the surveys; any other state can be put beside them."""
    names = entity_names()
    drawn = survey.matrix().loc[states()].astype(int)
    choice = charts.Choice("state", "Compare Denmark with", "state")
    return charts.Chart(
        _spec(names, charts.WIDTH - 160),
        places(),
        _title(names),
        _caption(),
        _alt(drawn, names),
        (choice,),
        COLUMNS,
        _spec(names, charts.NARROW - 132, is_narrow=True),
    )


def _spec(names: pd.Series[str], width: int, *, is_narrow: bool = False) -> dict[str, Any]:
    x = _x(2 if is_narrow else 4)
    own = f"datum.entity_id == '{OWN}'"
    near = charts.among(states(), "datum.entity_id")
    others = f"{near} && !({own}) && datum.state != state"
    return {
        "transform": [
            {"calculate": f"min(datum.place, {DEEPEST + 1})", "as": "row"},
            {"calculate": f"indexof({list(survey.surveys())!r}, datum.survey)", "as": "column"},
        ],
        "width": width,
        "height": 400,
        "layer": [
            *_line(others, style.GREY, 1, x, opacity=0.5),
            *_line("state && datum.state == state", style.INK, 2.4, x, up=12),
            *_line(own, style.OWN, 3, x),
            *_holders(names, x, STAGGER if is_narrow else 0),
        ],
    }


def _line(
    test: str, colour: str, width: float, x: dict[str, Any], opacity: float = 1, up: int = 0
) -> list[dict[str, Any]]:
    """Return the layers of some states: lines, marks filled at a first place, names at the end."""
    tooltip = charts.tooltip(COLUMNS)
    encoding = {"x": x, "y": _y(), "detail": {"field": "state"}, "tooltip": tooltip}
    shown = {"transform": [{"filter": test}], "encoding": encoding}
    face = {"condition": {"test": f"datum.place == {FIRST}", "value": colour}, "value": style.PAPER}
    line = {"type": "line", "stroke": colour, "strokeWidth": width, "opacity": opacity}
    mark = {"type": "point", "size": 14 * width + 20, "stroke": colour, "opacity": 1}
    name = {"type": "text", "align": "left", "dx": 9, "dy": -up, "fill": colour}
    label = {"text": {"field": "label"}, "x": x, "y": _y()}
    return [
        shown | {"mark": line},
        shown | {"mark": mark, "encoding": encoding | {"fill": face}},
        {
            "transform": [
                {"filter": f"({test}) && datum.survey == {survey.surveys()[-1]}"},
                {"calculate": "datum.place + '  ' + datum.short", "as": "label"},
            ],
            "mark": name,
            "encoding": label,
        },
    ]  # fmt: skip


def _x(digits: int) -> dict[str, Any]:
    last = len(survey.surveys()) - 1
    years = [str(year)[-digits:] for year in survey.surveys()]
    axis: dict[str, Any] = {"values": list(range(last + 1)), "labelExpr": f"{years!r}[datum.value]"}
    axis |= {"grid": False, "labelOverlap": False, "labelPadding": 8, "labelFlush": False}
    scale = {"domain": [-0.3, last]}
    return {"field": "column", "type": "quantitative", "title": None, "scale": scale, "axis": axis}


def _y() -> dict[str, Any]:
    axis = {"values": [1, *range(5, DEEPEST + 1, 5)], "gridOpacity": 0.5}
    scale = {"domain": [-0.6, DEEPEST + 1], "reverse": True}
    return {"field": "row", "type": "quantitative", "title": "place", "scale": scale, "axis": axis}


def _holders(names: pd.Series[str], x: dict[str, Any], stagger: float) -> list[dict[str, Any]]:
    """Return the layers that name who is first, above the surveys in which it was."""
    at = list(survey.surveys()).index
    rows = [
        {
            "state": survey.short(names[lead.entity_id]),
            "from": at(lead.first) - 0.3,
            "to": at(lead.last) + 0.3,
            "middle": (at(lead.first) + at(lead.last)) / 2,
            "y": 0.3,
            "over": 0.3 - stagger * (number % 2),
            "own": lead.entity_id == OWN,
        }
        for number, lead in enumerate(survey.leads().itertuples())
    ]
    ink = {"condition": {"test": "datum.own", "value": style.OWN}, "value": style.GREY}
    y = _y() | {"field": "y"}
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "rule", "strokeWidth": 1},
            "encoding": {
                "x": x | {"field": "from"}, "x2": {"field": "to"}, "y": y, "stroke": ink,
            },
        },
        {
            "data": {"values": rows},
            "mark": {"type": "text", "dy": -9},
            "encoding": {
                "x": x | {"field": "middle"}, "y": y | {"field": "over"},
                "text": {"field": "state"}, "fill": ink,
            },
        },
    ]  # fmt: skip


def _title(names: pd.Series[str]) -> str:
    leads = survey.leads()
    longest = int(leads["surveys"].max())
    holders = leads.loc[leads["surveys"] == longest, "entity_id"].map(names)
    return (
        f"The longest lead in the UN survey, of {plural(longest, 'edition')}, is that of "
        f"{listed(holders)}"
    )


def _caption() -> str:
    names = entity_names()
    runs = [
        f"{with_article(names[each.entity_id])} ({_span(each.first, each.last)})"
        for each in survey.leads().itertuples()
    ]
    return (
        f"Places of the {word(len(states()))} states that ever stood among the first {word(NEAR)} "
        f"in the UN survey on e-government, by edition; a filled mark is a first place, and places "
        f"below {DEEPEST} are drawn at the foot. First were {listed(runs)}"
    )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _alt(drawn: pd.DataFrame, names: pd.Series[str]) -> str:
    own, last = drawn.loc[OWN], int(drawn.columns[-1])
    under = names[drawn[last].idxmax()]
    return (
        f"Crossing lines of places from {drawn.columns[0]} to {last} for {len(drawn)} states, the "
        f"first place at the top. Denmark's thick line starts at place {own.iloc[0]}, sinks to "
        f"{own.max()} in {own.idxmax()} and ends {ordinal(int(own.iloc[-1]))}. Lowest at the end "
        f"is {under}, at place {drawn[last].max()}."
    )
