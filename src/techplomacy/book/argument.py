"""The argument of the article in steps, each with the claims on which it rests."""

from collections import Counter

from claimbook.audit.tables import Row, load_tables
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


def tally(step: str) -> Counter[str]:
    """Count the claims of a step by verdict; those that hold by rounding count as confirmed."""
    found = (verdict_of()[claim_id].external for claim_id in claims_of(step))
    return Counter("confirmed" if each in GROUPS["holding"] else each for each in found)


def drawn() -> list[Row]:
    """Return the claims on which any step rests."""
    return [load_tables().claims[row["claim_id"]] for row in edited("argument")]
