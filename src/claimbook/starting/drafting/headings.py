"""Which lines of a text are headings, by their signs, by a number, or by the usual words."""

import re
from collections.abc import Iterator, Set

from claimbook.census.source import Line
from claimbook.starting.drafting.paragraphs import DAY, NOTE, ends_sentence

GLUED = re.compile(
    r"(?:(?<=[a-zß-ÿ]{3})|(?<=[^\W\d_]\)))[.,;:!?)\]”\"’]*([0-9]{1,2})(?![\w%]|[.,][0-9])"
)
"""A number that follows a word without a space, as the marker of a note does."""
_SIGNED = re.compile(r"(#{1,6})\s+(.*\S)")
_NUMBER = re.compile(r"([0-9]{1,2})\b")
_NUMBERED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*\.?\s+([^\W\d_])[^.!?]{2,70}(?<![,;:–-])")
_ADDRESS = re.compile(r"://|\bURL:")
_HIGHEST_FIRST = 9
"""The highest number of a first section; a higher one is taken for the number of a house."""
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
    match = _NUMBERED.fullmatch(text)
    return text if (match and match[1].isupper()) or _NAMED.fullmatch(text) else ""


def headings(lines: list[Line], begins: Set[int]) -> list[str]:
    """Return the words of each line that is a heading, but for a list of contents.

    There a bare heading stands right beside another, and comes again where its section begins.

    Args:
        lines: The lines of the text, its title first.
        begins: Those with which a paragraph begins, by their index.
    """
    names = ["", *_likely(lines, begins)]
    last = {name: number for number, name in enumerate(names)}
    there = [number for number, line in enumerate(lines) if line.text.strip()]
    made, was_listed = [""] * len(lines), False
    for number, behind in zip(there, [*there[1:], None], strict=True):
        beside = was_listed or (behind is not None and names[behind] != "")
        comes_again = last[names[number]] > number and names[number] != ""
        was_listed = _is_bare(lines[number]) and beside and comes_again
        made[number] = "" if was_listed else names[number]
    return made


def _likely(lines: list[Line], begins: Set[int]) -> Iterator[str]:
    """Yield the words of each line but the first that is a heading.

    A line that begins with a number may also be that of a street, a day, an address or a note.
    """
    last, notes, ends = 0, _notes(lines), _ends(lines, begins)
    for at, line in enumerate(lines[1:], 1):
        name = heading(line.text)
        number = _NUMBER.match(name)
        if number and _is_bare(line) and not _NAMED.fullmatch(name.lstrip("0123456789. ")):
            is_beyond = int(number[1]) > max(last + 2, _HIGHEST_FIRST)
            goes_on = ends[at] > at and ends_sentence(lines[ends[at]].text)
            is_text = goes_on and (lines[at + 1].text.lstrip()[:1].islower() or at in notes)
            if is_beyond or is_text or DAY.match(line.text) or _ADDRESS.search(line.text):
                name = ""
        if number and name:
            last = max(last, int(number[1]))
        yield name


def _ends(lines: list[Line], begins: Set[int]) -> list[int]:
    """Return for each line the last one of its paragraph that is not blank."""
    found, end = [0] * len(lines), 0
    for at in reversed(range(len(lines))):
        end = end or (at if lines[at].text.strip() else 0)
        found[at] = end
        end = 0 if at in begins else end
    return found


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
