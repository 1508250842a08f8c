"""The printed text of HTML and of JATS: one line for each block, headings marked as in Markdown.

Both are read by a parser that takes any markup and expands no entities but those of characters. A
row of a table is a line with a bar before and behind each cell. What JATS has as the record of the
article (dates, volume, pages, affiliations) is no text of it.
"""

import re
from html.parser import HTMLParser

from claimbook.census.visible_text import COMMENT, without

_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
DEPTH = 1_000
"""How deep elements may nest."""
_BLOCKS = frozenset(
    "address article article-title aside blockquote body br caption contrib dd def disp-formula "
    "disp-quote div dl dt fig figcaption figure fn footer h1 h2 h3 h4 h5 h6 header hr kwd "
    "kwd-group label li list-item main nav ol p pre ref ref-list section sec title tr ul "
    "abstract table table-wrap trans-abstract fn-group".split()
)
_HIDDEN = frozenset(
    "script style template svg math mml:math tex-math noscript journal-meta permissions "
    "alt-title".split()
)
_CLOSED_BY_THE_NEXT = frozenset("p li dt dd tr option".split())
"""Elements that HTML need not close: the next of the kind does."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_APART = frozenset({"sup", "sub", "xref"})
"""Elements whose digits stand apart from those beside them."""
_EMPTY = frozenset("br hr img input link meta col area base embed source track wbr".split())
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "thead", "tbody", "tfoot", "table"})
_RECORD = "article-meta"
_TEXT_OF_RECORD = frozenset({"title-group", "abstract", "trans-abstract", "kwd-group"})
"""What of the record of the article is printed as its text."""
_TITLED = {
    "abstract": "Abstract",
    "trans-abstract": "Abstract",
    "kwd-group": "Keywords",
    "fn-group": "Notes",
    "ref-list": "References",
}
"""Elements that are sections, and their titles; a title of their own is not printed."""
CITED, CITED_END = 0xE000, "\uf8ff"
"""What stands before and behind a reference in the text: characters that no text has."""


class _Printed(HTMLParser):
    """Collects what is printed, block by block, and which works its references name."""

    def __init__(self, *, is_jats: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.is_jats = is_jats
        self.open: list[str] = []
        self.lines: list[str] = []
        self.text = ""
        self.cited: list[list[str]] = []
        self.ends: list[str] = []
        self.has_text = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CELLS | _ROWS:
            self._leave_cell()
        if tag in _CELLS:
            self.text = f"{self.text.rstrip().removesuffix('|')}| "
        elif tag in _BLOCKS:
            self._break()
        elif tag in _APART:
            self.text += self._apart(tag, " ^")
        if tag in _EMPTY:
            return
        if tag in _CLOSED_BY_THE_NEXT and self.open[-1:] == [tag]:
            self.open.pop()
        if len(self.open) == DEPTH:
            raise ValueError(f"elements are nested more than {DEPTH:,} deep")
        if self.is_jats and tag == "xref":
            self._begin_reference(dict(attrs))
        if self.is_jats and tag in _TITLED and tag not in self.open:
            self.lines.append(f"## {_TITLED[tag]}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        if tag in _ROWS:
            self._leave_cell()
        if tag == "xref" and self.ends:
            self.text += self.ends.pop()
        if tag in _BLOCKS:
            self._break()
        elif tag in _APART:
            self.text += self._apart(tag, "^ ")
        while self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if _HIDDEN.isdisjoint(self.open) and not self._is_record():
            self.text += data

    def _is_record(self) -> bool:
        if not self.is_jats:
            return "head" in self.open
        return _RECORD in self.open and _TEXT_OF_RECORD.isdisjoint(self.open)

    def _begin_reference(self, traits: dict[str, str | None]) -> None:
        """Mark where a reference begins: to works by their ids, to a note as a raised number."""
        kind, ids = traits.get("ref-type"), (traits.get("rid") or "").split()
        if kind == "bibr" and ids and CITED + len(self.cited) < ord(CITED_END):
            self.text += chr(CITED + len(self.cited))
            self.cited.append(ids)
            self.ends.append(CITED_END)
        else:
            is_note = kind in {"fn", "table-fn", "aff"} and "sup" not in self.open
            self.text += " ^" if is_note else ""
            self.ends.append("^ " if is_note else "")

    def _leave_cell(self) -> None:
        """Leave an open cell, which HTML need not close."""
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at] in _CELLS:
                del self.open[at:]
                self.text += " |"

    def _apart(self, tag: str, raised: str) -> str:
        """Return what stands before or after an element: a sign where it is raised in a text."""
        return raised if tag == "sup" and not self._level() else " "

    def _break(self) -> None:
        if not _CELLS.isdisjoint(self.open):
            self.text += " "
            return
        text = " ".join(self.text.split())
        self.text = ""
        if self.is_jats and self.open:
            text = self._of_jats(text, self.open[-1], self.open[-2:-1])
        if text:
            level = self._level()
            self.lines.append(f"{'#' * level} {text}" if level else text)

    def _of_jats(self, text: str, tag: str, above: list[str]) -> str:
        """Return what of a block of JATS is printed: no title given already, nor a mere number."""
        is_given = "abstract" in self.open or "trans-abstract" in self.open
        if tag == "title" and (is_given or (above and above[0] in _TITLED)):
            return ""
        if tag == "label" and "ref" not in self.open and not re.search(r"[^\W\d_]{2}", text):
            return "" if above in (["sec"], ["list-item"]) else f"^{text.strip('^ ')}^"
        if text and "body" in self.open and not self.has_text:
            self.has_text = True
            if "sec" not in self.open:
                self.lines.append("## Text")
        return text

    def _level(self) -> int:
        """Return the depth of the heading that is open, or 0."""
        if self.is_jats:
            if "ref" in self.open or "table-wrap" in self.open or "fig" in self.open:
                return 0
            if "article-title" in self.open:
                return 1
            if "title" in self.open:
                return 1 + max(self.open.count("sec"), 1)
        return max((_HEADINGS.get(tag, 0) for tag in self.open), default=0)


def without_doctype(markup: str) -> str:
    """Return XML or HTML without the declaration of its type, and so without its entities."""
    declared = _DOCTYPE.match(markup, max(markup.find("<!DOCTYPE"), 0))
    return markup[: declared.start()] + markup[declared.end() :] if declared else markup


def _closed(markup: str) -> str:
    """Return markup in which all that opens also closes: for the rest the parser looks for ever."""
    for opening, closing in (("<?", "?>"), COMMENT, ("<![CDATA[", "]]>")):
        markup = without(markup, opening, closing)
    markup = markup.replace("<!--", "&lt;!--").replace("<![", "&lt;![")
    head, end, tail = markup.rpartition(">")
    return head + end + tail.replace("<", "&lt;")


def printed(markup: str, *, is_jats: bool = False) -> tuple[str, list[list[str]]]:
    """Return the printed text of a document, a line for each block, and what JATS cites in it.

    In the text of JATS each reference to works stands between the character `CITED` and its number
    further, and `CITED_END`; the list has the ids of the works by these numbers.

    Raises:
        ValueError: Its elements nest too deep.
    """
    parser = _Printed(is_jats=is_jats)
    parser.feed(_closed(without_doctype(markup)))
    parser.close()
    parser.open = []
    parser.handle_starttag("p", [])
    return "\n".join(parser.lines), parser.cited
