"""Lists of contents, whose page numbers are printed but are no numerals of the article.

Such a list is a run of lines that end in page numbers which never fall. A table may look the same.
So what the lines name must come again behind the list in the same order, each in a line of its own
as headings do: all of it, or half of it where dots lead to the numbers. Under a heading such as
"Contents" the list runs from the first line to the last that has dots or comes again.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from claimbook.census.excerpt import Excerpt

SHORTEST = 3
"""Lines of a list that no heading names."""
_NAMES = frozenset(
    "contents tableofcontents listoffigures listoftables inhalt inhaltsverzeichnis sommaire "
    "tabledesmatières índice sumário sommario indice inhoud inhoudsopgave indhold innhold "
    "innehåll sisällys содержание оглавление зміст 目录 目次 목차 içindekiler".split()
)
"""How the heading of a list of contents is worded, without spaces."""
_ENTRY = re.compile(r"(.*[^\s.…·_|])([\s.…·_|]++)([0-9]{1,4}|[ivxlc]{1,7})[\s|*]*")
_LEADER = re.compile(r"(?:[.·_]\s*+){3}|…")


class _Entry(NamedTuple):
    """A line that ends in a page number: its index, the letters before it, and what is between."""

    line: int
    title: str
    gap: str
    page: int

    @property
    def has_dots(self) -> bool:
        return _LEADER.search(self.gap) is not None


def find_contents(excerpt: Excerpt, apart: Collection[int]) -> list[frozenset[int]]:
    """Return the lines of each list of contents in an excerpt, by their index.

    Args:
        excerpt: The article, and what comes after it.
        apart: Lines of page furniture, which may stand within a list.
    """
    texts = [line.text for line in (*excerpt.lines, *excerpt.after)]
    there = [n for n, text in enumerate(texts) if n not in apart and text.strip()]
    entries = {n: entry for n in there if (entry := _entry(n, texts[n]))}
    places = defaultdict[str, list[int]](list)
    for n in there:
        if n not in entries:
            places[_letters(texts[n])].append(n)
    found = []
    for run in _runs(there, texts, entries):
        at = bisect_left(there, run[0].line)
        above = [n for n in there[max(at - 3, 0) : at] if "|" not in texts[n]]  # a table has names
        is_named = bool(above) and _letters(texts[above[-1]]) in _NAMES
        if listed := _list(run, places, is_named=is_named):
            first, last = (bisect_left(there, listed[at].line) for at in (0, -1))
            found.append(frozenset(there[first : last + 1]))
    return found


def _entry(number: int, text: str) -> _Entry | None:
    match = _ENTRY.fullmatch(text)
    if match is None or not (title := _letters(match[1])):
        return None
    page = int(match[3]) if match[3].isdecimal() else 0
    entry = _Entry(number, title, match[2], page)
    return entry if entry.gap.isspace() or "|" in entry.gap or entry.has_dots else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _runs(
    there: Sequence[int], texts: Sequence[str], entries: dict[int, _Entry]
) -> Iterator[list[_Entry]]:
    """Yield runs of entries whose pages never fall; a title may begin one line above its page."""
    run: list[_Entry] = []
    was_other = False
    for n in there:
        entry = entries.get(n)
        if entry is None and run and not was_other and texts[n].rstrip()[-1] not in ".!?":
            was_other = True
            continue
        if entry is None or (run and entry.page < run[-1].page):
            if run:
                yield run
            run = []
        if entry:
            run.append(entry)
        was_other = False
    if run:
        yield run


def _list(run: list[_Entry], places: dict[str, list[int]], *, is_named: bool) -> list[_Entry]:
    """Return the part of a run that is a list of contents, or nothing."""
    comes_again, behind = set(), run[0].line
    for entry in run:
        found = places.get(entry.title, [])
        at = bisect_right(found, max(behind, entry.line))
        if at < len(found):
            comes_again.add(entry)
            behind = found[at]
    proven = [n for n, entry in enumerate(run) if entry.has_dots or entry in comes_again]
    listed = run[proven[0] : proven[-1] + 1] if proven else []
    again = sum(entry in comes_again for entry in listed)
    dots = sum(entry.has_dots for entry in listed)
    half = len(listed) / 2
    if is_named:
        is_list = True
    elif dots >= half:
        is_list = len(listed) >= SHORTEST and again >= half
    else:
        is_list = len(listed) >= SHORTEST and again == len(listed) and "|" not in listed[0].gap
    return listed if is_list else []
