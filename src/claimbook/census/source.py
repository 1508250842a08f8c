"""The reader's own copy of an article: a file of a known kind, read to lines with their places."""

import logging
import re
from dataclasses import dataclass
from pathlib import Path

from claimbook.census.markup import CITED, CITED_END, printed
from claimbook.census.visible_text import from_markdown, plain
from claimbook.errors import TechplomacyError
from claimbook.extras import naming_extra
from claimbook.package.files import TEXT_BYTES

MARKDOWN = frozenset({".md", ".markdown"})
TEXT = frozenset({".txt", ".text"})
PDF = frozenset({".pdf"})
HTML = frozenset({".html", ".htm", ".xhtml"})
JATS = frozenset({".xml", ".jats", ".nxml"})
_REFERENCE = re.compile(f"([{chr(CITED)}-\uf8fe])([^{chr(CITED)}-{CITED_END}]*){CITED_END}")
KINDS = MARKDOWN | TEXT | PDF | HTML | JATS


class CopyUnreadableError(TechplomacyError, ValueError):
    """The copy is missing, of an unknown kind, too large, or not what its name says."""

    code = "copy-unreadable"


@dataclass(frozen=True)
class Line:
    """A line of the copy: its printed text, its number, and its page where the copy has pages.

    Of JATS it has the references in it, too: where each begins and ends, and the ids of its works.
    """

    text: str
    number: int
    page: int | None = None
    cited: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def place(self) -> str:
        """Where a reader finds it; line numbers count within the page where there are pages."""
        return f"line {self.number}" if self.page is None else f"p. {self.page}, line {self.number}"


def read_copy(path: Path) -> list[Line]:
    """Return the printed lines of a copy: Markdown, plain text, PDF, HTML or JATS.

    Raises:
        CopyUnreadableError: The file cannot be read, or holds no text.
        MissingExtraError: It is a PDF, and pypdf is not installed.
    """
    kind, cited = path.suffix.lower(), list[list[str]]()
    if kind not in KINDS:
        known = ".md, .txt, .pdf, .html and .xml (JATS)"
        raise CopyUnreadableError(f"{path} is of an unknown kind; {known} can be read")
    if not path.is_file():
        what = "a folder" if path.is_dir() else "no regular file" if path.exists() else "not there"
        raise CopyUnreadableError(f"{path} is {what}")
    if path.stat().st_size > TEXT_BYTES:
        raise CopyUnreadableError(f"{path} has more than {TEXT_BYTES // 2**20} MiB")
    if kind in MARKDOWN:
        pages = [from_markdown(_decode(path))]
    elif kind in HTML | JATS:
        text, cited = _printed(path, is_jats=kind in JATS)
        pages = [plain(text)]
    elif kind in TEXT:
        pages = [plain(page) for page in _decode(path).split("\f")]
    else:
        # a soft hyphen in a PDF was printed: where one glyph serves all hyphens, all come out so
        pages = [plain(page.replace("\u00ad", "-")) for page in _extract(path)]
    if not any(page.strip() for page in pages):
        raise CopyUnreadableError(f"{path} holds no text; a scan must be recognised first")
    lines = _lines(pages)
    return [_with_references(line, cited) for line in lines] if cited else lines


def _lines(pages: list[str]) -> list[Line]:
    paged = len(pages) > 1
    return [
        Line(text, number, page if paged else None)
        for page, content in enumerate(pages, start=1)
        for number, text in enumerate(content.split("\n"), start=1)
    ]


def _with_references(line: Line, cited: list[list[str]]) -> Line:
    """Return a line without the marks round its references, and where they stood."""
    text, last, found = "", 0, []
    for mark in _REFERENCE.finditer(line.text):
        text += line.text[last : mark.start()]
        number = ord(mark[1]) - CITED
        ids = tuple(cited[number]) if number < len(cited) else ()
        found.append((len(text), len(text) + len(mark[2]), ids))
        text += mark[2]
        last = mark.end()
    return Line(text + line.text[last:], line.number, line.page, tuple(found))


def _decode(path: Path) -> str:
    try:
        data = path.read_bytes()
        marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = data.decode("utf-16" if marked else "utf-8-sig")
    except OSError as error:
        raise CopyUnreadableError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise CopyUnreadableError(f"{path} is not text in UTF-8; save it so") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _printed(path: Path, *, is_jats: bool) -> tuple[str, list[list[str]]]:
    try:
        return printed(_decode(path), is_jats=is_jats)
    except CopyUnreadableError:
        raise
    except ValueError as error:
        raise CopyUnreadableError(f"{path} cannot be read as markup: {error}") from None


def _extract(path: Path) -> list[str]:
    with naming_extra("reading a PDF"):
        from pypdf import PdfReader
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        return [page.extract_text() for page in PdfReader(path).pages]
    except Exception as error:  # what pypdf raises on a broken file is not bounded
        reason = str(error) or type(error).__name__
        raise CopyUnreadableError(f"{path} cannot be read as a PDF: {reason}") from None
