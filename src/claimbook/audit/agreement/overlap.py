"""What each coder saw that the other did not, and whether both read the same print alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimbook.audit.agreement.codings import in_both, matches
from claimbook.audit.tables import load_tables, rows
from claimbook.quantities.numerals import tokenize


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
    return _share(
        claims[first["claim_id"]]["page"] == two["page"] for first, two in in_both(package)
    )


def same_items(package: Path | None = None) -> Share:
    """Count the lists in which both coders found as many items, out of those both counted."""
    counted = [(first["items"], two["items"]) for first, two in in_both(package)]
    return _share(one == other for one, other in counted if one and other)


def same_numerals(package: Path | None = None) -> Share:
    """Count the claims for which both coders give a common numeral, out of those with one in both.

    Numbers of items are not among them: they were counted, and are not in print.
    """
    written = [
        (_numerals(first["value"]), _numerals(two["value"]))
        for first, two in in_both(package)
        if not two["items"]
    ]
    return _share(bool(one & other) for one, other in written if one and other)


def _numerals(value: str | None) -> set[str]:
    return {token.text.casefold() for token in tokenize(value or "")}


def _share(found: Iterator[bool]) -> Share:
    seen = list(found)
    return Share(sum(seen), len(seen))
