"""From text to typed columns: the lexical form of each type and its pandas dtype.

A cell is of a type when its whole text matches the type's form; no guess is made and nothing is
rounded: whole numbers never pass through a float, which changes those beyond 2^53. Numbers have no
``NaN`` and no ``INF``, which pandas could not tell from an empty cell.

============  =====================  ========================================
Table Schema  pandas                 empty cell
============  =====================  ========================================
string        str                    NaN
integer       Int64                  NA
year          Int64                  NA
number        float64                NaN
boolean       boolean                NA
date          datetime64[s]          NaT
with an enum  category               NaN; ordered if ``categoriesOrdered``
============  =====================  ========================================
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from claimbook.package.tabular.forms import FORMS, TRUE, is_day
from claimbook.package.tabular.schema import Field, category_values

DTYPES: dict[str, Any] = {
    "string": "str",
    "integer": "Int64",
    "year": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


def matches(text: pd.Series, form: str) -> pd.Series[bool]:
    """Say which cells match a pattern of an author as a whole: ``a|b`` does not match ``ab``."""
    from claimbook.package.tabular.patterns import compiled  # of the extra `validate`

    return _whole(text, compiled(form))


def _whole(text: pd.Series, whole: Callable[[str], object]) -> pd.Series[bool]:
    hits = [isinstance(cell, str) and whole(cell) is not None for cell in text]
    return pd.Series(hits, index=text.index, dtype=bool)


def parse(text: pd.Series[str], field: Field) -> tuple[pd.Series, pd.Series[bool]]:
    """Give a column of text its type.

    Args:
        text: The cells, NaN where empty.
        field: The field of the Table Schema.

    Returns:
        The typed column, empty where a cell is not of the type; and a mask of those cells.
    """
    kind = field["type"]
    if kind == "string":
        return text, pd.Series(False, index=text.index)
    good = text.where(_whole(text, re.compile(FORMS[kind]).fullmatch))
    if kind == "date":
        days = good.where(good.map(is_day, na_action="ignore").eq(True))
        typed = pd.to_datetime(days, format="%Y-%m-%d").astype(DTYPES[kind])
    elif kind in ("integer", "year"):
        whole = [int(cell) if isinstance(cell, str) else pd.NA for cell in good]
        typed = pd.Series(pd.array(whole, dtype="Int64"), index=text.index)
    elif kind == "boolean":
        typed = good.isin(list(TRUE)).astype("boolean").mask(good.isna())
    else:
        typed = pd.Series(pd.to_numeric(good)).astype(DTYPES[kind])
    return typed, typed.isna() & text.notna()


def categorise(column: pd.Series, field: Field) -> pd.Series:
    """Make a column with a list of values a Categorical, in the order of the schema.

    The column must hold values of the list only, as any other would become an empty cell.
    """
    values = category_values(field)
    if not values:
        return column
    ordered = bool(field.get("categoriesOrdered", False))
    return column.astype(pd.CategoricalDtype(values, ordered=ordered))
