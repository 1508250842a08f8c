"""The codings that are compared: the first as it was, the first as it is now, and the second."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimbook.audit.tables import Row, load_tables, rows
from claimbook.audit.verdicts import verdict_of
from claimbook.package.caching import once_per_package
from claimbook.package.locate import Location, OpenPackage

NOT_CHECKABLE = "not-checkable"
STAGES = ("before", "after")
"""Before the codings were compared, and after what differed was read again."""

Coding = Mapping[str, str]
"""What one coder made of a claim, by aspect: kind, checkable, internal, external."""


@dataclass(frozen=True)
class Codings:
    """Two codings of the claims that both have, by claim, in the order of the second.

    Attributes:
        first: The first coding at each stage.
        second: The second coding, which has one stage.
    """

    first: Mapping[str, Mapping[str, Coding]]
    second: Mapping[str, Coding]

    def pairs(self, aspect: str, stage: str) -> list[tuple[str, str]]:
        """Return what the first and the second coder have for one aspect of each claim."""
        first = self.first[stage]
        return [(first[claim_id][aspect], own[aspect]) for claim_id, own in self.second.items()]


@once_per_package
def codings(package: OpenPackage) -> Codings:
    """Return the two codings of the claims matched to each other.

    Raises:
        UnknownTableError: The package has no second coding.
    """
    main = {first["claim_id"]: (first, second) for first, second in in_both(package)}
    return Codings(
        {
            "before": {claim_id: _frozen(first) for claim_id, (first, _) in main.items()},
            "after": {claim_id: _present(claim_id, package) for claim_id in main},
        },
        {claim_id: _second(second) for claim_id, (_, second) in main.items()},
    )


def in_both(package: Location | None = None) -> list[tuple[Row, Row]]:
    """Return the first coding, as it was, and the second of each claim that both have."""
    first = {row["claim_id"]: row for row in rows("first_codings", package)}
    second = {row["second_id"]: row for row in rows("second_codings", package)}
    return [
        (first[m["claim_id"]], second[m["second_id"]]) for m in matches(package) if m["is_main"]
    ]


def matches(package: Location | None = None) -> list[Row]:
    """Return the pairs of claims and statements of the second coding that say the same."""
    return rows("coding_matches", package)


def checkable(is_checkable: bool) -> str:
    """Return the word for whether evidence could decide a claim."""
    return "checkable" if is_checkable else NOT_CHECKABLE


def _frozen(row: Row) -> Coding:
    return _coding(row, row["is_checkable"])


def _present(claim_id: str, package: Location | None) -> Coding:
    verdict, claim = verdict_of(package)[claim_id], load_tables(package).claims[claim_id]
    found = {"internal": verdict.internal, "external": verdict.external}
    return _coding(claim | found, claim["is_checkable"])


def _second(row: Row) -> Coding:
    """The second coder did not ask apart whether evidence could decide; the verdict tells."""
    return _coding(row, row["external"] != NOT_CHECKABLE)


def _coding(row: Row, is_checkable: bool) -> Coding:
    aspects = {aspect: str(row[aspect]) for aspect in ("kind", "internal", "external")}
    return {**aspects, "checkable": checkable(is_checkable)}
