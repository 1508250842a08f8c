"""Counts about the whole article, for use in prose."""

from collections import Counter
from dataclasses import dataclass

from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of


@dataclass(frozen=True)
class Facts:
    """Counts of claims; each but the first two is of those that restate no other claim.

    Attributes:
        claims: All claims coded.
        restated: Those that say again what another claim says.
        own: Those that say it first.
        checkable: Those that evidence could decide.
        external: Those with each verdict on evidence.
        internal: Those that agree with the rest of the article, or do not, or can not be compared.
    """

    claims: int
    restated: int
    own: int
    checkable: int
    external: Counter[str]
    internal: Counter[str]

    @property
    def decided(self) -> int:
        """Those that evidence decides, for or against."""
        return self.checkable - self.external["undecided"]


def facts() -> Facts:
    """Return the counts of all sections together."""
    every = load_tables().claims.values()
    own = [row for row in every if row["restates"] is None]
    return Facts(
        claims=len(every),
        restated=len(every) - len(own),
        own=len(own),
        checkable=sum(row["is_checkable"] for row in own),
        external=Counter(verdict_of()[row["claim_id"]].external for row in own),
        internal=Counter(verdict_of()[row["claim_id"]].internal for row in own),
    )
