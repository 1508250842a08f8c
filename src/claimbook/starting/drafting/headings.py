"""Which lines of a text are headings, by their signs, by a number, or by the usual words."""

import re
from collections.abc import Iterator
from itertools import pairwise

from claimbook.census.source import Line
from claimbook.starting.drafting.paragraphs import DAY, NOTE

GLUED = re.compile(
    r"(?:(?<=[a-zß-ÿ]{3})|(?<=[^\W\d_]\)))[.,;:!?)\]”\"’]*([0-9]{1,2})(?![\w%]|[.,][0-9])"
)
"""A number that follows a word without a space, as the marker of a note does."""
_SIGNED = re.compile(r"(#{1,6})\s+(.*\S)")
_NUMBER = re.compile(r"([0-9]{1,2})\b")
_NUMBERED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*\.?\s+[A-Z][^.!?]{2,70}(?<![,;:–-])")
_TEXT = re.compile(rf"^{DAY.pattern}|://|\bURL\b")
"""What a heading is not: a day, or words with an address."""
_NAMED = re.compile(
    "abstract|introduction|background|methods?|materials and methods|data|results|discussion|"
    "conclusions?|acknowledge?ments|appendix.{0,60}|supplementary materials?",
    re.IGNORECASE,
)


def title_of(lines: list[Line]) -> str:
    """Return the first heading that has its signs, or the first line."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    signed = (heading(text) for text in texts if _SIGNED.fullmatch(text))
    return next(filter(None, signed), texts[0])


def heading(text: str) -> str:
    """Return the words of a line that is a heading, or nothing."""
    text = text.strip()
    if match := _SIGNED.fullmatch(text):
        return match[2].strip("#* ")
    text = text.strip("*")
    return text if _NUMBERED.fullmatch(text) or _NAMED.fullmatch(text) else ""


def headings(lines: list[Line]) -> list[str]:
    """Return the words of each line that is a heading, but for a list of contents.

    There a bare heading stands right beside another, and comes again where its section begins.
    """
    names = ["", *_likely(lines[1:])]
    last = {name: number for number, name in enumerate(names)}
    there = [number for number, line in enumerate(lines) if line.text.strip()]
    made, was_listed = [""] * len(lines), False
    for number, behind in zip(there, [*there[1:], None], strict=True):
        beside = was_listed or (behind is not None and names[behind] != "")
        comes_again = last[names[number]] > number and names[number] != ""
        was_listed = _is_bare(lines[number]) and beside and comes_again
        made[number] = "" if was_listed else names[number]
    return made


def _likely(lines: list[Line]) -> Iterator[str]:
    """Yield the words of each line that is a heading; a number alone makes none of a line.

    It may be ahead of the one before it by two, as if a heading was not found, and not more: a line
    can begin with the number of a house, or with a day. Nor does a heading go on in small letters.
    """
    last, notes = 0, _notes(lines)
    for at, (line, behind) in enumerate(pairwise([*lines, Line("", 0, None)])):
        name = heading(line.text)
        number = _NUMBER.match(name) if _is_bare(line) else None
        if number and not _NAMED.fullmatch(name.lstrip("0123456789. ")):
            goes_on = behind.text.lstrip()[:1].islower()
            if int(number[1]) > last + 2 or _TEXT.search(name) or goes_on or at in notes:
                yield ""
                continue
        last = max(last, int(number[1])) if number else last
        yield name


def _notes(lines: list[Line]) -> set[int]:
    """Return the lines that are notes of a page: their number is glued to a word before them."""
    found, page, glued = set[int](), None, set[str]()
    for at, line in enumerate(lines):
        if line.page != page:
            page, glued = line.page, set()
        if (note := NOTE.match(line.text)) and note[1] in glued:
            found.add(at)
            glued.remove(note[1])
        if page is not None:
            glued.update(GLUED.findall(line.text))
    return found


def _is_bare(line: Line) -> bool:
    return not line.text.lstrip().startswith("#")
