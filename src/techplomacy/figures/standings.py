"""Denmark's place on all indices, edition by edition, as a grid that can be asked."""

from typing import Any

import pandas as pd

from claimbook.book import charts, style
from claimbook.book.words import plural, share, word
from techplomacy.book import egdi as survey
from techplomacy.book import indices as standing

COLUMNS = {"index_name": "Index", "year": "Year", "place": "Place", "seen": "Of"}
FACES = ((1, style.BLUE, "white"), (3, style.SKY, style.INK), (10, "#e4ecf4", style.INK))
"""Last place of a band, its colour and that of the number in it; below the last band, none."""
SHORT = 2
"""Digits of a year above its column."""
CELL = 17
"""Height of a row in pixels."""
ABOVE = {"labelAlign": "left", "labelPadding": 0, "labelOffset": -CELL, "domain": False}
"""The names of the rows where there is no room beside them."""
CHOSEN = "!index || datum.index_name == index"


def draw() -> charts.Chart:
    """Describe one row per index and one column per year, with Denmark's place in each cell."""
    frame = standing.standings()
    choice = charts.Choice("index", "Index", "index_name")
    return charts.Chart(
        _spec(frame, {}, charts.WIDTH - 210, CELL),
        frame,
        _title(frame),
        _caption(frame),
        _alt(frame),
        (choice,),
        COLUMNS,
        _spec(frame, ABOVE, charts.NARROW - 6, 2 * CELL + 3),
    )


def _spec(frame: pd.DataFrame, names: dict[str, Any], width: int, height: int) -> dict[str, Any]:
    """Describe the grid, its columns as wide as there is room and its rows so high each."""
    rows = _rows(frame)
    headings = list(frame["subject"].unique())
    heading = {"test": charts.among(headings, "datum.value")}
    y = {
        "field": "index_name", "type": "nominal", "title": None,
        "scale": {"domain": rows, "padding": 1 - CELL / height},
        "axis": names
        | {"labelColor": {"condition": heading | {"value": style.GREY}, "value": style.INK}},
    }  # fmt: skip
    x = {
        "field": "year", "type": "ordinal", "title": None,
        "axis": {"orient": "top", "labelAngle": 0, "labelExpr": f"slice(datum.label, -{SHORT})"},
    }  # fmt: skip
    faint = {"condition": {"test": CHOSEN, "value": 1}, "value": 0.15}
    base = {"x": x, "y": y, "opacity": faint, "tooltip": charts.tooltip(COLUMNS)}
    cell = {"type": "rect", "stroke": style.FAINT, "strokeWidth": 0.8}
    return {
        "width": width,
        "height": height * len(rows),
        "layer": [
            {"mark": cell, "encoding": base | {"fill": _banded(1, style.PAPER)}},
            {
                "mark": {"type": "text", "fontSize": charts.SIZE},
                "encoding": base | {"text": {"field": "place"}, "fill": _banded(2, style.GREY)},
            },
        ],
    }


def _banded(part: int, low: str) -> dict[str, Any]:
    """Return the colour of a place by its band: of the cell, or of the number in it."""
    tests = [{"test": f"datum.place <= {face[0]}", "value": face[part]} for face in FACES]
    return {"condition": tests, "value": low}


def _rows(frame: pd.DataFrame) -> list[str]:
    """Return the indices in their order, before each group its heading."""
    found: list[str] = []
    for subject, group in frame.groupby("subject", sort=False):
        found += [str(subject), *group["index_name"].unique()]
    return found


def _title(frame: pd.DataFrame) -> str:
    first, _, top = (int((frame["place"] <= last).sum()) for last, _, _ in FACES)
    return (
        f"Denmark is among the first {word(FACES[2][0])} in {share(top, len(frame))} of the "
        f"editions, and first in {share(first, len(frame))}"
    )


def _caption(frame: pd.DataFrame) -> str:
    first = frame[frame["place"] == 1]
    three = int((frame["place"] <= FACES[1][0]).sum())
    return (
        f"Denmark's place, or Copenhagen's, in {plural(len(frame), 'edition')} of "
        f"{frame['index_name'].nunique()} indices and measures, in the years that have one. It is "
        "among the first "
        f"{word(FACES[1][0])} in {share(three, len(frame))} of them, and first on "
        f"{first['index_name'].nunique()} of the rows. Where a publisher prints no place it is "
        f"computed from the scores. Some rank the world, those of the EU only its members, and "
        f"that of broadband lines territories too"
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
