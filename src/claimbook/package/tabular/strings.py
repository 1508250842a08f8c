"""Text in frames, alike in pandas 3, which has a type for it, and in pandas 2, where it is object.

In pandas 2 ``astype("str")`` makes a text of an empty cell, ``"nan"``; here it stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd


def is_text(column: pd.Series) -> bool:
    """Say whether a column of a typed table holds text."""
    return column.dtype in ("str", object)


def text_columns(frame: pd.DataFrame) -> list[str]:
    """Return the names of the columns that hold text."""
    return [name for name in frame.columns if is_text(frame[name])]


def as_text(column: pd.Series) -> pd.Series[str]:
    """Return the cells as text; an empty cell stays empty."""
    text = column.astype("str")
    return text if text.hasnans == column.hasnans else text.where(column.notna())


def cast(frame: pd.DataFrame, types: Mapping[str, Any]) -> pd.DataFrame:
    """Return a frame with these types of its columns; empty cells stay empty."""
    columns = {n: as_text(frame[n]) if t == "str" else frame[n].astype(t) for n, t in types.items()}
    return pd.DataFrame(columns, index=frame.index)
