"""Page furniture: running heads and page numbers, which are printed but not part of the article.

A line at the edge of a page that consists of the number of that page, counted from any start, is
surely furniture. Numbers that stand alone and count up line by line are presumably those of the
lines of a manuscript, unless the ledger has them all. A line that repeats from page to page but for
its digits is so presumably: the last line of a footnote may repeat too, and is given back to the
text where the ledger has it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimbook.census.source import Line

EDGE = 3
"""Lines counted from the head or the foot of a page, blank ones left out, that may be furniture."""
REPEATS = 3
"""Pages on which a line must stand to be a running head."""
LONGEST = 200
"""Characters of a running head."""

_LONE = re.compile(r"\W*([0-9]{1,4})\W*")


@dataclass(frozen=True)
class Furniture:
    """Lines of the copy, by index, that are or may be page furniture.

    Attributes:
        sure: Lines that hold the number of their page and nothing else.
        presumed: Lines that repeat, each with its form without digits.
        heads: Those of the presumed lines that repeat to the letter, but for a number that goes
            with the pages: surely running heads, unless a ledger has them.
        folios: The number of the page, for each line at its edge; empty if no page has one.
        counts: Runs of lines that each hold a number alone and count up: presumably line numbers.
    """

    sure: frozenset[int]
    presumed: dict[int, str]
    heads: frozenset[int]
    folios: dict[int, str]
    counts: tuple[frozenset[int], ...] = ()

    @property
    def certain(self) -> set[int]:
        """The lines that are taken for furniture without a ledger to ask."""
        return {*self.sure, *self.heads, *(line for run in self.counts for line in run)}


def find_furniture(lines: list[Line]) -> Furniture:
    """Return the lines that are page furniture, by their index in ``lines``."""
    edges = _edges(lines)
    alone = {n: int(m.group(1)) for n, x in enumerate(lines) if (m := _LONE.fullmatch(x.text))}
    lone = {n: alone[n] for n in edges if n in alone}
    first = _first_page(lines, lone)
    folios = {n: str(page + first) for n in edges if first is not None and (page := lines[n].page)}
    sure = {n for n, value in lone.items() if str(value) == folios.get(n)} or _longest_count(lone)
    counts = _counts({n: value for n, value in alone.items() if n not in sure})
    counted = {n for run in counts for n in run}
    forms = {n: _form(lines[n]) for n in edges if n not in counted}
    often = Counter(forms[n] for n in forms if n not in sure)
    presumed = {
        n: form for n, form in forms.items() if form and n not in sure and often[form] >= REPEATS
    }
    heads = frozenset(_heads(lines, [n for n in forms if forms[n] and n not in sure], sure))
    presumed |= {n: forms[n] for n in heads}
    return Furniture(frozenset(sure), presumed, heads, folios, tuple(counts))


def _edges(lines: list[Line]) -> list[int]:
    pages = defaultdict(list)
    for number, line in enumerate(lines):
        if line.text.strip():
            pages[line.page].append(number)
    if set(pages) == {None}:
        return pages[None]
    return sorted({n for page in pages.values() for n in page[:EDGE] + page[-EDGE:]})


def _form(line: Line) -> str:
    """Return what of a line must repeat: all but its digits, or a lone number on its page."""
    text = " ".join(line.text.split())
    if re.search(r"[^\W\d_]{3}", text):
        return re.sub("[0-9]+", "#", text)
    return text if line.page and _LONE.fullmatch(text) else ""


def _heads(lines: list[Line], forms: Collection[int], sure: Collection[int]) -> Iterator[int]:
    """Yield the lines that are surely heads; without pages they stand by a page number.

    A line that ends in a full stop may be the end of a footnote. Left and right pages may have a
    head each, so two are enough where a number in it goes with the pages.
    """
    there = [n for n, line in enumerate(lines) if line.text.strip()]
    beside = {n for a, b in pairwise(there) for n in (a, b) if a in sure or b in sure}
    may_be = (n for n in forms if lines[n].page or n in beside)
    heads = {n: _with_page(lines[n]) for n in may_be if not lines[n].text.rstrip().endswith(".")}
    often = Counter(form for forms in heads.values() for form in forms)
    for n, found in heads.items():
        if any(often[form] >= (2 if form[1] else REPEATS) for form in found):
            yield n


def _with_page(line: Line) -> set[tuple[str, str]]:
    """Return a short line as it is, and around each of its numbers, counted from its page."""
    text = " ".join(line.text.split())
    if len(text) > LONGEST:
        return set()
    numbers = re.finditer("[0-9]{1,4}", text) if line.page else ()
    counted = {
        (f"{text[: m.start()]}#{text[m.end() :]}", f"{int(m[0]) - (line.page or 0)}")
        for m in numbers
    }
    return {(text, ""), *counted}


def _first_page(lines: list[Line], lone: dict[int, int]) -> int | None:
    """Return what must be added to the count of pages to get the numbers printed on most."""
    offsets = Counter(value - page for n, value in lone.items() if (page := lines[n].page))
    offset, count = offsets.most_common(1)[0] if offsets else (0, 0)
    return offset if count >= min(REPEATS, len({line.page for line in lines})) else None


def _longest_count(lone: dict[int, int]) -> set[int]:
    """Return the lines of the longest run of numbers that count up by one, if it is a long one.

    This is for a text without pages; raised markers that stand alone count up too, but not far.
    """
    runs = sorted(_counts(lone), key=len)
    return set(runs[-1]) if runs else set()


def _counts(lone: dict[int, int]) -> list[frozenset[int]]:
    """Return the long runs of lines whose numbers count up; each line is in one run at most.

    They count up by one, or from one multiple of five to the next.
    """
    runs: list[list[int]] = []
    last: dict[int, list[int]] = {}
    for number, value in sorted(lone.items()):
        run = last.pop(value - 1, None) or (last.pop(value - 5, None) if value % 5 == 0 else None)
        if run is None:
            runs.append(run := [])
        run.append(number)
        last[value] = run
    return [frozenset(run) for run in runs if len(run) > 2 * REPEATS]
