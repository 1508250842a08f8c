"""The party itself: when a voice that speaks of its own office, state, firm or rank counts.

For what a party did or wrote it is the best source. Of a boast (a superlative, a first, a
comparison, a trend, an effect or a quality) its word alone confirms nothing: the claim is attested,
and any voice without that interest is heard instead, whatever its class. Where a party limits or
denies its own boast, it counts like anybody else.
"""

from collections.abc import Iterable

from claimbook.audit.outcomes import Outcome
from claimbook.audit.tables import Row

BOAST_KINDS = frozenset({"first", "comparison", "trend", "rank", "ratio"})
"""Kinds of claims that a party may not confirm of itself; effects and qualities are coded apart."""
UPHOLDING = frozenset({"holds", "by-rounding"})
"""Results in favour of a claim."""


def is_boast(claim: Row) -> bool:
    """Whether a claim is one that a party alone cannot confirm."""
    return claim["kind"] in BOAST_KINDS or bool(claim["is_effect"])


def heard(claim: Row, found: Iterable[Outcome]) -> list[Outcome]:
    """Return the outcomes that a verdict may count: a party's boast gives way to other voices."""
    every = list(found)
    if not is_boast(claim) or all(outcome.is_interested for outcome in every):
        return every
    return [each for each in every if not is_praise_of_self(each)]


def is_praise_of_self(outcome: Outcome) -> bool:
    """Whether a party upholds what is claimed of itself."""
    return outcome.is_interested and outcome.result in UPHOLDING


def only_attested(claim: Row, counted: Iterable[Outcome]) -> bool:
    """Whether a boast is upheld by nobody but the party."""
    return is_boast(claim) and all(is_praise_of_self(outcome) for outcome in counted)
