"""How many independent documents stand behind a verdict.

A verdict counts the outcomes of the best class of source alone; here documents of every class
count that point the same way, because the question is whether anybody else says so. They are
independent of what the article cites, for this claim or for another, and of each other: a copy
counts as its original, and what one voice says more than once counts once.
"""

from collections.abc import Sequence

from claimbook.audit.basis import cited_anywhere, cited_voices
from claimbook.audit.outcomes import Outcome, Result, outcomes_by_claim
from claimbook.audit.source_classes import speakers_of
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.audit.verdicts import outcomes_of, verdict_of
from claimbook.audit.weighing import is_boast, is_praise_of_self
from claimbook.package.caching import once_per_package
from claimbook.package.locate import Location, OpenPackage

REQUIRED_WORKS = 2
"""Independent documents that a decided claim of central weight should rest on."""
AGREEING_RESULTS: dict[str, set[Result]] = {
    "confirmed": {"holds", "by-rounding"},
    "confirmed-by-rounding": {"holds", "by-rounding"},
    "attested": {"holds", "by-rounding"},
    "qualified": {"qualifies", "fails"},
    "contradicted": {"fails"},
}
"""Results that point the way of each verdict that decides."""


@once_per_package
def central_corroboration(package: OpenPackage) -> dict[str, tuple[str, ...]]:
    """Return the documents behind each decided claim of central weight that restates no other."""
    found = {
        claim_id: corroboration_of(claim_id, package) for claim_id in load_tables(package).claims
    }
    return {claim_id: works for claim_id, works in found.items() if works is not None}


def corroboration_of(claim_id: str, package: Location | None = None) -> tuple[str, ...] | None:
    """Return the documents behind a claim; None if it is not central, restates, or is open."""
    tables = load_tables(package)
    row = tables.claims[claim_id]
    if row["weight"] != "central" or row["restates"]:
        return None
    external = verdict_of(package)[claim_id].external
    if external not in AGREEING_RESULTS:
        return None
    found = outcomes_of(row, outcomes_by_claim(package))
    return corroborating_works(row, external, found, tables)


def corroborating_works(
    claim: Row, external: str, found: Sequence[Outcome], tables: Tables
) -> tuple[str, ...]:
    """Return the independent documents that point the way of a verdict, one for each voice.

    A party's praise of itself is none of them, nor what a table compiled here was read from: each
    of those documents tells one row of it and none says what the table comes to.

    Args:
        claim: The row of the claim.
        external: The verdict on evidence; one of `AGREEING_RESULTS`.
        found: The outcomes of the claim.
        tables: The tables that describe the works.

    Returns:
        Identifiers of works, copies replaced by their originals, in the order of the outcomes.
    """
    cited = cited_anywhere(tables)
    said = [o for o in found if not (is_boast(claim) and is_praise_of_self(o))]
    outside = [each for each in said if each.basis != "own-data"]
    pointing = [each for each in outside if each.result in AGREEING_RESULTS[external]]
    works = [work for each in pointing for work in each.original_works(tables)]
    known = {*cited_voices(claim["claim_id"], tables), *cited.intersection(works)}
    heard = {name for work_id in known for name in speakers_of(work_id, tables.works)}
    counted: list[str] = []
    for work_id in works:
        names = speakers_of(work_id, tables.works)
        if heard.isdisjoint(names):
            counted.append(work_id)
            heard |= names
    return tuple(counted)
