"""Series of observations for figures: one value a year, each with what it was read in."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from claimbook.audit.tables import Row, load_tables
from claimbook.package.caching import kept_with_package
from claimbook.quantities.interval import Interval

COLUMNS = ["indicator_id", "entity_id", "year", "value", "edition", "work_id", "is_later"]
LAST = "later than any date"
"""A day after all others, for an article that does not print when it was accepted."""


@kept_with_package
def series(indicator: str, entity: str) -> pd.DataFrame:
    """Return one row a year of an indicator of one entity, in the order of years.

    Where several documents have a year, the one with the finest step is taken, and of these the
    first that came out. ``is_later`` says that it came out after the article was accepted.

    Raises:
        LookupError: There is no such observation.
    """
    tables = load_tables()
    accepted = tables.accepted or LAST
    rows = [
        found[0] if len(found) == 1 else min(found, key=_precision)
        for (which, whose, _), found in tables.observations.items()
        if (which, whose) == (indicator, entity)
    ]
    if not rows:
        raise LookupError(f"no observation of {indicator} for {entity}")
    later = [str(row["published"] or "") > accepted for row in rows]
    frame = pd.DataFrame([row[name] for name in COLUMNS[:-1]] for row in rows)
    frame = frame.set_axis(COLUMNS[:-1], axis="columns").assign(is_later=later)
    return frame.sort_values("year", ignore_index=True)


def _precision(row: Row) -> tuple[float, str]:
    return row["step"] or 0, str(row["published"] or "")


def middle(interval: Interval) -> float:
    """Return the middle of an interval, or its only end where the other is open."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return float(sum(ends, Fraction(0)) / len(ends))
