"""The text of an article as sections, paragraphs and numerals in the order of print."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path

from claimbook.census.contents import find_contents
from claimbook.census.excerpt import Excerpt, Numeral, cut
from claimbook.census.furniture import find_furniture
from claimbook.census.page_breaks import join_over_pages, page_breaks
from claimbook.census.source import JATS, PDF, read_copy
from claimbook.quantities.numerals import tokenize
from claimbook.starting.drafting.headings import GLUED, headings, title_of
from claimbook.starting.drafting.jats import Records, records_of
from claimbook.starting.drafting.paragraphs import NOTE, beginnings, ends_sentence


@dataclass
class Section:
    """A section: its title, and the lines of its text by their index in the excerpt."""

    title: str
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Place:
    """Where a numeral stands: its section, and the paragraph of it, both counted from 1."""

    section: int
    paragraph: int
    page: int | None


@dataclass
class Text:
    """An article as read.

    Attributes:
        title: Its title.
        excerpt: Its lines, from the title to the references, without page furniture.
        sections: Its sections in order.
        paragraphs: Of each line, the number of its paragraph within its section.
        references: The lines after the heading of the references.
        records: What JATS has as records: of the article, and of the works that it cites.
    """

    title: str
    excerpt: Excerpt
    sections: list[Section]
    paragraphs: list[tuple[int, int]]
    references: list[str]
    records: Records | None = None

    def place(self, numeral: Numeral) -> Place:
        """Return where a numeral stands."""
        section, paragraph = self.paragraphs[numeral.line]
        return Place(section, paragraph, self.excerpt.lines[numeral.line].page)

    def cited(self, numeral: Numeral) -> str:
        """Return the id of the work to which a numeral refers, where the text says it (JATS)."""
        line = self.excerpt.lines[numeral.line]
        number = bisect_right(line.cited, numeral.column, key=itemgetter(0))
        start, stop, ids = line.cited[number - 1] if number else (0, 0, ())
        if numeral.column >= stop:
            return ""
        inside = _numerals(part(line.text, start, stop))
        at = bisect_left(inside, numeral.column - start) if len(inside) == len(ids) else 0
        return ids[at] if at < len(ids) else ""

    def paragraph_of(self, numeral: Numeral) -> tuple[str, int]:
        """Return the text of a numeral's paragraph, and where in it the numeral begins."""
        first, last = self._bounds[numeral.line]
        return part(self._joined, first, last), self._starts[numeral.line] + numeral.column - first

    @cached_property
    def counted(self) -> dict[int, int]:
        """The lines that begin with the number of a section, 1 and up, and where it stands."""
        found = dict[int, int]()
        for number in (section.lines[0] for section in self.sections[1:]):
            match = re.match(r"\W*([0-9]{1,2})\s", self.excerpt.lines[number].text)
            if match and int(match[1]) == len(found) + 1:
                found[number] = match.start(1)
        return found

    @cached_property
    def markers(self) -> set[tuple[int, int]]:
        """Where, by line and column, markers of notes stand that are not told to be raised.

        The same number follows a word without a space, and begins a line before a capital.
        """
        glued, notes = (defaultdict[str, set[tuple[int, int]]](set) for _ in range(2))
        for number, line in enumerate(self.excerpt.lines):
            for match in GLUED.finditer(line.text):
                glued[match[1]].add((number, match.start(1)))
            if number not in self.counted and (note := NOTE.match(line.text)):
                notes[note[1]].add((number, note.start(1)))
        return {place for mark in glued.keys() & notes for place in glued[mark] | notes[mark]}

    @cached_property
    def first_rows(self) -> list[int]:
        """The line of the first row of the table in which each line is."""
        found = list[int]()
        for number in range(len(self.excerpt.lines)):
            follows = number > 0 and is_row(self.excerpt.lines[number - 1].text)
            found.append(found[-1] if follows else number)
        return found

    @cached_property
    def _joined(self) -> str:
        return self.excerpt.text

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins in the text of all."""
        return list(accumulate((len(line.text) + 1 for line in self.excerpt.lines), initial=0))

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        """Where the paragraph of each line begins and ends; it begins anew behind a blank line."""
        lines, found = self.excerpt.lines, []
        for _, group in groupby(range(len(lines)), key=self.paragraphs.__getitem__):
            numbers = list(group)
            first, end = numbers[0], self._starts[numbers[-1] + 1] - 1
            for number in numbers:
                if number > first and not lines[number - 1].text.strip():
                    first = number
                found.append((self._starts[first], end))
        return found


@lru_cache(maxsize=4)
def part(text: str, first: int, end: int) -> str:
    """Return a part of a text, the same one for each numeral in it: it is not copied again."""
    return text[first:end]


@lru_cache(maxsize=4)
def _numerals(text: str) -> list[int]:
    return [token.start for token in tokenize(text)]


def read_text(path: Path, title: str = "") -> Text:
    """Read an article from a file.

    Args:
        path: The file: Markdown, plain text, PDF, HTML or JATS.
        title: Its title; its first heading, or its first line, if empty.

    Raises:
        CopyUnreadableError: The file cannot be read.
        NoArticleError: It does not hold the title that was given.
    """
    lines = read_copy(path)
    title = title or title_of(lines)
    excerpt = _bare(cut(lines, title))
    is_printed = path.suffix.lower() in PDF or any(line.page for line in lines)
    sections, paragraphs = _divide(excerpt, title, is_printed)
    records = records_of(path) if path.suffix.lower() in JATS else None
    tail = [line.text for line in excerpt.after[1:]]
    return Text(title, excerpt, sections, paragraphs, tail, records)


def _bare(excerpt: Excerpt) -> Excerpt:
    """Return an excerpt without page furniture and lists of contents, joined over pages."""
    furniture = find_furniture(excerpt.lines).certain - {0}
    apart = furniture.union(*find_contents(excerpt, furniture))
    lines = join_over_pages(excerpt.lines, furniture)
    for last, first in page_breaks(lines, furniture):
        if not ends_sentence(lines[last].text):
            apart |= set(range(last + 1, first))
    kept = [line for n, line in enumerate(lines) if n not in apart]
    return replace(excerpt, lines=kept)


def is_row(text: str) -> bool:
    """Say whether a line is a row of a table."""
    return text.lstrip().startswith("|") and text.count("|") > 1


def _divide(
    excerpt: Excerpt, title: str, is_printed: bool
) -> tuple[list[Section], list[tuple[int, int]]]:
    """Return the sections, and of each line its section and paragraph."""
    sections, places = [Section("Title and front matter")], []
    begins = beginnings([line.text for line in excerpt.lines], is_printed=is_printed)
    paragraph = 1
    names = headings(excerpt.lines, begins)
    for number, line in enumerate(excerpt.lines):
        named = names[number]
        if named and named != title:
            sections.append(Section(named[:120]))
            paragraph = 0
        if line.text.strip() and number:
            if number in begins and not named:
                paragraph += 1
            paragraph = max(paragraph, 0 if named else 1)
        sections[-1].lines.append(number)
        places.append((len(sections), max(paragraph, 1)))
    return sections, places
