"""Series of observations for figures: one value a year, each with what it was read in."""

from fractions import Fraction

import pandas as pd

from claimbook.package.caching import kept_with_package
from claimbook.package.cells import acceptance, observed_cells
from claimbook.quantities.interval import Interval

COLUMNS = ["indicator_id", "entity_id", "year", "value", "edition", "work_id", "is_later"]


@kept_with_package
def series(indicator: str, entity: str, work_id: str = "") -> pd.DataFrame:
    """Return one row a year of an indicator of one entity, in the order of years.

    The values are those of `claimbook.package.cells`. ``is_later`` says that one came out after the
    article was accepted.

    Args:
        indicator: The indicator.
        entity: The entity.
        work_id: The work whose edition is taken where documents differ.

    Raises:
        LookupError: There is no such observation, or documents differ and this one has none.
    """
    cells, day = observed_cells(), acceptance()
    keys = sorted(cell for cell in cells if cell[:2] == (indicator, entity))
    if not keys:
        raise LookupError(f"no observation of {indicator} for {entity}")
    rows = []
    for cell in keys:
        named = next((row["edition"] for row in cells[cell] if row["work_id"] == work_id), None)
        found = cells.value(cell, day) or cells.value(cell, day, named)
        if found is None:
            raise LookupError(f"documents differ on {indicator} for {entity} in {cell[2]}")
        rows.append([found.row[name] for name in COLUMNS[:-1]] + [found.is_later])
    return pd.DataFrame(rows, columns=COLUMNS)


def middle(interval: Interval) -> float:
    """Return the middle of an interval, or its only end where the other is open."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return float(sum(ends, Fraction(0)) / len(ends))
