"""The internal audit: does the article agree with itself? Runs the checks, judges the findings."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pandas as pd

from techplomacy import quantity
from techplomacy.checks.accessor import Accessor, Tables, load
from techplomacy.checks.general import general_checks
from techplomacy.checks.registry import CHECKS, Check, Found
from techplomacy.quantity import Comparison, Interval

State = Literal["consistent", "inconsistent", "untestable"]
SIGNS: dict[Comparison, str] = {"holds": "=", "by-rounding": "≈", "fails": "≠"}
"""What the weakest result looks like beside a number; to agree is not to be confirmed."""


STATED = "as stated"
"""What stands in the place of an interval where a check finds a truth and no value."""


@dataclass(frozen=True)
class Outcome:
    """The result of one check of one claim: both sides as text, and the rows that were read."""

    claim_id: str
    check: str
    method: str
    claimed: str
    found: str
    result: Comparison
    rows: tuple[tuple[str, str], ...]


@cache
def outcomes(package: Path | None = None) -> tuple[Outcome, ...]:
    """Run every internal check and return its outcome, in the order of the claims."""
    tables = load(package)
    importlib.import_module("techplomacy.checks.article")
    checks = [*CHECKS, *general_checks(tables)]
    ran = (run(each, tables) for each in checks if each.claim_id in tables.claims)
    return tuple(sorted((o for o in ran if o), key=lambda o: (o.claim_id, o.check)))


def audit(package: Path | None = None) -> pd.DataFrame:
    """Return the outcome of every internal check, recomputed.

    Args:
        package: Another package than the project's own.

    Returns:
        One row a check: ``claim_id``, ``check``, ``method``, ``claimed`` and ``found`` as text,
        ``result`` (holds, by-rounding, fails) and ``rows``, the rows read, joined by blanks.
    """
    frame = pd.DataFrame([asdict(outcome) for outcome in outcomes(package)])
    frame["rows"] = [" ".join(map("/".join, rows)) for rows in frame["rows"]]
    return frame


def run(check: Check, tables: Tables) -> Outcome | None:
    """Run one check; None where the tables cannot tell."""
    accessor = Accessor(tables)
    found = check.function(accessor)
    if found is None:
        return None
    claimed, result = _judge(check, accessor, found)
    return Outcome(
        check.claim_id,
        check.name,
        check.method,
        claimed,
        STATED if found is True else "otherwise" if found is False else str(found),
        result,
        tuple(accessor.rows_read),
    )


def _judge(check: Check, accessor: Accessor, found: Found) -> tuple[str, Comparison]:
    if not isinstance(found, Interval):
        return STATED, "holds" if found else "fails"
    claimed = accessor.stated(check.claim_id)
    return str(claimed), quantity.compare(claimed, found)


def state(results: Iterable[Comparison]) -> State:
    """Return the internal state of a claim from the results of its checks."""
    seen = set(results)
    if "fails" in seen:
        return "inconsistent"
    return "consistent" if seen else "untestable"


@cache
def signs(package: Path | None = None) -> dict[str, str]:
    """Return the sign of each claim that was tested: that of its weakest result."""
    weakest = ["holds", "by-rounding", "fails"]
    results: dict[str, Comparison] = {}
    for outcome in outcomes(package):
        known = results.get(outcome.claim_id, "holds")
        results[outcome.claim_id] = max(known, outcome.result, key=weakest.index)
    return {claim_id: SIGNS[result] for claim_id, result in results.items()}


@cache
def states(package: Path | None = None) -> dict[str, State]:
    """Return the internal state of every claim."""
    results: dict[str, list[Comparison]] = {claim_id: [] for claim_id in load(package).claims}
    for outcome in outcomes(package):
        results[outcome.claim_id].append(outcome.result)
    return {claim_id: state(seen) for claim_id, seen in results.items()}
