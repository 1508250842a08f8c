"""Writes the HTML pages from the book's tree, with navigation, search index and link check."""

import base64
import gzip
import json
import posixpath
import re
import shutil
from datetime import date
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from claimbook.render.errors import RenderError
from claimbook.render.pandoc import pandoc
from claimbook.render.policy import with_policy
from claimbook.render.qmd import Book
from claimbook.render.settings import is_outside

TEMPLATES = Path(__file__).parent
LINE = re.compile(r'<span id="(cb\d+-\d+)"><a href="#\1" aria-hidden="true" tabindex="-1"></a>')
"""Where Pandoc begins a line of code: with an anchor, to which nothing here refers."""
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def write_pages(book: Book, tree: dict[str, Any], output: Path) -> None:
    """Write one page a chapter, the search index, the styles, and the files the pages use."""
    pages = {
        chapter.page: block for chapter, block in zip(book.chapters, tree["blocks"], strict=True)
    }
    order = list(pages)
    titles = {page: dict(block["c"][0][2]) for page, block in pages.items()}
    refs = next((page for page, block in pages.items() if '["refs"' in json.dumps(block)), "")
    scans = {}
    for place, (page, block) in enumerate(pages.items()):
        near = {"previous": place - 1, "next": place + 1}
        links = {k: order[i] for k, i in near.items() if 0 <= i < len(order)}
        html = _page(book, page, block["c"][1], titles, links, tree)
        is_elsewhere = refs not in {"", page}
        target = posixpath.relpath(refs, posixpath.dirname(page) or ".") if is_elsewhere else ""
        html = html.replace('href="#ref-', f'href="{target}#ref-').replace("<br />", "<br>")
        html = html.replace("<pre", '<pre tabindex="0"')
        path = output / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(with_policy(html), encoding="utf-8")
        scans[page] = Scan(html)
    for name in ("book.css", "site.js"):
        (output / "site").mkdir(exist_ok=True)
        shutil.copyfile(TEMPLATES / name, output / "site" / name)
    records = [[page, *record] for page, scan in scans.items() for record in scan.records]
    index = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(gzip.compress(index.encode(), mtime=0)).decode()
    (output / "site" / "search.js").write_text(f'bookSearch("{packed}");\n', encoding="utf-8")
    _check_links(book, scans, output)


def _page(
    book: Book,
    page: str,
    blocks: list[Any],
    titles: dict[str, dict[str, str]],
    links: dict[str, str],
    tree: dict[str, Any],
) -> str:
    """Return the HTML of one page."""
    root = "../" * page.count("/")
    heading = blocks[0]["c"]
    settings, own = book.settings, titles[page]
    values = {
        "root": root,
        "page": page,
        "lang": settings.get("lang", "en"),
        "book-title": settings["book.title"],
        "pagetitle": own["title"],
        "description": settings.get("book.description", ""),
        "pdf": book.pdf,
        "css": [f"{root}{path}" for path in book.many("format.html.css")],
    }
    if page == "index.html":
        values |= {"cover": True, "subtitle": settings.get("book.subtitle", "")}
        day = str(settings.get("book.date", ""))
        values |= {"author": book.authors, "date": day, "day": day and _written(day)}
    if settings.get("book.search", True):
        values["search"] = True
    if settings.get("book.favicon"):
        values["favicon"] = root + settings["book.favicon"]
    if settings.get("book.page-navigation", True):
        for name, target in links.items():
            values[name] = f"{root}{target}"
            values[f"{name}-title"] = titles[target]["title"]
    meta = {key: _text(value) for key, value in values.items() if value}
    meta["nav"] = _raw(_navigation(book, page, titles, root))
    meta["header-includes"] = _raw(_includes(book, root))
    meta["heading"] = {"t": "MetaInlines", "c": heading[2]}
    meta["heading-id"] = _text(heading[1][0])
    document = {**tree, "meta": meta, "blocks": blocks[1:]}
    options = ["--toc", "--toc-depth=3", f"--template={TEMPLATES / 'page.html'}", "--wrap=none"]
    options += ["--mathml", "--section-divs=false", "--syntax-highlighting=pygments"]
    html = pandoc(json.dumps(document), page, "-f", "json", "-t", "html5", *options)
    return LINE.sub("<span>", html)


def _written(day: str) -> str:
    """Return a day as it is written in prose: ``2 December 2026``."""
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B %Y}"


def _text(value: object) -> dict[str, Any]:
    """Return a setting as pandoc metadata: text, also between the quotes of an attribute."""
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_text(one) for one in value]}
    return _raw(escape(str(value)))


def _raw(html: str) -> dict[str, Any]:
    """Return HTML as pandoc metadata that is written into the page as it is."""
    return {"t": "MetaInlines", "c": [{"t": "RawInline", "c": ["html", html]}]}


def _navigation(book: Book, page: str, titles: dict[str, dict[str, str]], root: str) -> str:
    """Return the list of chapters, the current one marked."""
    rows, kind = [], ""
    for chapter in book.chapters:
        if chapter.kind == "appendix" != kind:
            rows.append('</ol><p class="nav-part">Appendices</p><ol>')
        kind = chapter.kind
        own = titles[chapter.page]
        here = ' aria-current="page"' if chapter.page == page else ""
        number = f'<span class="nav-number">{own["number"]}</span> '
        rows.append(
            f'<li><a href="{root}{chapter.page}"{here}>{number}{escape(own["title"])}</a></li>'
        )
    return "<ol>" + "\n".join(rows) + "</ol>"


def _includes(book: Book, root: str) -> str:
    """Return the project's own head lines; paths from the root are made relative, as in Quarto."""
    texts = []
    for entry in book.many("format.html.include-in-header"):
        text = entry.get("text") if isinstance(entry, dict) else None
        path = entry["file"] if isinstance(entry, dict) and not text else entry
        texts.append(text or (book.project / path).read_text(encoding="utf-8"))
    return re.sub(r'((?:src|href)=")/(?!/)', rf"\1{root}", "\n".join(texts))


class Scan(HTMLParser):
    """What one page holds: its anchors, the local targets it names, and text to search."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: set[str] = {""}
        self.targets: set[str] = set()
        self.records: list[list[str]] = []
        self.has_entries = False
        self._stack: list[str] = []
        self._heading = self._unnamed = False
        self.feed(html)
        self.records = [[a, t.strip() or a, " ".join(x.split())] for a, t, x in self.records]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note anchors and targets; start a record at a heading or an entry."""
        own = {key: value or "" for key, value in attrs}
        if tag not in VOID:
            self._stack.append(tag)
        self.anchors |= {own["id"]} if "id" in own else set()
        self.targets |= {own[key] for key in ("href", "src", "data-narrow") if key in own}
        entry = "entry" in own.get("class", "").split()
        if "main" in self._stack and "id" in own and (entry or re.fullmatch("h[1-4]", tag)):
            self.records.append([own["id"], "", ""])
            self.has_entries |= entry
            self._heading, self._unnamed = not entry, entry
        elif tag == "strong" and self._unnamed:  # an entry is called by its first strong words
            self._heading, self._unnamed = True, False

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; the words of a heading or of an entry's name end here."""
        while tag not in VOID and self._stack and self._stack.pop() != tag:
            pass
        self._heading = self._heading and not re.fullmatch("h[1-4]|strong", tag)

    def handle_data(self, data: str) -> None:
        """Give words of the text to the record they stand under; an entry's code is none."""
        skipped = {"nav", "pre"} if self.has_entries else {"nav"}
        if self.records and "main" in self._stack and skipped.isdisjoint(self._stack):
            self.records[-1][1 if self._heading else 2] += data


def _check_links(book: Book, scans: dict[str, Scan], output: Path) -> None:
    """Copy what the pages name from the project; refuse what is not there."""
    faults = []
    for page, scan in scans.items():
        for target in sorted(scan.targets):
            path, _, anchor = unquote(target).partition("#")
            if re.match(r"[a-z][a-z0-9+.-]*:", path):
                continue
            name = posixpath.normpath(posixpath.join(posixpath.dirname(page), path or "../" + page))
            name = page if not path else name
            if name in scans:
                if anchor not in scans[name].anchors:
                    faults.append(f"{page}: the link to {target} leads nowhere")
            elif not _in_book(book.project, name, output):
                faults.append(f"{page}: {target} is missing")
    if faults:
        raise RenderError("\n".join(faults))


def _in_book(project: Path, name: str, output: Path) -> bool:
    """Whether a file is in the book, copied from the project if need be; never from elsewhere."""
    is_there = not is_outside(project, name) and (output / name).is_file()
    return is_there or copy(project, name, output)


def copy(project: Path, name: str, output: Path) -> bool:
    """Copy a file of the project to the same place in the book; False if it has none."""
    source = project / name
    if is_outside(project, name) or not source.is_file():
        return False
    (output / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, output / name)
    return True
