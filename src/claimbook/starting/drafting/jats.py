"""The records of JATS: that of the article itself, and those of the works that it cites."""

import html
import re
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from claimbook.census.markup import without_doctype
from claimbook.starting.drafting.references import Reference, reference_of
from claimbook.texts import filled

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")
_TYPES = {
    "book": "book",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "conference": "paper-conference",
    "data": "dataset",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "web": "webpage",
    "webpage": "webpage",
}
"""Types of publications in JATS, and what CSL calls them; any other is an article of a journal."""
_IN_A_REFERENCE = {
    "volume": "volume",
    "issue": "issue",
    "publisher": "publisher-name",
    "doi": "pub-id[@pub-id-type='doi']",
}
"""Columns of a work, and the elements in which a reference has them."""


@dataclass(frozen=True)
class Records:
    """The records in a JATS file: the article's, as cells of its work, and those of works cited."""

    article: dict[str, str]
    creators: str
    references: list[Reference]


def records(text: str) -> Records | None:
    """Return the records of a text in JATS; nothing if it is no XML, or has entities of its own."""
    plain = _ENTITY.sub(lambda name: html.escape(html.unescape(name[0])), without_doctype(text))
    if "<!ENTITY" in plain:
        return None
    try:
        root = ElementTree.fromstring(plain)
    except ElementTree.ParseError:
        return None
    meta = root.find(".//article-meta")
    meta = Element("article-meta") if meta is None else meta
    listed = [
        _reference(ref) for each in root.iterfind(".//ref-list") for ref in each.findall("ref")
    ]
    people = meta.iterfind("contrib-group/contrib[@contrib-type='author']")
    return Records(_article(root, meta), "; ".join(filter(None, map(_person, people))), listed)


def _article(root: Element, meta: Element) -> dict[str, str]:
    found = {
        "container": _text(root.find(".//journal-meta//journal-title")),
        "publisher": _text(root.find(".//journal-meta//publisher-name")),
        "doi": _text(meta.find("article-id[@pub-id-type='doi']")),
        "issued": _issued(meta),
        "language": root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        **{name: _text(meta.find(name)) for name in ("volume", "issue")},
        "pages": _pages(meta),
    }
    return filled(found)


def _issued(meta: Element) -> str:
    """Return the first day, month or year on which it came out, as ISO 8601 writes it."""
    days = [_date(each) for each in meta.iterfind("pub-date")]
    return min((day for day in days if day), default="", key=lambda day: (day[:4], -len(day), day))


def _date(date: Element) -> str:
    parts = [_text(date.find(name)) for name in ("year", "month", "day")]
    if not re.fullmatch("[0-9]{4}", parts[0]):
        return ""
    known = [parts[0]]
    for part in parts[1:]:
        if not re.fullmatch("[0-9]{1,2}", part):
            break
        known.append(f"{int(part):02d}")
    return "-".join(known)


def _reference(ref: Element) -> Reference:
    cited = next((each for each in ref.iter() if each.tag.endswith("citation")), ref)
    label, key = _text(ref.find("label")).strip("[]().^ "), ref.get("id", "")
    people = "; ".join(_person(each) for each in _people(cited))
    title = _text(cited.find(".//article-title")) or _text(cited.find(".//chapter-title"))
    source, year = _text(cited.find(".//source")), _text(cited.find(".//year"))[:4]
    if not (title or people) and (not source or cited.tag == "mixed-citation"):
        return reference_of(" ".join(_text(cited).split()), label, key)
    more = {name: _text(cited.find(f".//{tag}")) for name, tag in _IN_A_REFERENCE.items()}
    more |= {"container": source if title else "", "pages": _pages(cited)}
    kind = _TYPES.get(cited.get("publication-type", ""), "article-journal")
    kept = filled(more) | {"csl_type": kind}
    year = year if re.fullmatch("[0-9]{4}", year) else ""
    found = Reference(label, people, year, title or source, kept, key)
    return (
        found if label else replace(found, marker=f"{found.surname or title[:20]} {year}".strip())
    )


def _people(cited: Element) -> list[Element]:
    """Return who wrote a work; who edited it is told apart by the kind of the group."""
    groups = cited.findall(".//person-group")
    authors = [g for g in groups if g.get("person-group-type", "author") == "author"]
    inside = authors or groups or [cited]
    names = {"name", "string-name", "collab"}
    return [each for group in inside for each in group.iter() if each.tag in names]


def _person(element: Element) -> str:
    family, given = (_text(element.find(f".//{tag}")) for tag in ("surname", "given-names"))
    if family:
        suffix = _text(element.find(".//suffix"))
        return ", ".join(filter(None, (family, given, suffix)))
    whole = element.find("collab") if element.tag == "contrib" else element
    return re.sub(r"\s*[;,]\s*", " – ", _text(whole))  # both part names


def _pages(element: Element) -> str:
    first, last = (_text(element.find(f".//{tag}")) for tag in ("fpage", "lpage"))
    pages = f"{first}-{last}" if last and last != first else first
    return pages if re.fullmatch("[0-9]+(-[0-9]+)?", pages) else ""


def _text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())


def records_of(path: Path) -> Records | None:
    """Return the records of a file in JATS; nothing if it cannot be read as XML."""
    return records(path.read_bytes().decode("utf-8-sig", "replace"))
