"""Numerals that neither side lacks but that stand elsewhere in the copy.

Only what cannot hide an alteration is taken for moved: a run of several numerals that is the same
on both sides, a footnote with its marker, a marker that the extraction set a line or two away, a
line of the front matter. Two values that changed places are not moved: each side lacks one.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence

from claimbook.census.align import Link
from claimbook.census.excerpt import Numeral
from claimbook.census.ledger import Entry, is_recognisable

NEAR = 25
"""Rows of the ledger by which a single numeral may be displaced."""


def find_moved(
    ledger: Sequence[Entry],
    copy: Sequence[Numeral],
    matched: Sequence[Link],
    entries: Sequence[int],
    numerals: Sequence[int],
) -> list[Link]:
    """Return links between what the two sides still lack.

    Args:
        ledger: All rows of the ledger.
        copy: All numerals of the copy.
        matched: The links in order, which tell how far apart two places are.
        entries: Rows that the copy lacks, by index.
        numerals: Numerals that the ledger lacks, by index.
    """
    open_i, open_j, links = set(entries), set(numerals), []
    while runs := list(_runs(ledger, copy, open_i, open_j)):
        i, j, size = max(runs, key=lambda run: (run[2], -run[0], -run[1]))
        links += [Link((i + k,), (j + k,)) for k in range(size)]
        open_i -= set(range(i, i + size))
        open_j -= set(range(j, j + size))
    befores = sorted((link.numerals[-1], link.entries[-1]) for link in matched)
    for i in sorted(i for i in open_i if _is_loose(ledger[i], ledger[0])):
        same = [j for j in open_j if _equal(ledger[i], copy[j])]
        away = {j: abs(i - _row(befores, j)) for j in same}
        nearest = min(sorted(away), key=away.__getitem__, default=None)
        if nearest is not None and away[nearest] <= NEAR:
            open_j.remove(nearest)
            links.append(Link((i,), (nearest,)))
    return links


def _runs(
    ledger: Sequence[Entry], copy: Sequence[Numeral], open_i: set[int], open_j: set[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield where the recognisable runs that both sides have begin, and how long they are."""
    for i in open_i:
        for j in open_j:
            size = 0
            while (
                i + size in open_i
                and j + size in open_j
                and _equal(ledger[i + size], copy[j + size])
            ):
                size += 1
            if is_recognisable(ledger[i : i + size]):
                yield i, j, size


def _is_loose(entry: Entry, first: Entry) -> bool:
    """Say whether one numeral may be displaced alone: a footnote's marker, or front matter."""
    return entry.role == "footnote-marker" or entry.section_id == first.section_id


def _row(befores: list[tuple[int, int]], j: int) -> int:
    """Return the row of the ledger that stands where numeral ``j`` of the copy does."""
    place = bisect(befores, (j, 0))
    return befores[place - 1][1] if place else 0


def _equal(entry: Entry, numeral: Numeral) -> bool:
    return entry.token.casefold() == numeral.token.casefold()
