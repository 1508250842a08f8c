"""The codings that are compared: the first as it was, the first as it is now, and the second.

Also what each coder saw that the other did not, and whether both read the same print alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from claimbook.audit.tables import Row, load_tables, rows
from claimbook.audit.verdicts import verdict_of
from claimbook.package.caching import once_per_package
from claimbook.package.locate import Location, OpenPackage
from claimbook.quantities.numerals import tokenize

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
    second = {row["second_id"]: row for row in rows("second_codings", package)}
    frozen = {row["claim_id"]: row for row in rows("first_codings", package)}
    main = {m["claim_id"]: second[m["second_id"]] for m in matches(package) if m["is_main"]}
    return Codings(
        {
            "before": {claim_id: _frozen(frozen[claim_id]) for claim_id in main},
            "after": {claim_id: _present(claim_id, package) for claim_id in main},
        },
        {claim_id: _second(row) for claim_id, row in main.items()},
    )


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


@dataclass(frozen=True)
class Share:
    """A part of a whole, counted: ``part`` of ``whole``."""

    part: int
    whole: int


def second_in_first(package: Path | None = None) -> Share:
    """Count the statements of the second coding that say the same as a claim of the first."""
    found = {match["second_id"] for match in matches(package)}
    return Share(len(found), len(rows("second_codings", package)))


def first_in_second(package: Path | None = None) -> Share:
    """Count the claims that a statement of the second coding says as well.

    Where the package holds a part of the second coding only, this is the least that it can be.
    """
    found = {match["claim_id"] for match in matches(package)}
    return Share(len(found), len(load_tables(package).claims))


def same_page(package: Path | None = None) -> Share:
    """Count the claims for which both coders have the same page."""
    claims = load_tables(package).claims
    return _share(claims[first["claim_id"]]["page"] == two["page"] for first, two in _main(package))


def same_items(package: Path | None = None) -> Share:
    """Count the lists in which both coders found as many items, out of those both counted."""
    counted = [(first["items"], two["items"]) for first, two in _main(package)]
    return _share(one == other for one, other in counted if one and other)


def same_numerals(package: Path | None = None) -> Share:
    """Count the claims for which both coders give a common numeral, out of those with one in both.

    Numbers of items are not among them: they were counted, and are not in print.
    """
    written = [
        (_numerals(first["value"]), _numerals(two["value"]))
        for first, two in _main(package)
        if not two["items"]
    ]
    return _share(bool(one & other) for one, other in written if one and other)


def _main(package: Path | None) -> list[tuple[Row, Row]]:
    """Return the first coding and the second of each claim that both have."""
    first = {row["claim_id"]: row for row in rows("first_codings", package)}
    second = {row["second_id"]: row for row in rows("second_codings", package)}
    return [
        (first[match["claim_id"]], second[match["second_id"]])
        for match in matches(package)
        if match["is_main"]
    ]


def _numerals(value: str | None) -> set[str]:
    return {token.text.casefold() for token in tokenize(value or "")}


def _share(found: Iterator[bool]) -> Share:
    seen = list(found)
    return Share(sum(seen), len(seen))
