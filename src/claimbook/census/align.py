"""Alignment of two runs of numerals in order: which of the one is printed by which of the other.

Beside one to one there are two honest ways in which a copy cuts numerals differently: a marker
glued to the number before it (``2025.4`` for ``2025`` and ``4``), and a number divided by a line
break or a stray space (``2,`` and ``400``). Both are matched and bear their own name.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimbook.census.excerpt import Numeral
from claimbook.census.ledger import Entry
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
        text: The text in which the spans of ``copy`` lie.
        low: Numerals of presumed page furniture, matched only where nothing else is.
    """
    moves = _moves(ledger, copy, text, low)
    best = [[0] * (len(copy) + 1) for _ in range(len(ledger) + 1)]
    for i in range(len(ledger) - 1, -1, -1):
        for j in range(len(copy) - 1, -1, -1):
            top = max(best[i + 1][j], best[i][j + 1])
            if move := moves.get((i, j)):
                top = max(top, move.score + best[i + move.entries][j + move.numerals])
            best[i][j] = top
    return list(_walk(moves, best))


def _walk(moves: dict[tuple[int, int], _Move], best: list[list[int]]) -> Iterator[Link]:
    i = j = 0
    while i < len(best) - 1 and j < len(best[0]) - 1:
        move = moves.get((i, j))
        if move and best[i][j] == move.score + best[i + move.entries][j + move.numerals]:
            yield Link(tuple(range(i, i + move.entries)), tuple(range(j, j + move.numerals)))
            i, j = i + move.entries, j + move.numerals
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _moves(
    ledger: Sequence[Entry], copy: Sequence[Numeral], text: str, low: set[int]
) -> dict[tuple[int, int], _Move]:
    """Return for each pair of indices what may be matched from there on, and its worth.

    A pair whose neighbours are equal too is worth more, so that equal numerals are told apart by
    their surroundings.
    """
    ours = [entry.token.casefold() for entry in ledger]
    theirs = [numeral.token.casefold() for numeral in copy]
    joined = [_joined(ledger[i : i + 2]) for i in range(len(ledger))]
    divided = [_divided(copy[j : j + PARTS], text) for j in range(len(copy))]
    moves = {}
    for i in range(len(ledger)):
        for j in range(len(copy)):
            if ours[i] == theirs[j]:
                before = ours[i - 1 : i] == theirs[j - 1 : j]
                after = ours[i + 1 : i + 2] == theirs[j + 1 : j + 2]
                moves[i, j] = _Move(1, 1, 1 if j in low else 6 + before + after)
            elif theirs[j] in joined[i]:
                moves[i, j] = _Move(2, 1, 11)
            elif ours[i] in divided[j]:
                moves[i, j] = _Move(1, divided[j][ours[i]], 5)
    return moves


def _joined(pair: Sequence[Entry]) -> set[str]:
    """Return what a number looks like with the marker that follows it glued on."""
    if len(pair) < 2 or not pair[1].is_marker:
        return set()
    return {f"{pair[0].token.casefold()}{mark}{pair[1].token}" for mark in ("", ".", ",")}


def _divided(run: Sequence[Numeral], text: str) -> dict[str, int]:
    """Return the numbers that a run makes up with blank space between, and of how many pieces."""
    spans = {n: text[run[0].start : run[n - 1].stop] for n in range(2, len(run) + 1)}
    return {_BREAK.sub("", span): n for n, span in spans.items()}
