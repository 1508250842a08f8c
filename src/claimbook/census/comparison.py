"""The census itself: every numeral of the ledger and of the copy, each with what became of it."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimbook.census.align import Link, align, find_moved
from claimbook.census.contents import find_contents
from claimbook.census.excerpt import Excerpt, NoArticleError, Numeral, cut
from claimbook.census.footnotes import align_apart
from claimbook.census.furniture import Furniture, find_furniture
from claimbook.census.ledger import Entry, read_ledger, read_title
from claimbook.census.page_breaks import flowing, join_over_pages
from claimbook.census.source import Line, read_copy
from claimbook.package.files import PAIRS
from claimbook.package.locate import Location
from claimbook.quantities.numerals import HYPHEN, tokenize

_DIVIDED = re.compile(rf"(?<=[^\W\d_]){HYPHEN}\n[ \t]*+(?=[^\W\d_])")
Method = Callable[
    [Sequence[Entry], Sequence[Numeral], str, set[int]], tuple[list[Link], list[Link]]
]


@dataclass
class Census:
    """How each numeral of the ledger and of the copy was matched.

    Attributes:
        ledger: The rows of the ledger.
        copy: The numerals of the copy, between title and references.
        lines: The lines in which they stand.
        matched: Links between the two in order.
        moved: Links out of order: the same numerals, standing elsewhere in the copy.
        furniture: Numerals of the copy set apart, each with the reason.
        before: Numerals and lines of the first page of the article that stand before its title.
    """

    ledger: list[Entry]
    copy: list[Numeral]
    lines: list[Line]
    matched: list[Link] = field(default_factory=list)
    moved: list[Link] = field(default_factory=list)
    furniture: dict[int, str] = field(default_factory=dict)
    before: list[tuple[str, Line]] = field(default_factory=list)

    @property
    def links(self) -> list[Link]:
        """All links, in order and out of it."""
        return self.matched + self.moved

    @property
    def copy_lacks(self) -> list[int]:
        """Rows of the ledger that the copy lacks, by index."""
        found = {i for link in self.links for i in link.entries}
        return [i for i in range(len(self.ledger)) if i not in found]

    @property
    def ledger_lacks(self) -> list[int]:
        """Numerals of the copy that the ledger lacks, by index; page furniture is left out."""
        found = {j for link in self.links for j in link.numerals} | set(self.furniture)
        return [j for j in range(len(self.copy)) if j not in found]

    @property
    def faults(self) -> int:
        """How many numerals one of the two sides lacks."""
        return len(self.copy_lacks) + len(self.ledger_lacks)


def census_of(path: Path, package: Location | None = None) -> Census:
    """Take the census of a copy of the article that a package audits.

    Raises:
        CopyUnreadableError: The copy cannot be read.
        MissingExtraError: It is a PDF, and pypdf is not installed.
        NoArticleError: It does not hold the article.
        NoLedgerError: The package has no numerals, or not one audited article.
    """
    return compare_copy(path, read_ledger(package), read_title(package))


def compare_copy(path: Path, ledger: list[Entry], title: str) -> Census:
    """Take the census of a copy beside a ledger; it raises what `census_of` does of the copy."""
    excerpt = cut(read_copy(path), title)
    return compare(ledger, excerpt)


def compare(ledger: list[Entry], excerpt: Excerpt) -> Census:
    """Lay the numerals of an excerpt beside the ledger.

    All is aligned in order. Where that leaves something over, the footnotes are aligned apart, as
    a copy may print them elsewhere, and the better result is kept.

    Raises:
        NoArticleError: The numerals of both sides are too many to be laid beside each other.
    """
    if len(ledger) * len(excerpt.numerals()) > PAIRS:
        raise NoArticleError(f"there are more than {PAIRS:,} pairs of a numeral and a row")
    furniture = find_furniture(excerpt.lines)
    apart = furniture.certain
    excerpt = replace(excerpt, lines=join_over_pages(excerpt.lines, apart))
    contents = find_contents(excerpt, apart)
    sides = ledger, excerpt, furniture, contents
    census = _compare(*sides, lambda *numerals: (align(*numerals), []))
    if census.faults:
        census = min(census, _compare(*sides, align_apart), key=lambda c: c.faults)
    return census


def _compare(
    ledger: list[Entry],
    excerpt: Excerpt,
    furniture: Furniture,
    contents: list[frozenset[int]],
    method: Method,
) -> Census:
    """Align, set page furniture and pieces of divided words apart, look elsewhere for the rest."""
    census = Census(ledger, excerpt.numerals(), excerpt.lines, before=_before(excerpt))
    census.furniture = {
        j: "page number" for j, n in enumerate(census.copy) if n.line in furniture.sure
    }
    text = flowing(excerpt.lines, furniture.certain)
    kept = census.ledger_lacks
    numerals = [census.copy[j] for j in kept]
    counted = {line for run in (*furniture.counts, *contents) for line in run}
    low = {k for k, n in enumerate(numerals) if n.line in {*furniture.presumed, *counted}}
    census.matched, census.moved = (
        [Link(link.entries, tuple(kept[k] for k in link.numerals)) for link in links]
        for links in method(ledger, numerals, text, low)
    )
    _set_heads_apart(census, furniture)
    _set_runs_apart(census, contents, "list of contents")
    _set_runs_apart(census, furniture.counts, "line number")
    ends = {end for match in _DIVIDED.finditer(text) for end in match.span()}
    for j in census.ledger_lacks:
        numeral = census.copy[j]
        if furniture.folios.get(numeral.line) == numeral.token:
            census.furniture[j] = "page number"
        elif not ends.isdisjoint({numeral.start, numeral.stop}):
            census.furniture[j] = "part of a divided word"
    census.moved += find_moved(
        ledger, census.copy, census.matched, census.copy_lacks, census.ledger_lacks
    )
    return census


def _set_heads_apart(census: Census, furniture: Furniture) -> None:
    """Decide on presumed furniture: a repeated line is text if the ledger has it whole once."""
    matched = {j for link in census.links for j in link.numerals}
    whole: dict[int, bool] = {}
    for j, numeral in enumerate(census.copy):
        if numeral.line in furniture.presumed:
            whole[numeral.line] = whole.get(numeral.line, True) and j in matched
    text_forms = {furniture.presumed[line] for line, good in whole.items() if good}
    heads = {line for line in whole if furniture.presumed[line] not in text_forms}
    _set_lines_apart(census, heads, "running head")


def _set_runs_apart(census: Census, runs: Iterable[frozenset[int]], reason: str) -> None:
    """Decide on runs of lines with numbers: they are text only if the ledger has all of them."""
    matched = {j for link in census.links for j in link.numerals}
    for run in runs:
        if any(n.line in run and j not in matched for j, n in enumerate(census.copy)):
            _set_lines_apart(census, run, reason)


def _set_lines_apart(census: Census, lines: Collection[int], reason: str) -> None:
    for j, numeral in enumerate(census.copy):
        if numeral.line in lines:
            census.furniture[j] = reason
    for links in (census.matched, census.moved):
        links[:] = [k for k in links if not any(census.copy[j].line in lines for j in k.numerals)]


def _before(excerpt: Excerpt) -> list[tuple[str, Line]]:
    page = excerpt.lines[0].page
    return [
        (token.text, line)
        for line in excerpt.before
        if line.page == page
        for token in tokenize(line.text)
    ]
