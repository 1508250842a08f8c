"""Works and citations, read from the list of references."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from pathlib import Path
from typing import Any

from claimbook.texts import filled

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
_PERSON = re.compile(
    r"(?:(?<=^)|(?<=[,;&\s]))(?:and )?([^\W\d_][^,;&]{0,60}), ((?:[^\W\d_]\.[\s-]?){1,5})"
)
_INITIALLED = re.compile(r"(?:[^\W\d_][^\d,.;]{0,60} [A-Z]{1,3}(?:, |$))+(?:et al)?")
_PAGES = r"([0-9]+(?:[-–][0-9]+)?)"
_IN_JOURNAL = re.compile(
    rf"([^0-9]{{3,120}}?),?\s+([0-9]{{1,4}})(?:\((\w{{1,8}})\))?,\s*{_PAGES}\b"
)
_VOLUME = re.compile(rf"[^;:0-9]{{0,20}};\s*([0-9]+)(?:\(([^)]{{1,10}})\))?(?::\s*{_PAGES})?")
UNDECIDED = "private"
"""The class of a source of which nothing is known yet: the lowest."""


@dataclass(frozen=True)
class Reference:
    """An entry of the list: its marker in the text, and the record as far as it can be read.

    The creators are as `claimbook.package.creators` writes them; the key is that of JATS.
    """

    marker: str
    creators: str = ""
    issued: str = ""
    title: str = ""
    more: dict[str, str] = field(default_factory=dict)
    key: str = ""

    @property
    def surname(self) -> str:
        """The name under which the text would cite it."""
        return _surname(self.creators)


def references(lines: list[str]) -> list[Reference]:
    """Return the entries of a printed list, numbered or by author and year."""
    return list(_entries(lines))


def _entries(lines: list[str]) -> Iterator[Reference]:
    numbered = [match for match in map(_NUMBERED.fullmatch, lines) if match]
    yield from (reference_of(match[2], match[1]) for match in numbered)
    if not numbered:
        yield from filter(None, map(_by_author, lines))


def reference_of(text: str, label: str, key: str = "") -> Reference:
    """Return an entry by its text: by author and year, as Vancouver has it, or by its words."""
    year = _YEAR.search(text)
    plain = Reference(label, "", year[1] if year else "", _short(text), _found(text))
    read = _by_author(text) or _vancouver(text) or plain
    return replace(read, marker=label or read.marker or _short(text)[:40], key=key)


def _by_author(text: str) -> Reference | None:
    match = _AUTHOR_YEAR.fullmatch(text)
    if not match:
        return None
    creators, year, rest = match.groups()
    joined = people(creators)
    name = _surname(joined)
    title, _, after = re.sub(r"\.\s", "\n", rest, count=1).partition("\n")
    more = _found(rest)
    if printed := _IN_JOURNAL.match(after):
        more |= _in_journal(*printed.groups())
    title = _short(title.strip(' .“”"'))
    return Reference(f"{name} {year}", joined, year, title, more)


def _vancouver(text: str) -> Reference | None:
    """Read an entry in the style of Vancouver: names with bare initials, and the year behind."""
    authors, _, rest = text.strip().partition(". ")
    title, _, rest = rest.partition(". ")
    year = _YEAR.search(rest)
    if not year or not title or not _INITIALLED.fullmatch(authors):
        return None
    named = [name.rsplit(" ", 1) for name in authors.removesuffix(", et al").split(", ")]
    creators = "; ".join(f"{name}, {'. '.join(letters)}." for name, letters in named)
    more, where = _found(rest), _VOLUME.match(rest[year.end() :])
    house = rest[: year.start()]
    more |= _in_journal(house, *where.groups()) if where else {"publisher": house.strip(" .,;")}
    return Reference(f"{named[0][0]} {year[1]}", creators, year[1], _short(title), more)


def _in_journal(
    container: str, volume: str, issue: str | None, pages: str | None
) -> dict[str, str]:
    found = {"container": container.strip(" .,;*_"), "volume": volume, "issue": issue or ""}
    found["pages"] = (pages or "").replace("–", "-")
    return filled(found)


def people(creators: str) -> str:
    """Return printed names joined as `names` reads them: ``Haugen, M.; Ruiz, P.``."""
    text = creators.strip(" ,")
    found = _PERSON.findall(text)
    if found and not _PERSON.sub("", text).strip(" ,;&").removeprefix("and").strip(" ,;&."):
        return "; ".join(f"{name.strip()}, {given.strip()}" for name, given in found)
    return re.sub(r"(?<=\w\w)\.$", "", text)


def _surname(creators: str) -> str:
    """Return the name under which a work is cited: the first, without ``van`` and initials."""
    words = re.split(r",|;|&|\band\b", creators.strip())[0].split()
    words = [*dropwhile(lambda word: word[:1].islower(), words)]
    return " ".join([w for w in words if not _INITIALS.fullmatch(w)] or words[:1])


def _short(text: str) -> str:
    return " ".join(text.split()).strip("*_")[:200]


def _found(text: str) -> dict[str, str]:
    doi, url = _DOI.search(text), _URL.search(text)
    found = {"doi": doi[0].rstrip(".,;)")} if doi else {}
    return found | ({"url": url[0].rstrip(".,;")} if url and "doi.org" not in url[0] else {})


def from_bibtex(path: Path) -> list[Reference]:
    """Return the entries of a BibTeX file.

    Raises:
        ValueError: It cannot be read as BibTeX.
    """
    import latexcodec  # noqa: F401 - of pybtex: the names of the accents
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
    year = _YEAR.search(fields.get("year", "") or fields.get("date", ""))
    issued = year[1] if year else ""
    surname = _plain(" ".join(people[0].last_names)) if people else fields.get("title", "")[:20]
    renamed = {"journal": "container", "booktitle": "container", "number": "issue"}
    kept = ("journal", "booktitle", "volume", "number", "publisher", "doi", "url")
    more = {renamed.get(k, k): fields[k] for k in kept if fields.get(k)}
    if pages := re.fullmatch(_PAGES, re.sub("[-–]+", "-", fields.get("pages", ""))):
        more["pages"] = pages[1]
    title = fields.get("title") or "untitled"
    named = "; ".join(map(_named, people))
    return Reference(f"{surname} {issued}".strip(), named, issued, title, more)


def _named(person: Any) -> str:  # noqa: ANN401 - pybtex is untyped
    """Return a person as ``van Family, Given Names, Jr.``, an institution as it is."""
    family = person.prelast_names + person.last_names
    parts = (family, person.first_names + person.middle_names, person.lineage_names)
    return ", ".join(_plain(" ".join(part)) for part in parts if part)


def _plain(text: str) -> str:
    """Return a text of BibTeX without marks of LaTeX, each accent on its letter."""
    letters = str(codecs.decode(str(text), "ulatex"))  # type: ignore[call-overload]
    return " ".join(re.sub(r"[{}]|\\[a-zA-Z]+\s?|\\.", "", letters).split())
