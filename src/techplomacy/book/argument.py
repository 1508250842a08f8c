"""The argument of the article in steps, each with the claims on which it rests."""

from __future__ import annotations

from claimbook.audit.verdicts import verdict_of
from claimbook.book.editing import edited
from claimbook.book.register_facets import GROUPS


def steps() -> dict[str, str]:
    """Return the titles of the steps by name, in the order of the argument."""
    return {row["step"]: row["title"] for row in edited("argument")}


def claims_of(step: str) -> list[str]:
    """Return the claims on which a step rests.

    Raises:
        KeyError: There is no such step.
    """
    if step not in steps():
        raise KeyError(f"the argument has no step {step!r}")
    return [row["claim_id"] for row in edited("argument") if row["step"] == step]


def tally(step: str) -> dict[str, int]:
    """Return how many claims of a step hold, hold in part or not, are open, and are judgements."""
    found = [verdict_of()[claim_id].external for claim_id in claims_of(step)]
    return {
        "all": len(found),
        "holding": sum(each in GROUPS["holding"] for each in found),
        "not_holding": sum(each in GROUPS["not-holding"] for each in found),
        "attested": found.count("attested"),
        "undecided": found.count("undecided"),
        "judgements": found.count("not-checkable"),
    }
