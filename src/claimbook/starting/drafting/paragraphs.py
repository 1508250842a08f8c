"""Where the paragraphs of a text begin: told by blank lines, or by the lines of a printed page."""

import re
from collections.abc import Sequence

from claimbook.starting.drafting.roles import MONTHS

NOTE = re.compile(r"\s*([0-9]{1,2})\s?(?=[^\W\d_a-zß-ÿ]\s?[a-zß-ÿ])")
"""The marker of a note that begins a line."""
DAY = re.compile(rf"\s*[0-9]{{1,2}}\.? (?:{MONTHS})\b", re.IGNORECASE)
"""A day that begins a line, with its month as a word."""
_ENDS = re.compile(r"[.!?:]\W*\Z")
_MARKED = re.compile(r"\s*(?:[•▪◦‣]|\(?(?:[0-9]{1,2}|[a-z])\)\s)")
_NUMBERED = re.compile(r"\s*(?:[–—-]\s+(?=[A-Z])|[0-9]{1,2}\.\s)")
_DIGIT_LAST = re.compile(r"[0-9][%)*†‡]*\s*\Z")
_BLANK = 0.05
"""The share of blank lines from which on they divide a printed text."""
_LAST, _TORN = 0.9, 0.6
"""Shares of a line's usual length: below the first a sentence that ends there may be the last of
its paragraph, and below the second no line goes on in the next."""


def beginnings(texts: Sequence[str], *, is_printed: bool) -> set[int]:
    """Return the lines that begin a paragraph, by their index.

    Behind a blank line one begins, where there are such; else each line is one. In print without
    blank lines a line goes on in the next, unless it is much shorter than usual, or shorter and
    ends a sentence; and a note, a row of a table and an item of a list begin one.

    Args:
        texts: The lines.
        is_printed: Whether they are those of printed pages, as of a PDF.
    """
    texts = [text.strip() for text in texts]
    there = [n for n, text in enumerate(texts) if text]
    within = there[-1] + 1 if there else 0
    if is_printed and within - len(there) < _BLANK * within:
        usual = sorted(len(texts[n]) for n in there)[len(there) * 3 // 4]
        return {n for n in there if n == 0 or _begins(texts[n - 1], texts[n], usual)}
    if len(there) == within:
        return set(there)
    return {n for n in there if n == 0 or not texts[n - 1]}


def ends_sentence(text: str) -> bool:
    """Say whether a line ends with the end of a sentence."""
    return _ENDS.search(text.rstrip()[-20:]) is not None


def _begins(before: str, here: str, usual: int) -> bool:
    filled, ends = len(before) / usual, ends_sentence(before)
    if filled < _TORN or _MARKED.match(here) or _is_printed_row(before) or _is_printed_row(here):
        return True
    if NOTE.match(here) and not DAY.match(here):
        return True
    if _DIGIT_LAST.search(before[-20:]) and _DIGIT_LAST.search(here[-20:]):
        return True
    if (ends or before.endswith(";")) and _NUMBERED.match(here):
        return True
    return ends and filled < _LAST and not here[:1].islower()


def _is_printed_row(text: str) -> bool:
    """Say whether a line is a row of a table: most of its words have digits, and it has no end."""
    words = text.split()
    with_digits = sum(any(map(str.isdigit, word)) for word in words)
    return len(words) > 2 and with_digits * 2 > len(words) and not ends_sentence(text)
