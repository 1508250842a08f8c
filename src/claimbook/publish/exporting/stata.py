"""Stata: one .dta file per table (format 118, Stata 14 and newer), with labels.

What the format cannot say is said otherwise. A listed field holds numbers from 0 in the order of
the schema, with its values as value labels; true and false are 1 and 0, so labelled. Whole numbers
with empty cells are doubles; a column with one that a double would round is text. Text beyond 2,045
bytes is strL; an empty text is Stata's missing. A name that Stata forbids, by its length above all,
is changed, and the variable label begins with the old one. Titles and units are variable labels,
cut at 80 characters; ``codebook.dta`` and ``codebook_values.dta`` have the rest.
"""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from claimbook.package.tabular.schema import Field
from claimbook.package.tabular.strings import is_text
from claimbook.publish.exporting.source import Source

_LABEL, _NAME = 80, 32
_EXACT = 2**53
"""Up to here a double holds every whole number."""
_RESERVED = frozenset(
    "aggregate array boolean break byte case catch class colvector complex const continue default"
    " delegate delete do double else eltypedef end enum explicit export external float for friend"
    " function global goto if in inline int local long NULL pragma protected quad rowvector short"
    " typedef typename using virtual with _all _N _n _skip _b _pi _cons _coef _rc _se _pred"
    " strL".split()
)
"""Words that cannot be names in Stata, or that pandas thinks cannot be."""
_BOOLEAN = ["false", "true"]


def write(source: Source, folder: Path) -> list[Path]:
    """Write each table to ``<table>.dta``, and the codebook to two more files."""
    paths = []
    for name, frame in source.with_codebook().items():
        resource = source.descriptor.resources.get(name)
        fields = source.descriptor.fields(name)
        title = resource.title if resource else name.replace("_", " ").capitalize()
        path = folder / f"{name}.dta"
        _write(frame, fields, title, path, source)
        paths.append(path)
    return paths


def _write(
    frame: pd.DataFrame, fields: dict[str, Field], title: str, path: Path, source: Source
) -> None:
    names = stata_names([str(name) for name in frame.columns])
    columns = {names[name]: _column(frame[name]) for name in frame.columns}
    labels = {
        new: _cut(_label(old, new, fields.get(old, {})), _LABEL) for old, new in names.items()
    }
    data = pd.DataFrame(columns, index=frame.index)
    codes = {} if len(data) else _take_codes(data)
    data.to_stata(
        path,
        write_index=False,
        version=118,
        time_stamp=source.created,
        data_label=_cut(title, _LABEL),
        variable_labels=labels,
        value_labels=codes,
        convert_dates={n: "td" for n, c in data.items() if c.dtype.kind == "M"},
    )


def _column(column: pd.Series) -> pd.Series:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column if is_text(column.cat.categories.to_series()) else column.astype("float64")
    if column.dtype == "boolean":
        words = column.map({False: _BOOLEAN[0], True: _BOOLEAN[1]})
        return words.astype(pd.CategoricalDtype(_BOOLEAN))
    if column.dtype == "Int64":
        if (column.abs() > _EXACT).any():
            return column.astype("string").astype("object").where(column.notna(), "")
        return column.astype("float64" if column.isna().any() else "int64")
    return column.fillna("") if is_text(column) else column


def _take_codes(data: pd.DataFrame) -> dict[Any, dict[int | float, str]]:
    """Turn the labelled columns of a table without rows to numbers, which pandas cannot."""
    labels: dict[Any, dict[int | float, str]] = {}
    for name in data.select_dtypes("category"):
        labels[name] = dict(enumerate(data[name].cat.categories))
        data[name] = data[name].cat.codes
    return labels


def _label(old: str, new: str, field: Field) -> str:
    title = str(field.get("title") or old)
    unit = f" ({field['unit']})" if "unit" in field else ""
    return f"{title}{unit}" if old == new else f"{old}: {title}{unit}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def stata_names(names: list[str]) -> dict[str, str]:
    """Return for each name one that Stata takes: of 32 characters at most, not reserved, unique."""
    found: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9_]", "_", name)
        if plain[0].isdigit() or plain in _RESERVED or re.fullmatch("str[0-9]+", plain):
            plain = f"_{plain}"
        new, count = plain[:_NAME], 1
        while new in found.values():
            count += 1
            new = f"{plain[: _NAME - len(str(count)) - 1]}_{count}"
        found[name] = new
    return found
