"""What claims state, as numbers and days that programs can compare."""

import pandas as pd

from claimbook.package.article import article
from claimbook.package.locate import Location
from claimbook.package.reading import read
from claimbook.package.timelines import span
from claimbook.quantities.qualifiers import Habits, stated

READS = {"claim_id", "value", "qualifier", "step", "period"}
"""The columns of ``claims`` that are read."""


def stated_values(package: Location | None = None) -> pd.DataFrame:
    """Return the bounds of the values that claims print, and the first and last day they mean.

    A printed number stands for all that would be printed so, and a qualifier moves or widens it.

    Returns:
        One row per claim that prints a number or a period: ``claim_id``, ``low`` and ``high``
        (float64, empty where unbounded), ``begins`` and ``ends`` (datetime64[s]).
    """
    claims = read("claims", package=package)
    text = claims[["value", "qualifier"]].astype(object).where(claims.notna(), "")
    habits = article(package).habits
    bounds = [
        _bounds(value, qualifier, None if pd.isna(step) else step, habits)
        for value, qualifier, step in zip(
            text["value"], text["qualifier"], claims["step"], strict=True
        )
    ]
    days = [span(each) if isinstance(each, str) else (None, None) for each in claims["period"]]
    frame = pd.DataFrame({"claim_id": claims["claim_id"]})
    for names, pairs, dtype in (
        (["low", "high"], bounds, "float64"),
        (["begins", "ends"], days, "datetime64[s]"),
    ):
        frame[names] = pd.DataFrame(pairs, frame.index, names).astype(dtype)
    return frame.dropna(how="all", subset=list(frame.columns[1:])).reset_index(drop=True)


def _bounds(
    value: str, qualifier: str, step: float | None, habits: Habits
) -> tuple[float | None, float | None]:
    interval = stated(value, qualifier, step, habits=habits)
    if interval is None:
        return None, None
    low, high = interval.low, interval.high
    return None if low is None else float(low), None if high is None else float(high)
