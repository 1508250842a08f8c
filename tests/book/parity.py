"""Reads what a page says, whichever renderer wrote it, and sets two readings side by side.

What the two renderers write differently by design stands in `DESIGN`, and nowhere else.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

DESIGN = {
    "nav": "the way from chapter to chapter",
    "script": "behaviour",
    "style": "looks",
    ".quarto-title-meta": "Quarto's title block on the home page: author and date",
    ".description": "the same: what the book is",
    ".subtitle": "the same: its second title",
    ".cover": "the embedded renderer's title block on the home page",
    ".screen-reader-only": "Quarto's word for the kind of a callout, unseen if it has a title",
    ".callout-kind": "the embedded renderer's word for it, always seen",
    ".code-copy-button": "a button of Quarto's",
    "a:hidden": "Quarto's anchor at the beginning of each line of code, which nobody sees",
    ".csl-bib-body:hidden": "the works a page cites, which Quarto adds unseen to each page",
    "math": "formulas; Quarto sets their numbers inside, in the way of TeX",
    ".equation-number": "that number, which the embedded renderer sets beside the formula",
}
"""Elements that are left out, each with what it is: the differences that are meant."""

BLOCKS = set(
    "address article aside blockquote caption dd details div dl dt figcaption figure footer"
    " header h1 h2 h3 h4 h5 h6 hr img li main ol p pre section summary table tbody td th thead"
    " tr ul".split()
)
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
QUOTES = str.maketrans("‘’“”", "''\"\"")


@dataclass
class Element:
    """An element of a page with its attributes and what it holds."""

    tag: str
    attributes: dict[str, str]
    content: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self) -> Iterator[Element]:
        """Yield the element and all below it, in order."""
        yield self
        for one in self.content:
            if isinstance(one, Element):
                yield from one.all()

    def named(self, *tags: str) -> list[Element]:
        return [one for one in self.all() if one.tag in tags]

    def text(self) -> str:
        """Return the words of the element."""
        return words("".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        for one in self.content:
            if isinstance(one, str):
                yield one
            elif one.tag in BLOCKS | {"br"}:
                yield from (" ", *one._texts(), " ")
            else:
                yield from one._texts()


def words(text: str) -> str:
    """Return a text with single spaces and straight quotes, without joiners nobody sees."""
    text = text.replace("\u200b", "").replace("\u00ad", "").translate(QUOTES)
    return " ".join(text.split())


class _Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("root", {})
        self.open = [self.root]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in [element.tag for element in self.open]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def _left_out(element: Element) -> bool:
    names = {element.tag, *(f".{name}" for name in element.classes)}
    if (
        "display: none" in element.attributes.get("style", "")
        or "aria-hidden" in element.attributes
    ):
        names |= {f"{name}:hidden" for name in names}
    return not names.isdisjoint(DESIGN)


def _pruned(element: Element) -> Element:
    kept = [
        one if isinstance(one, str) else _pruned(one)
        for one in element.content
        if isinstance(one, str) or not _left_out(one)
    ]
    return Element(element.tag, element.attributes, kept)


@dataclass(frozen=True)
class Link:
    """A link as a reader meets it, its target seen from the book's root if it is local."""

    text: str
    target: str
    title: str
    classes: frozenset[str]


class Page:
    """What the main part of a page says."""

    def __init__(self, name: str, html: str) -> None:
        self.name = name
        self.main = _pruned(_Tree(html).root.named("main")[0])
        titles = self.main.named("h1")
        self.title, self.ids = titles[-1], {one.attributes.get("id") for one in self.main.all()}
        if len(titles) > 1:  # Quarto's home page has the book's title above its own
            titles[0].content.clear()

    def headings(self) -> list[tuple[str, str]]:
        """Return level and words with number of each heading."""
        found = ((one.tag, one.text()) for one in self.main.named(*HEADINGS))
        return [(tag, text) for tag, text in found if text]

    def captions(self) -> list[tuple[str, str]]:
        """Return identifier and words with number of each figure and table."""
        found: dict[str, str] = {}
        for one in self.main.all():
            label = one.attributes.get("id", "")
            if re.fullmatch("(fig|tbl)-[^.]*", label) and one.tag != "figcaption":
                captions = one.named("figcaption", "caption")
                found |= {label: captions[0].text()} if captions else {}
        return list(found.items())

    def links(self) -> list[Link]:
        """Return the links, references among them, in order."""
        looks = {"quarto-xref", "uri", "email"}
        return [
            Link(
                one.text(),
                self._target(one.attributes["href"]),
                words(one.attributes.get("title", "")),
                frozenset(one.classes) - looks,
            )
            for one in self.main.named("a")
            if "href" in one.attributes
        ]

    def claims(self) -> list[Link]:
        """Return the values of the article: the links that lead to their entries."""
        return [link for link in self.links() if "claim" in link.classes]

    def tables(self) -> list[list[list[str]]]:
        """Return the tables, row by row, cell by cell."""
        return [
            [[cell.text() for cell in row.named("th", "td")] for row in table.named("tr")]
            for table in self.main.named("table")
        ]

    def alternatives(self) -> list[tuple[str, str]]:
        """Return kind of file and alternative text of each picture."""
        pictures = (one.attributes for one in self.main.named("img"))
        return [(posixpath.splitext(p["src"])[1], words(p.get("alt", ""))) for p in pictures]

    def blocks(self) -> list[str]:
        """Return all text, one entry a paragraph, list item, cell or other block."""
        texts = [""]
        for piece in _pieces(self.main):
            texts += [""] if piece is None else []
            texts[-1] += piece or ""
        return [words(text) for text in texts if words(text)]

    def anchors(self) -> set[str]:
        """Return the ids a link may lead to; that of the chapter's heading is its page's.

        Numbers of blocks of code and of their lines are left out: nothing leads to them.
        """
        own = {self.main.attributes.get("id"), *(e.attributes.get("id") for e in self.title.all())}
        return {one for one in self.ids - own if one and not re.fullmatch(r"cb[\d-]+", one)}

    def _target(self, href: str) -> str:
        if re.match(r"[a-z][a-z0-9+.-]*:", href):
            return href
        path, _, anchor = unquote(href).partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), path))
        return f"{self.name if href.startswith('#') else path}#{anchor}"


def _pieces(element: Element) -> Iterator[str | None]:
    """Yield the text of an element in pieces, None where a block begins or ends."""
    ends = element.tag in BLOCKS
    yield from [None] * ends
    for one in element.content:
        if isinstance(one, str):
            yield one
        else:
            yield from _pieces(one)
    yield from ([None] if ends else [" "] if element.tag == "br" else [])


def differences(left: Iterable[object], right: Iterable[object]) -> list[str]:
    """Return what stands in one list and not in the other, each with its side."""
    lines = difflib.ndiff([str(one) for one in left], [str(one) for one in right])
    return [line for line in lines if line[0] in "-+"]
