"""BibTeX, written by pybtex; capitals of titles are kept, addresses are left unescaped."""

from typing import TextIO

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from claimbook.package.creators import Name
from claimbook.publish.citation.items import Item, iso, type_of
from claimbook.texts import filled

_VERBATIM = {"doi", "url", "urldate"}


def bibtex(items: list[Item]) -> str:
    """Return items as BibTeX, one entry per item, its key the item's identifier."""
    data = BibliographyData({str(item["id"]): _entry(item) for item in items})
    return str(_Writer(encoding="UTF-8").to_string(data))


class _Writer(Writer):  # type: ignore[misc]
    """The writer of pybtex, but for fields that LaTeX reads letter by letter."""

    def _write_field(self, stream: TextIO, type: str, value: str) -> None:  # noqa: A002
        if type in _VERBATIM:
            stream.write(f",\n    {type} = {{{value}}}")
        else:
            super()._write_field(stream, type, value)


def _entry(item: Item) -> Entry:
    kind = type_of(item, "bibtex", "misc")
    container = type_of(item, "bibtex container", "howpublished")
    year, month = [*iso(item).split("-"), "", ""][:2]
    fields = {
        "title": f"{{{_text(item['title'])}}}",
        container: _text(item.get("container-title") or _venue(item, kind)),
        "volume": item.get("volume"),
        "number": item.get("issue"),
        "pages": str(item.get("page", "")).replace("-", "--"),
        "institution" if kind == "techreport" else "publisher": _text(item.get("publisher")),
        "version": item.get("version"),
        "year": year,
        "month": month.lstrip("0"),
        "doi": item.get("DOI"),
        "url": str(item.get("URL", "")).replace("{", "%7B").replace("}", "%7D"),
        "urldate": iso(item, "accessed"),
        "language": item.get("language"),
        "note": _text(item.get("note")),
    }
    people = {role: [_person(name) for name in item.get(role, [])] for role in ("author", "editor")}
    return Entry(
        kind,
        fields=filled(fields),
        persons=filled(people),
    )


def _venue(item: Item, kind: str) -> str | None:
    """Return where a work without a container came out, as its type of entry demands it."""
    if item["type"] == "dataset":
        return "Data set"
    return item.get("publisher") if kind == "article" else None


def _person(name: Name) -> Person:
    if "literal" in name:
        return Person(f"{{{_text(name['literal'])}}}")
    return Person(
        last=_text(name["family"]),
        first=_text(name.get("given")),
        lineage=_text(name.get("suffix")),
    )


def _text(value: str | None) -> str:
    """Return a text without what would be read as a command, a group or a formula.

    All else is escaped by the writer.
    """
    return (value or "").translate(str.maketrans("{}\\", "()/")).replace("$", r"\$")
