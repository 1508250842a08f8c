"""Charts that a reader can ask: one Vega-Lite description gives the picture and the live chart.

The picture is what print shows and what a page shows without scripts. The scripts are one file of
the book's own; expressions are interpreted, so that no page has to allow evaluated code.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import vl_convert

from claimbook.book import style

WIDTH, NARROW = round(96 * style.WIDTH), round(96 * style.NARROW)
"""Pixels of a full chart, and of one for a phone: the width of a figure, 96 to the inch."""
SIZE = 12
"""Pixels of letters: nine points."""
ABSENT = -1
"""Where Vega finds what a list does not have."""
ENGINE = "vega.js"
SCRIPTS = Path(__file__).with_name("vega")
"""What draws a live chart, and what reads its expressions so that none is evaluated as code."""
CONFIG: dict[str, Any] = {
    "font": style.FONT,
    "background": style.PAPER,
    "aria": False,
    "view": {"stroke": None},
    "text": {"fontSize": SIZE, "fill": style.INK},
    "axis": {
        "labelFontSize": SIZE, "titleFontSize": SIZE, "titleFontWeight": "normal",
        "labelColor": style.INK, "titleColor": style.GREY, "domain": False, "ticks": False,
        "gridColor": style.FAINT, "labelLimit": 400,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """A question that the reader may put to a chart.

    Attributes:
        signal: The parameter of the description that holds the answer.
        label: What is asked.
        field: The column whose values can be chosen.
        value: What the picture shows; empty for none.
    """

    signal: str
    label: str
    field: str
    value: str | int = ""


@dataclass(frozen=True)
class Chart:
    """A described chart with what a reader needs beside it.

    Attributes:
        spec: The description in Vega-Lite, without data, choices and style.
        data: What it shows, one row a mark.
        title: The point it makes, a sentence without its full stop.
        caption: What is shown, of whom, when and in which unit, in Markdown.
        alt: What is seen, for those who do not see it.
        choices: What a reader may ask.
        columns: Columns of the table that says the same, each with its heading.
        narrow: The description for a phone; without it the chart is drawn as wide as there is room.
    """

    spec: dict[str, Any]
    data: pd.DataFrame
    title: str
    caption: str
    alt: str
    choices: tuple[Choice, ...]
    columns: dict[str, str]
    narrow: dict[str, Any] | None = None


def among(values: list[str], field: str) -> str:
    """Return the expression that asks whether a field has one of some values."""
    return f"indexof({values!r}, {field}) > {ABSENT}"


def tooltip(fields: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what is shown of a mark that is pointed at: columns of the data with their titles."""
    return [{"field": field, "title": title} for field, title in fields.items()]


def described(chart: Chart) -> dict[str, Any]:
    """Return the whole description: with the data, the choices, and the style of the book."""
    asked = [{"name": each.signal, "value": each.value} for each in chart.choices]
    fields = [each.field for each in chart.choices]
    described = json.dumps([chart.spec, chart.narrow, chart.columns, fields])
    used = chart.data[[name for name in chart.data if str(name) in described]]
    data = {"name": "rows", "values": json.loads(used.to_json(orient="records"))}
    whole = {"params": asked, "data": data, "config": CONFIG, "padding": 2}
    return chart.spec | whole | {"$schema": "https://vega.github.io/schema/vega-lite/v6.json"}


def save(chart: Chart, path: Path) -> None:
    """Write the picture as ``path``, and beside it the script of the chart and what draws it."""
    spec = described(chart)
    picture = vl_convert.vegalite_to_svg(spec)
    path.write_text(picture, encoding="utf-8", newline="\n")
    path.with_suffix(".js").write_text(script(chart, spec), encoding="utf-8", newline="\n")
    path.with_name(ENGINE).write_text(engine(), encoding="utf-8", newline="\n")


def script(chart: Chart, spec: dict[str, Any]) -> str:
    """Return the call that hands the compiled chart to the page."""
    choices = [
        {
            "signal": each.signal,
            "label": each.label,
            "field": each.field,
            "value": each.value,
            "values": chart.data[each.field].drop_duplicates().tolist(),
        }
        for each in chart.choices
    ]
    given = {
        "spec": vl_convert.vegalite_to_vega(spec),
        "choices": choices,
        "columns": chart.columns,
    }
    if chart.narrow:
        # Both have the same rows, which are written once.
        narrow = vl_convert.vegalite_to_vega(spec | chart.narrow)
        given["narrow"] = narrow | {"data": [_without_rows(each) for each in narrow["data"]]}
    return f"bookChart({json.dumps(given, ensure_ascii=False, separators=(',', ':'))});\n"


def _without_rows(data: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in data.items() if (data["name"], k) != ("rows", "values")}


def engine() -> str:
    """Return the scripts that draw live charts, as one."""
    notice = f"/*\n{(SCRIPTS / 'NOTICE').read_text('utf-8')}*/"
    files = (SCRIPTS / name for name in ("vega.min.js", "vega-interpreter.min.js"))
    lines = "\n".join([notice, *(path.read_text("utf-8") for path in files)]).splitlines()
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL")) + "\n"
