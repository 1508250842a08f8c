"""What a computed outcome compares, in the words of a reader."""

from __future__ import annotations

from claimbook.audit.outcomes import Outcome
from claimbook.audit.tables import load_tables
from claimbook.quantities.wording import reworded


def worded(outcome: Outcome) -> tuple[str, str]:
    """Return what is stated and what was found: intervals in plain words, years as years."""
    unit = load_tables().claims[outcome.claim_id]["unit"]
    return reworded(outcome.claimed, unit), reworded(outcome.found, unit)
