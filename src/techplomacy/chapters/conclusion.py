"""Values of the chapter on the conclusion: the rhythm of the joint strategies."""

from __future__ import annotations

from itertools import pairwise

from claimbook.book.words import listed, word
from claimbook.package.reading import read


def begun() -> list[int]:
    """Return the first years of the joint digital strategies of all levels of government."""
    rows = read("strategies").query("country == 'DNK' and series == 'joint-digital'")
    return sorted(int(str(period)[:4]) for period in rows["period"].dropna())


def strides() -> str:
    """Return the years from one joint strategy to the next, as a list in words."""
    return listed([word(later - earlier) for earlier, later in pairwise(begun())])
