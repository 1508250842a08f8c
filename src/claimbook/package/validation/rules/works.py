"""Rules for works, and for what statements say of them as copies."""

import re
from collections.abc import Iterable, Iterator

from claimbook.package.creators import folded
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.validation.rules.registry import Breach, lookup, rule

SAME_PLACE = re.compile(r"^https?://(?:www\.)?|/?(?:\?utm_.*)?$")
"""What two addresses of one page may differ in."""


@rule("work-address", works=["work_id", "issued", "url", "copy_of"])
def described_once(works: PlainTable) -> Iterator[Breach]:
    """Works with one address are copies, or versions of one page that bear different dates."""
    seen: set[tuple[str, str | None]] = set()
    for row, issued, url, original in works.each("issued", "url", "copy_of"):
        if url is None or original is not None:
            continue
        place = SAME_PLACE.sub("", url).lower(), issued
        if place in seen:
            yield Breach(row, "url", url, "another work has this address and date")
        seen.add(place)


@rule("own-words", statements=["work_id", "is_own_words"], works=["work_id", "copy_of"])
def own_words_of_a_copy(statements: PlainTable, works: PlainTable) -> Iterator[Breach]:
    """Only a copy is marked as speaking for itself."""
    original = lookup(works, "work_id", "copy_of")
    for row, work, is_own in statements.each("work_id", "is_own_words"):
        if is_own and original.get(work) is None:
            yield Breach(row, "is_own_words", str(is_own), "the work is no copy of another")


@rule(
    "creator-name",
    by_row=True,
    creators=["position", "family", "given", "suffix", "literal"],
)
def named_in_one_way(creators: PlainTable) -> Iterator[Breach]:
    """A creator has a family name, which given names and a suffix may go with, or a whole name."""
    parts = ("position", "family", "given", "suffix", "literal")
    for row, position, family, given, suffix, literal in creators.each(*parts):
        if position is not None and (family is None) == (literal is None):
            yield Breach(row, "family", str(family), "a family name or a whole name, one of both")
        elif family is None and (given or suffix):
            yield Breach(row, "literal", str(literal), "given names go with a family name")


@rule("two-spellings", works=["publisher", "container"])
def a_publisher_is_spelled_once(works: PlainTable) -> Iterator[Breach]:
    """Who publishes, or the container where nobody is named, is one voice under one spelling."""
    rows = works.each("publisher", "container")
    voices = ((row, house or container) for row, house, container in rows)
    return _spelled_again("publisher", voices)


@rule("two-spellings", creators=["literal"])
def an_institution_is_spelled_once(creators: PlainTable) -> Iterator[Breach]:
    """An institution among the authors is one voice under one spelling."""
    return _spelled_again("literal", creators.each("literal"))


def _spelled_again(field: str, names: Iterable[tuple[int, str | None]]) -> Iterator[Breach]:
    first: dict[str, str] = {}
    for row, name in names:
        if name is not None and first.setdefault(folded(name), name) != name:
            message = f"another row has {first[folded(name)]!r}: one body has one spelling"
            yield Breach(row, field, name, message)


@rule("work-copy", works=["work_id", "copy_of"])
def copies_end_at_an_original(works: PlainTable) -> Iterator[Breach]:
    """From a copy one comes to an original, never back to the copy."""
    source = dict(zip(works["work_id"], works["copy_of"], strict=True))
    for row, work, original in works.each("work_id", "copy_of"):
        if work is not None and _comes_back(work, source):
            yield Breach(row, "copy_of", str(original), "this copy leads back to itself")


def _comes_back(name: str, source: dict[str, str]) -> bool:
    seen: set[str] = set()
    at = source.get(name)
    while at is not None and at not in seen and at != name:
        seen.add(at)
        at = source.get(at)
    return at == name
