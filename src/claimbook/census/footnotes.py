"""Footnotes that a copy prints elsewhere: at the end, after a paragraph, before the page's text.

The running text is aligned first. What it leaves of the copy must then be the footnotes, in their
own order and without a break; a number of the text that got among them breaks the run and is not
taken for one of theirs.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence

from claimbook.census.align import Link, align
from claimbook.census.excerpt import Numeral
from claimbook.census.ledger import Entry, is_recognisable


def align_apart(
    ledger: Sequence[Entry], copy: Sequence[Numeral], text: str, low: set[int]
) -> tuple[list[Link], list[Link]]:
    """Align running text and footnotes apart; for the arguments see `align`.

    Returns:
        The links in order, and the links of footnotes that stand elsewhere.
    """
    body = [i for i, entry in enumerate(ledger) if entry.location != "footnote"]
    notes = [i for i, entry in enumerate(ledger) if entry.location == "footnote"]
    ordered = _align_some(ledger, copy, text, low, body, list(range(len(copy))))
    taken = {j for link in ordered for j in link.numerals}
    rest = [j for j in range(len(copy)) if j not in taken]
    entry_rank, rest_rank = _ranks(notes), _ranks(rest)
    moved = []
    for run in _unbroken(_align_some(ledger, copy, text, low, notes, rest), entry_rank, rest_rank):
        if is_recognisable([ledger[i] for link in run for i in link.entries]):
            moved += run
    return _sort(ordered, moved)


def _align_some(
    ledger: Sequence[Entry],
    copy: Sequence[Numeral],
    text: str,
    low: set[int],
    entries: list[int],
    numerals: list[int],
) -> list[Link]:
    found = align(
        [ledger[i] for i in entries],
        [copy[j] for j in numerals],
        text,
        {k for k, j in enumerate(numerals) if j in low},
    )
    return [
        Link(tuple(entries[i] for i in link.entries), tuple(numerals[j] for j in link.numerals))
        for link in found
    ]


def _ranks(indices: Sequence[int]) -> dict[int, int]:
    return {index: rank for rank, index in enumerate(indices)}


def _unbroken(
    links: Sequence[Link], entry_rank: dict[int, int], rest_rank: dict[int, int]
) -> Iterator[list[Link]]:
    """Split links where either side skips something."""
    run: list[Link] = []
    for link in links:
        if run and (
            entry_rank[link.entries[0]] != entry_rank[run[-1].entries[-1]] + 1
            or rest_rank[link.numerals[0]] != rest_rank[run[-1].numerals[-1]] + 1
        ):
            yield run
            run = []
        run.append(link)
    if run:
        yield run


def _sort(ordered: list[Link], moved: list[Link]) -> tuple[list[Link], list[Link]]:
    """Give back to the order those footnotes that stand where the ledger has them."""
    starts = [link.entries[0] for link in ordered]
    home: list[Link] = []
    away: list[Link] = []
    for link in moved:
        place = bisect(starts, link.entries[0])
        after = place == 0 or ordered[place - 1].numerals[-1] < link.numerals[0]
        before = place == len(ordered) or link.numerals[-1] < ordered[place].numerals[0]
        (home if after and before else away).append(link)
    return sorted(ordered + home), away
