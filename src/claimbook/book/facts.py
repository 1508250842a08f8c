"""Counts about a section, or about the whole article, for use in prose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from claimbook.audit.citing import older_sources
from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.words import listed, word


@dataclass(frozen=True)
class Facts:
    """Counts of claims; each but the first two is of those that restate no other claim.

    Attributes:
        claims: All claims coded.
        restated: Those that say again what another claim says.
        own: Those that say it first.
        checkable: Those that evidence could decide.
        opinions: Judgements.
        central: Those that the argument would change without.
        numbered: Those that print a number, year, rank or superlative.
        cited: Those with a work cited for them; an explanatory note is no source.
        uncited_numbers: Those that print a value with a unit and have no source.
        consistent: Those that agree with other numbers of the article.
        inconsistent: Those that do not.
        untestable: Those with nothing in the article to compare.
        confirmed: Those that evidence confirms, other than by rounding.
        by_rounding: Those that evidence meets by rounding only.
        attested: Those that only the party upholds of itself.
        qualified: Those that hold in part.
        contradicted: Those that evidence contradicts.
        undecided: Those that could be decided and are not.
        older: Those cited from a work older than the year that they speak of.
    """

    claims: int
    restated: int
    own: int
    checkable: int
    opinions: int
    central: int
    numbered: int
    cited: int
    uncited_numbers: int
    consistent: int
    inconsistent: int
    untestable: int
    confirmed: int
    by_rounding: int
    attested: int
    qualified: int
    contradicted: int
    undecided: int
    older: int

    @property
    def decided(self) -> int:
        """Those that evidence decides, whichever way."""
        return (
            self.confirmed + self.by_rounding + self.attested + self.qualified + self.contradicted
        )

    @property
    def tally(self) -> str:
        """How many are decided in each way, as a list in prose; ways that none took are left out.

        Raises:
            ValueError: Evidence decides none.
        """
        ways = (
            (self.confirmed, "confirmed"),
            (self.by_rounding, "confirmed by rounding only"),
            (self.attested, "attested by the party alone"),
            (self.qualified, "qualified"),
            (self.contradicted, "contradicted"),
        )
        return listed(f"{word(count)} {name}" for count, name in ways if count)


def facts(section: str | None = None) -> Facts:
    """Return the counts of one section, or of all sections together."""
    tables = load_tables()
    every = [
        row for row in tables.claims.values() if section is None or row["section_id"] == section
    ]
    own = [row for row in every if row["restates"] is None]
    cited = {claim_id for claim_id in tables.claims if EvidenceReader(tables).cited(claim_id)}
    verdict = verdict_of()
    inner = Counter(verdict[row["claim_id"]].internal for row in own)
    outer = Counter(verdict[row["claim_id"]].external for row in own)
    aged = {each.claim_id for each in older_sources(tables)}
    return Facts(
        claims=len(every),
        restated=len(every) - len(own),
        own=len(own),
        checkable=sum(row["is_checkable"] for row in own),
        opinions=sum(row["kind"] == "opinion" for row in own),
        central=sum(row["weight"] == "central" for row in own),
        numbered=sum(row["value"] is not None for row in own),
        cited=sum(row["claim_id"] in cited for row in own),
        uncited_numbers=sum(bool(row["unit"]) and row["claim_id"] not in cited for row in own),
        consistent=inner["consistent"],
        inconsistent=inner["inconsistent"],
        untestable=inner["untestable"],
        confirmed=outer["confirmed"],
        by_rounding=outer["confirmed-by-rounding"],
        attested=outer["attested"],
        qualified=outer["qualified"],
        contradicted=outer["contradicted"],
        undecided=outer["undecided"],
        older=sum(row["claim_id"] in aged for row in own),
    )
