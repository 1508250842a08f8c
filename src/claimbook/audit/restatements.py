"""Restatements: what a claim without evidence of its own takes from the one that it restates."""

from claimbook.audit.tables import Row
from claimbook.audit.weighing import Weighed

UPHELD = frozenset({"confirmed", "confirmed-by-rounding", "attested"})
FAILED = frozenset({"qualified", "contradicted"})
PASSED_ON = {
    "same": UPHELD | FAILED,
    "weaker": UPHELD,
    "narrower": UPHELD,
    "stronger": FAILED,
    "wider": FAILED,
}
"""Verdicts that a restatement takes over, by its relation to what it restates: one that says less
does not fail with it, one that says more is not confirmed with it."""


def is_passed_on(claim: Row, restated: Weighed) -> bool:
    """Whether a restatement takes over the verdict on what it restates."""
    return restated.external in PASSED_ON[claim["relation"] or "same"]
