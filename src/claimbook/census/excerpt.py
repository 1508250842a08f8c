"""The part of a copy that the ledger covers: from the title to the line before the references."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from claimbook.census.source import Line
from claimbook.errors import TechplomacyError
from claimbook.package.files import NUMERALS
from claimbook.quantities.numerals import tokenize

HEADING = "references"
HEADINGS = (
    HEADING,
    "reference list",
    "list of references",
    "references and notes",
    "bibliography",
    "literature cited",
    "literature",
    "works cited",
    "cited works",
    "sources",
    *("literatur", "literaturverzeichnis", "quellen", "quellenverzeichnis"),
    *("références", "bibliographie", "références bibliographiques"),
    *("referencias", "referencias bibliográficas", "bibliografía"),
    *("referências", "referências bibliográficas", "bibliografia", "riferimenti bibliografici"),
    *("literatuur", "litteratur", "referenser", "referencer", "källor", "lähteet", "kirjallisuus"),
    *("литература", "список литературы", "список источников", "література", "literatura"),
    *("参考文献", "參考文獻", "引用文献", "참고문헌", "kaynakça", "kaynaklar", "المراجع"),
)
"""How the heading of a reference list is worded."""
_HEADING_LINE = re.compile(
    rf"\W*(?:(?:[0-9]+\.?|[IVX]+\.)\W*)?(?:{'|'.join(HEADINGS)})\W*(?:1\b.*)?", re.IGNORECASE
)
_FIRST = re.compile(r"\b1\b")


class NoArticleError(TechplomacyError, ValueError):
    """The copy does not hold the article: its title is not there, or it has too many numerals."""

    code = "no-article"


@dataclass(frozen=True)
class Numeral:
    """A numeral of the copy: its token and form, its span in the excerpt, its line and column."""

    token: str
    form: str
    start: int
    stop: int
    line: int
    column: int


@dataclass(frozen=True)
class Excerpt:
    """The lines from title to references, and the lines of the copy before and after them."""

    before: list[Line]
    lines: list[Line]
    after: list[Line]

    @property
    def text(self) -> str:
        """The excerpt as one text."""
        return "\n".join(line.text for line in self.lines)

    def numerals(self) -> list[Numeral]:
        """Return the numerals of the excerpt in order.

        Raises:
            NoArticleError: They are too many for an article.
        """
        starts = list(accumulate((len(line.text) + 1 for line in self.lines), initial=0))
        found = []
        for token, form, start in tokenize(self.text):
            line = bisect_right(starts, start) - 1
            column = start - starts[line]
            found.append(Numeral(token, form, start, start + len(token), line, column))
        if len(found) > NUMERALS:
            raise NoArticleError(f"the text has more than {NUMERALS:,} numerals")
        return found


def cut(lines: list[Line], title: str) -> Excerpt:
    """Cut the article out of a copy.

    The title is looked for letter by letter, so that case, spaces, line breaks, hyphens and marks
    do not matter; its first occurrence counts. The reference list begins at the line after it that
    holds its heading, and the first number or a line that begins with it. Where none is so, the
    last line that holds the heading counts: a list of contents or a menu has it before. An article
    without a list, as one with footnotes alone, goes to the end.

    Raises:
        NoArticleError: The title is not there.
    """
    letters = [
        (char, number, column)
        for number, line in enumerate(lines)
        for column, char in enumerate(line.text)
        if char.isalnum()
    ]
    wanted = [char for char in title if char.isalnum()]
    found = "".join(fold(c) for c, _, _ in letters).find("".join(map(fold, wanted)))
    if found < 0 or not wanted:
        raise NoArticleError(f"the copy does not hold the title {title!r}")
    _, first, column = letters[found]
    last = _references(lines, first)
    opening, title_line = lines[first].text[:column], lines[first].text[column:]
    head = Line(opening, lines[first].number, lines[first].page)
    start = Line(title_line, lines[first].number, lines[first].page)
    return Excerpt([*lines[:first], head], [start, *lines[first + 1 : last]], lines[last:])


def _references(lines: list[Line], first: int) -> int:
    """Return the line after ``first`` at which the reference list begins, or the end."""
    headings = [n for n in range(first, len(lines)) if _HEADING_LINE.fullmatch(lines[n].text)]
    numbered = (n for n in headings if _FIRST.search(lines[n].text) or _is_first(lines, n + 1))
    return next(numbered, headings[-1] if headings else len(lines))


def _is_first(lines: list[Line], at: int) -> bool:
    """Say whether the next line that is not blank is the first item of a numbered list."""
    texts = (lines[n].text for n in range(at, len(lines)))
    text = next(filter(str.strip, texts), "")
    return re.match(r"\W*1\b(?!\W*\Z)", text) is not None


def fold(char: str) -> str:
    """Return a letter without case, as one character, so that offsets are kept."""
    folded = char.casefold()
    return folded if len(folded) == 1 else char
