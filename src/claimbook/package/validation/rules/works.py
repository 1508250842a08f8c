"""Rules for works, and for what statements say of them as copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.package.validation.rules.registry import Breach, breaches, lookup, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

SAME_PLACE = r"^https?://(?:www\.)?|/?(?:\?utm_.*)?$"
"""What two addresses of one page may differ in."""


@rule("work-address", works=["work_id", "issued", "url", "copy_of"])
def described_once(works: pd.DataFrame) -> Iterator[Breach]:
    """Works with one address are copies, or versions of one page that bear different dates."""
    own = works[works["url"].notna() & works["copy_of"].isna()]
    place = own["url"].str.replace(SAME_PLACE, "", regex=True).str.lower()
    again = own.assign(url=place).duplicated(["url", "issued"])
    yield from breaches(own, again, "url", "another work has this address and date")


@rule("own-words", statements=["work_id", "is_own_words"], works=["work_id", "copy_of"])
def own_words_of_a_copy(statements: pd.DataFrame, works: pd.DataFrame) -> Iterator[Breach]:
    """Only of a copy it has to be said that it speaks for itself."""
    is_copy = lookup(statements["work_id"], works, "work_id", "copy_of").notna()
    broken = statements["is_own_words"] & ~is_copy
    yield from breaches(statements, broken, "is_own_words", "the work is no copy of another")


@rule("work-copy", works=["work_id", "copy_of"])
def copies_end_at_an_original(works: pd.DataFrame) -> Iterator[Breach]:
    """From a copy one comes to an original, never back to the copy."""
    source = dict(zip(works["work_id"], works["copy_of"], strict=True))
    astray = works["work_id"].map(lambda name: _comes_back(name, source))
    yield from breaches(works, astray, "copy_of", "this copy leads back to itself")


def _comes_back(name: str, source: dict[str, str]) -> bool:
    seen: set[str] = set()
    at = source.get(name)
    while isinstance(at, str) and at not in seen and at != name:
        seen.add(at)
        at = source.get(at)
    return at == name
