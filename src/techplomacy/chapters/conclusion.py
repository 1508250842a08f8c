"""Values of the chapter on the conclusion: the rhythm of the joint strategies."""

from itertools import pairwise

from claimbook.book.words import listed, word
from techplomacy.figures.strategies import joint_periods


def begun() -> list[int]:
    """Return the first years of the joint digital strategies of all levels of government."""
    return sorted(period.first_year or 0 for period in joint_periods().values())


def strides() -> str:
    """Return the years from one joint strategy to the next, as a list in words."""
    return listed([word(later - earlier) for earlier, later in pairwise(begun())])
