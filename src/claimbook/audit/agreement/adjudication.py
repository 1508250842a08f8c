"""What was decided where two codings differ, or where a review called a coding wrong."""

from collections import Counter

import pandas as pd

from claimbook.audit.history import followed, standing
from claimbook.package.locate import Location

FOLLOWED = ("first", "second", "neither")
"""Whom a decision follows."""


def decisions(package: Location | None = None) -> pd.DataFrame:
    """Count the decisions on what the second coding raised, by aspect and by whom they follow.

    Returns:
        One row an aspect, in the order of the schema, indexed by it; a column for each of
        ``first``, ``second`` and ``neither``.
    """
    raised = [row for row in standing(package) if row["raised_by"] == "second-coding"]
    counted = Counter((row["aspect"], followed(row)) for row in raised)
    aspects = list(dict.fromkeys(row["aspect"] for row in raised))
    table = {name: [counted[aspect, name] for aspect in aspects] for name in FOLLOWED}
    return pd.DataFrame(table, index=pd.Index(aspects, name="aspect"))
