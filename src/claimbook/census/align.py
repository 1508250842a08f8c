"""Alignment of two runs of numerals in order: which of the one is printed by which of the other.

Beside one to one there are two honest ways in which a copy cuts numerals differently: a marker
glued to the number before it (``2025.4`` for ``2025`` and ``4``), and a number divided by a line
break or a stray space (``2,`` and ``400``). Both are matched and bear their own name.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimbook.census.excerpt import Numeral
from claimbook.census.ledger import Entry, is_recognisable
from claimbook.quantities.numerals import HYPHEN

_BREAK = re.compile(rf"{HYPHEN}?\s+")
PARTS = 3
"""Pieces into which a divided number may fall."""


class Link(NamedTuple):
    """Rows of the ledger and numerals of the copy that stand for each other, by index."""

    entries: tuple[int, ...]
    numerals: tuple[int, ...]


class _Move(NamedTuple):
    entries: int
    numerals: int
    score: int


def align(ledger: Sequence[Entry], copy: Sequence[Numeral], text: str, low: set[int]) -> list[Link]:
    """Return the links of the best alignment in order (dynamic programming over both runs).

    Args:
        ledger: Rows of the ledger.
        copy: Numerals of the copy.
        text: The text in which the spans of ``copy`` lie, with blanks in place of page furniture:
            a number that is divided goes on behind them.
        low: Numerals of presumed page furniture, matched only where nothing else is.
    """
    moves = _Moves(ledger, copy, text, low)
    best = [array("i", bytes(4 * (len(copy) + 1))) for _ in range(len(ledger) + 1)]
    for i in range(len(ledger) - 1, -1, -1):
        here, row, below = moves.at(i), best[i], best[i + 1]
        for j in range(len(copy) - 1, -1, -1):
            top = max(below[j], row[j + 1])
            if move := here.get(j):
                top = max(top, move.score + best[i + move.entries][j + move.numerals])
            row[j] = top
    return list(_walk(moves, best))


def _walk(moves: _Moves, best: list[array[int]]) -> Iterator[Link]:
    i = j = 0
    in_text = frozenset(moves.in_text)
    while i < len(best) - 1 and j < len(best[0]) - 1:
        move = moves.at(i).get(j)
        if move and best[i][j] == move.score + best[i + move.entries][j + move.numerals]:
            pieces = range(j, j + move.numerals)
            numerals = pieces if move.numerals == 1 else filter(in_text.__contains__, pieces)
            yield Link(tuple(range(i, i + move.entries)), tuple(numerals))
            i, j = i + move.entries, j + move.numerals
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


class _Moves:
    """What may be matched from a pair of indices on, and its worth.

    They are found anew for each row of the ledger: kept for all pairs they would fill the memory.
    """

    def __init__(
        self, ledger: Sequence[Entry], copy: Sequence[Numeral], text: str, low: set[int]
    ) -> None:
        self._ours = [entry.token.casefold() for entry in ledger]
        self._theirs = [numeral.token.casefold() for numeral in copy]
        self._joined = [_joined(ledger[i : i + 2]) for i in range(len(ledger))]
        self._low = low
        self._places = defaultdict(list)
        for j, token in enumerate(self._theirs):
            self._places[token].append(j)
        self._divided: dict[str, dict[int, int]] = defaultdict(dict)
        self.in_text = [j for j in range(len(copy)) if not text[copy[j].start].isspace()]
        for at, j in enumerate(self.in_text):
            run = self.in_text[at : at + PARTS]
            for token, pieces in _divided([copy[k] for k in run], text).items():
                self._divided[token][j] = run[pieces - 1] + 1 - j
        self.at = lru_cache(maxsize=1)(self._at)

    def _at(self, i: int) -> dict[int, _Move]:
        """Return the moves of a row of the ledger, by the numeral of the copy."""
        divided = self._divided.get(self._ours[i], {})
        moves = {j: _Move(1, pieces, 5) for j, pieces in divided.items()}
        for token in self._joined[i]:
            moves |= {j: _Move(2, 1, 11) for j in self._places.get(token, [])}
        return moves | {j: self._equal(i, j) for j in self._places.get(self._ours[i], [])}

    def _equal(self, i: int, j: int) -> _Move:
        """Return the move of an equal pair: worth more where its neighbours are equal too.

        So equal numerals are told apart by their surroundings.
        """
        before = self._ours[i - 1 : i] == self._theirs[j - 1 : j]
        after = self._ours[i + 1 : i + 2] == self._theirs[j + 1 : j + 2]
        return _Move(1, 1, 1 if j in self._low else 6 + before + after)


def _joined(pair: Sequence[Entry]) -> set[str]:
    """Return what a number looks like with the marker that follows it glued on."""
    if len(pair) < 2 or not pair[1].is_marker:
        return set()
    return {f"{pair[0].token.casefold()}{mark}{pair[1].token}" for mark in ("", ".", ",")}


def _divided(run: Sequence[Numeral], text: str) -> dict[str, int]:
    """Return the numbers that a run makes up with blank space between, and of how many pieces."""
    spans = {n: text[run[0].start : run[n - 1].stop] for n in range(2, len(run) + 1)}
    return {_BREAK.sub("", span): n for n, span in spans.items()}


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
