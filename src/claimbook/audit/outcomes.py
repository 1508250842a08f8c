"""Outcomes: what each check computes, and what each document's coded stance amounts to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from claimbook.audit.basis import Basis, basis
from claimbook.audit.evidence_reader import LEADING, EvidenceReader
from claimbook.audit.general_checks import general_checks
from claimbook.audit.registry import Check, Found, registered
from claimbook.audit.source_classes import original, weakest_class
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.formulas.checks import formula_checks
from claimbook.package.caching import once_per_package
from claimbook.package.locate import OpenPackage
from claimbook.quantities import interval as quantity
from claimbook.quantities.interval import Interval

Result = Literal["holds", "by-rounding", "qualifies", "fails"]
STATED, OTHERWISE = "as stated", "otherwise"
"""What stands in the place of an interval where a check finds a truth and no value."""
STANCES: dict[str, Result] = {"supports": "holds", "qualifies": "qualifies", "contradicts": "fails"}
"""Results of the stances that decide; a silent document decides nothing."""


@dataclass(frozen=True)
class Outcome:
    """One answer to one question about one claim.

    Attributes:
        claim_id: The claim.
        check: Name of the check, or identifier of the statement.
        question: ``internal`` or ``external``.
        kind: ``computed`` by a check or ``coded`` as a stance.
        method: How it was found, in one sentence.
        claimed: What is stated, as text.
        found: What was found, as text.
        result: How the two compare.
        basis: ``article``, ``cited`` or ``independent``.
        source_class: Class of the works read; of several, the lowest. Empty for the article.
        works: Works read.
        rows: Pairs of table and key, in the order of reading.
        is_own_words: Whether works that are copies speak here for themselves.
    """

    claim_id: str
    check: str
    question: Literal["internal", "external"]
    kind: Literal["computed", "coded"]
    method: str
    claimed: str
    found: str
    result: Result
    basis: Basis
    source_class: str
    works: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    is_own_words: bool = False

    def voices(self, tables: Tables) -> tuple[str, ...]:
        """Return the works whose word it is: a copy has that of its original, or its own."""
        own = self.is_own_words
        return tuple(work if own else original(work, tables.works) for work in self.works)


@once_per_package
def outcomes(package: OpenPackage) -> tuple[Outcome, ...]:
    """Return every outcome, in the order of the claims."""
    return find(load_tables(package))


def find(
    tables: Tables, loose: Fraction = quantity.LOOSE_QUALIFIER_SHARE, leading: int = LEADING
) -> tuple[Outcome, ...]:
    """Return every outcome on the tables given, in the order of the claims."""
    ran = (run(check, tables, loose, leading) for check in all_checks(tables))
    coded = (stance(row, tables) for rows in tables.statements.values() for row in rows)
    found = [outcome for outcome in (*ran, *coded) if outcome]
    return tuple(sorted(found, key=lambda o: (o.claim_id, o.question != "internal", o.check)))


def all_checks(tables: Tables) -> list[Check]:
    """Return the checks in code, the formulas and the general checks, of claims that exist."""
    coded = registered(tables.package) if tables.package else ()
    found = (*coded, *formula_checks(tables.computations), *general_checks(tables))
    return [c for c in found if c.claim_id in tables.claims]


def run(
    check: Check,
    tables: Tables,
    loose: Fraction = quantity.LOOSE_QUALIFIER_SHARE,
    leading: int = LEADING,
) -> Outcome | None:
    """Run one check; None where the tables cannot tell."""
    accessor = EvidenceReader(tables, loose, leading)
    found = check.function(accessor)
    if found is None:
        return None
    claimed, result = _compare(check, accessor, found)
    works = tuple(dict.fromkeys(accessor.works_read))
    voices = [original(work, tables.works) for work in works]
    return Outcome(
        check.claim_id,
        check.name,
        "external" if works else "internal",
        "computed",
        check.method,
        claimed,
        STATED if found is True else OTHERWISE if found is False else str(found),
        result,
        basis(check.claim_id, voices, tables),
        weakest_class(works, tables.works),
        works,
        tuple(accessor.rows_read),
    )


def stance(row: Row, tables: Tables) -> Outcome | None:
    """Return the outcome of a document's stance on a claim; None for a silent document."""
    if row["stance"] not in STANCES:
        return None
    works = (row["work_id"],)
    own = bool(row["is_own_words"])
    voice = works if own else (original(row["work_id"], tables.works),)
    return Outcome(
        row["claim_id"],
        row["statement_id"],
        "external",
        "coded",
        "The document was read and its stance on the claim coded.",
        "",
        row["statement"],
        STANCES[row["stance"]],
        basis(row["claim_id"], voice, tables),
        str(tables.works[voice[0]]["source_class"]),
        works,
        (("claims", row["claim_id"]), ("statements", row["statement_id"])),
        own,
    )


def _compare(check: Check, accessor: EvidenceReader, found: Found) -> tuple[str, Result]:
    if not isinstance(found, Interval):
        return STATED, "holds" if found else "fails"
    claimed = accessor.stated(check.claim_id)
    return str(claimed), quantity.compare(claimed, found)
