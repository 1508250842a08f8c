"""Works and citations, read from the list of references."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from pathlib import Path

_NUMBERED = re.compile(r"\s*(?:[-*]\s*)?\[?([0-9]{1,3})[\].)]\s+(.{10,})")
_AUTHOR_YEAR = re.compile(
    r"\s*(?:[-*]\s*)?((?:(?:van|von|de|der|den|di|da|du|la|le|el|al|ter|ten|zu|dos)\s+)*"
    r"[^\W\d_a-z][^0-9]{1,400}?),?\s*"
    r"\(?((?:1[5-9]|20)[0-9]{2})[a-z]?\)?[.,:]?\s+(.{5,})"
)
_YEAR = re.compile(r"\b((?:1[5-9]|20)[0-9]{2})\b")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>]+")
_URL = re.compile(r"https?://[^\s\"<>)]+")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?-?){1,2}")
UNDECIDED = "private"
"""The class of a source of which nothing is known yet: the lowest."""


@dataclass(frozen=True)
class Reference:
    """An entry of the list: its marker in the text, and the record as far as it can be read."""

    marker: str
    creators: str = ""
    issued: str = ""
    title: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def surname(self) -> str:
        """The name under which the text would cite it."""
        return _surname(self.creators)


def references(lines: list[str]) -> list[Reference]:
    """Return the entries of a printed list, numbered or by author and year."""
    return list(_entries(lines))


def _entries(lines: list[str]) -> Iterator[Reference]:
    numbered = [match for match in map(_NUMBERED.fullmatch, lines) if match]
    for match in numbered:
        year = _YEAR.search(match[2])
        plain = Reference(match[1], "", year[1] if year else "", _short(match[2]), _found(match[2]))
        read = _by_author(match[2])
        yield replace(read, marker=match[1]) if read else plain
    if not numbered:
        yield from filter(None, map(_by_author, lines))


def _by_author(text: str) -> Reference | None:
    match = _AUTHOR_YEAR.fullmatch(text)
    if not match:
        return None
    creators, year, rest = match.groups()
    name = _surname(creators)
    title = re.split(r"\.\s", rest, maxsplit=1)[0].strip(' .“”"')
    return Reference(f"{name} {year}", creators.strip(" ,"), year, _short(title), _found(rest))


def _surname(creators: str) -> str:
    """Return the name under which a work is cited: the first, without ``van`` and initials."""
    words = re.split(r",|;|&|\band\b", creators.strip())[0].split()
    words = [*dropwhile(lambda word: word[:1].islower(), words)]
    return " ".join([w for w in words if not _INITIALS.fullmatch(w)] or words[:1])


def _short(text: str) -> str:
    return " ".join(text.split())[:200]


def _found(text: str) -> dict[str, str]:
    doi, url = _DOI.search(text), _URL.search(text)
    found = {"doi": doi[0].rstrip(".,;)")} if doi else {}
    return found | ({"url": url[0].rstrip(".,;")} if url and "doi.org" not in url[0] else {})


def from_bibtex(path: Path) -> list[Reference]:
    """Return the entries of a BibTeX file.

    Raises:
        ValueError: It cannot be read as BibTeX.
    """
    from pybtex.database import parse_file
    from pybtex.exceptions import PybtexError

    try:
        entries = parse_file(str(path), bib_format="bibtex").entries.values()
    except (PybtexError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read as BibTeX: {error}") from None
    return [_from_entry(entry) for entry in entries]


def _from_entry(entry: object) -> Reference:
    fields = {k.lower(): _plain(v) for k, v in getattr(entry, "fields", {}).items()}
    people = getattr(entry, "persons", {}).get("author", [])
    named = "; ".join(
        _plain(f"{' '.join(p.last_names)}, {' '.join(p.first_names)}") for p in people
    )
    year = _YEAR.search(fields.get("year", "") or fields.get("date", ""))
    issued = year[1] if year else ""
    surname = _plain(" ".join(people[0].last_names)) if people else fields.get("title", "")[:20]
    renamed = {"journal": "container", "booktitle": "container", "number": "issue"}
    kept = ("journal", "booktitle", "volume", "number", "publisher", "doi", "url")
    more = {renamed.get(k, k): fields[k] for k in kept if fields.get(k)}
    title = fields.get("title") or "untitled"
    return Reference(f"{surname} {issued}".strip(), named.strip(", "), issued, title, more)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[{}]|\\[a-zA-Z]+\s?|\\.", "", str(text)).split())
