"""SPSS: one .sav file per table, with labels of variables and values; R's ``haven`` reads it too.

A listed field holds numbers from 0 in the order of the schema, with its values as value labels;
true and false are 1 and 0, so labelled. Whole numbers are numbers, or text beyond 15 digits; days
are SPSS dates; an empty text is missing. A name that SPSS reserves gets an underscore, and the
label begins with the old one. The file carries licence, version and citation as a note.
"""

from datetime import datetime
from pathlib import Path
from textwrap import wrap
from typing import Any

import pandas as pd
import pyreadstat

from claimbook.package.tabular.schema import Field
from claimbook.publish.exporting.source import Source
from claimbook.texts import filled

_RESERVED = frozenset("all and by eq ge gt le lt ne not or to with".split())
_EXACT = 10**15
"""From here on whole numbers lose their last digits as numbers."""
_BOOLEAN = {0.0: "false", 1.0: "true"}
_MADE = 92
"""Where the header of the file has the day and the time of its making, 9 and 8 bytes."""
_LABEL, _FILE_LABEL = 256, 64
_NOTE = 80
"""Bytes of a line of a note; a longer one is refused."""


def write(source: Source, folder: Path) -> list[Path]:
    """Write each table to ``<table>.sav``, and what is said of them to more files."""
    about = source.about().itertuples(index=False)
    note = [line for item, text in about for line in _noted(f"{item}: {text}")]
    paths = []
    for name, frame in source.with_codebook().items():
        resource = source.descriptor.resources.get(name)
        fields = source.descriptor.fields(name)
        path = folder / f"{name}.sav"
        _write(frame, fields, resource.title if resource else name, path, note)
        _date(path, source.created)
        paths.append(path)
    return paths


def _noted(text: str) -> list[str]:
    """Return a text in lines of at most so many bytes: a character of Latin-1 stands for a byte."""
    lines = wrap(text.encode().decode("latin-1"), _NOTE, break_on_hyphens=False)
    return [line.encode("latin-1").decode(errors="ignore") for line in lines]


def _write(
    frame: pd.DataFrame, fields: dict[str, Field], title: str, path: Path, note: list[str]
) -> None:
    names = {str(name): spss_name(str(name)) for name in frame.columns}
    data = pd.DataFrame({names[str(name)]: _column(frame[name]) for name in frame.columns})
    words = {names[str(name)]: _words(frame[name]) for name in frame.columns}
    pyreadstat.write_sav(
        data,
        str(path),
        row_compress=True,
        file_label=title[:_FILE_LABEL],
        column_labels=[_label(old, new, fields.get(old, {})) for old, new in names.items()],
        note=note,
        variable_value_labels=filled(words),
        variable_measure={name: "nominal" for name, labels in words.items() if labels},
    )


def _column(column: pd.Series) -> pd.Series:
    kind = column.dtype
    if isinstance(kind, pd.CategoricalDtype):
        codes = pd.Series(column.cat.codes, index=column.index).astype("float64")
        return codes.where(column.notna())
    if kind == "Int64" and (column.abs() >= _EXACT).any():
        return column.astype("string").astype("object").where(column.notna(), "")
    if str(kind) in {"boolean", "Int64", "int64"}:
        return column.astype("float64")
    if kind.kind == "M":
        days = pd.Series(column.dt.date, index=column.index, dtype="object")
        return days.where(column.notna(), None)
    return column.astype("object").where(column.notna(), "") if kind != "float64" else column


def _words(column: pd.Series) -> dict[Any, str]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return {float(n): str(word) for n, word in enumerate(column.cat.categories)}
    return dict(_BOOLEAN) if column.dtype == "boolean" else {}


def _label(old: str, new: str, field: Field) -> str:
    unit = f" ({field['unit']})" if "unit" in field else ""
    text = f"{field.get('title') or old}{unit}"
    return (text if old == new else f"{old}: {text}")[:_LABEL]


def spss_name(name: str) -> str:
    """Return a name that SPSS takes: one that it reserves gets an underscore."""
    return f"{name}_" if name.casefold() in _RESERVED else name


def _date(path: Path, made: datetime) -> None:
    """Put the day of the package where the clock was written, so that each run gives one file."""
    data = bytearray(path.read_bytes())
    data[_MADE : _MADE + 17] = made.strftime("%d %b %y%H:%M:%S").encode()
    path.write_bytes(data)
