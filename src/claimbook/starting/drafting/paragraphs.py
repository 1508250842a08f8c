"""Where paragraphs begin in a text whose lines have no blank ones between them, as in a PDF."""

import re
from collections.abc import Sequence

ENDS = re.compile(r"[.!?:]\W*\Z")
"""The end of a sentence."""
NOTE = re.compile(r"\s*([0-9]{1,2})\s?(?=[^\W\d_a-zß-ÿ]\s?[a-zß-ÿ])")
"""The marker of a note that begins a line."""
DAY = re.compile(r"\s*[0-9]{1,2}\.? [A-Z][a-z]+\.?,? [0-9]{4}\b")
"""A day that begins a line, with its month as a word."""
_ITEM = re.compile(r"\s*(?:[•▪◦‣]|[–—-]\s+(?=[A-Z])|\(?(?:[0-9]{1,2}|[a-z])[.)]\s)")
_BLANK = 0.05
"""The share of blank lines from which on they divide a text."""
_PAGE = 200
"""The characters of a line that is broken for print; of a longer one each is a paragraph."""
_LAST, _TORN = 0.9, 0.6
"""Shares of a line's usual length: below the first a sentence that ends there may be the last of
its paragraph, and below the second no line goes on in the next."""


def beginnings(texts: Sequence[str]) -> set[int]:
    """Return the lines that begin a paragraph, by their index.

    Behind a blank line one begins, where there are such. Where a text has none, a line goes on in
    the next, unless it is much shorter than usual, or shorter and ends a sentence; and an item of a
    list or a note begins one.
    """
    there = [n for n, text in enumerate(texts) if text.strip()]
    lengths = sorted(len(texts[n].strip()) for n in there)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    if len(texts) - len(there) >= _BLANK * len(texts):
        return {n for n in there if n == 0 or not texts[n - 1].strip()}
    return {n for n in there if n == 0 or usual > _PAGE or _begins(texts[n - 1], texts[n], usual)}


def _begins(before: str, here: str, usual: int) -> bool:
    filled = len(before.strip()) / usual
    ends = ENDS.search(before) is not None
    if filled < _TORN or (NOTE.match(here) and not DAY.match(here)):
        return True
    if ends and _ITEM.match(here):
        return True
    return ends and filled < _LAST and not here.lstrip()[:1].islower()
