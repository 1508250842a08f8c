"""Counts about the article, and about the documents behind central claims, for use in prose."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from claimbook.audit.corroboration import REQUIRED_WORKS, central_corroboration
from claimbook.audit.tables import Row, load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.floats import table
from claimbook.book.inline import linked, with_links, work_link
from claimbook.book.words import plural


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


def rests_on_enough() -> tuple[int, int]:
    """Count the decided central claims that rest on enough documents, and all of them."""
    counts = [len(works) for works in central_corroboration().values()]
    return sum(count >= REQUIRED_WORKS for count in counts), len(counts)


def print_single(label: str) -> None:
    """Print the decided central claims that rest on fewer documents, and where more were sought."""
    thin = {c: works for c, works in central_corroboration().items() if len(works) < REQUIRED_WORKS}
    caption = (
        f"{plural(len(thin), 'decided claim').capitalize()} of central weight without a second "
        "independent document: where one was sought, and what would settle it."
    )
    frame = pd.DataFrame([_line(claim_id, works) for claim_id, works in thin.items()])
    table(frame, label, caption, (10, 24, 50, 38), markdown=("Claim", "Rests on"))


def _line(claim_id: str, works: tuple[str, ...]) -> dict[str, object]:
    row = load_tables().second_documents[claim_id]
    return {
        "Claim": linked(claim_id, claim_id),
        "Rests on": ", ".join(map(work_link, works)) or "what the article cites",
        "Looked for": row["looked_for"],
        "Would settle it": row["would_settle"],
    }


def documents(claim: Row) -> str:
    """Return the line of a register entry on independent documents; empty for other claims."""
    works = central_corroboration().get(claim["claim_id"])
    if works is None:
        return ""
    named = f" ({', '.join(map(work_link, works))})" if works else ""
    text = f"*Independent documents:* {len(works)}{named}."
    sought = load_tables().second_documents.get(claim["claim_id"])
    if sought is None:
        return text
    looked, would = (
        with_links(sought[name], is_entry=True) for name in ("looked_for", "would_settle")
    )
    return f"{text} Looked for a second: {looked}. Would settle it: {would}."
