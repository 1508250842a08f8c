"""From text to typed columns: the pandas dtype of each type.

A cell has the value that `claimbook.package.tabular.plain` gives its text; no guess is made and
nothing is rounded: whole numbers never pass through a float, which changes those beyond 2^53.
Numbers have no ``NaN`` and no ``INF``, which pandas could not tell from an empty cell.

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

from collections.abc import Sequence
from typing import Any

import pandas as pd

from claimbook.package.tabular.plain import typed
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

    whole = compiled(form)
    return text.isin([cell for cell in text.dropna().unique() if whole(cell) is not None])


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
    meant = typed(set(text.dropna()), field)
    values = pd.Series([meant.get(cell) for cell in text], text.index, dtype=object)
    column = values.astype(DTYPES[kind])
    return column, column.isna() & text.notna()


def column(values: Sequence[object], field: Field) -> pd.Series:
    """Return plain values of a field as a column of its type; None is an empty cell."""
    if field["type"] == "string":
        return categorise(pd.Series(values, dtype="str"), field)
    return categorise(pd.Series(values, dtype=object).astype(DTYPES[field["type"]]), field)


def categorise(column: pd.Series, field: Field) -> pd.Series:
    """Make a column with a list of values a Categorical, in the order of the schema.

    The column must hold values of the list only, as any other would become an empty cell.
    """
    values = category_values(field)
    if not values:
        return column
    ordered = bool(field.get("categoriesOrdered", False))
    return column.astype(pd.CategoricalDtype(values, ordered=ordered))
