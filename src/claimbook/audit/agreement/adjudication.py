"""What was decided where two codings differ, or where a review called a coding wrong."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from claimbook.audit.agreement.codings import checkable
from claimbook.audit.history import adjudications, followed
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.package.locate import Location

FOLLOWED = ("first", "second", "neither")
"""Whom a decision follows."""
RECORDED = ("internal", "cited", "external", "basis")
"""Aspects that the verdict on a claim has."""


def decisions(package: Location | None = None) -> pd.DataFrame:
    """Count the decisions on what the second coding raised, by aspect and by whom they follow.

    Returns:
        One row an aspect, in the order of the schema, indexed by it; a column for each of
        ``first``, ``second`` and ``neither``.
    """
    raised = [row for row in adjudications(package) if row["raised_by"] == "second-coding"]
    counted = Counter((row["aspect"], followed(row)) for row in raised)
    aspects = list(dict.fromkeys(row["aspect"] for row in raised))
    table = {name: [counted[aspect, name] for aspect in aspects] for name in FOLLOWED}
    return pd.DataFrame(table, index=pd.Index(aspects, name="aspect"))


def present(row: Row, package: Location | None = None) -> str | None:
    """Return what the package has now for the aspect of a decision, where it is a coding."""
    claim, verdict = load_tables(package).claims[row["claim_id"]], verdict_of(package)
    if row["aspect"] in RECORDED:
        return str(getattr(verdict[row["claim_id"]], row["aspect"]))
    found = {"kind": claim["kind"], "checkable": checkable(claim["is_checkable"])}
    return found.get(row["aspect"])


def unmet(package: Location | None = None) -> list[Row]:
    """Return the decisions that the package does not have, or no longer."""
    return [
        row
        for row in adjudications(package)
        if present(row, package) not in {row["decision"], None}
    ]
