"""Text that goes on over the end of a page, and over the furniture that is printed there."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from claimbook.census.source import Line
from claimbook.census.visible_text import join_words


def page_breaks(lines: Sequence[Line], apart: Set[int]) -> list[tuple[int, int]]:
    """Return the last line before each break and the first behind it, by their index.

    A break is the end of a page, or page furniture in a text without pages.

    Args:
        lines: The lines of the text.
        apart: Those that are page furniture.
    """
    there = [n for n, line in enumerate(lines) if n not in apart and line.text.strip()]
    return [
        (last, first)
        for last, first in pairwise(there)
        if lines[last].page != lines[first].page or not apart.isdisjoint(range(last, first))
    ]


def join_over_pages(lines: Sequence[Line], apart: Set[int]) -> list[Line]:
    """Return the lines with the number words joined that a break divides, as at a line's end."""
    joined = list(lines)
    for last, first in page_breaks(lines, apart):
        texts = join_words(f"{joined[last].text}\n{joined[first].text}").split("\n")
        for n, text in zip((last, first), texts, strict=True):
            joined[n] = replace(joined[n], text=text)
    return joined


def flowing(lines: Sequence[Line], apart: Set[int]) -> str:
    """Return the text of all lines, in which a break is the end of a line, and blanks behind it."""
    parts = [f"{line.text}\n" for line in lines]
    for last, first in page_breaks(lines, apart):
        for n in range(last + 1, first):
            parts[n] = " " * len(parts[n])
    return "".join(parts)[:-1]
