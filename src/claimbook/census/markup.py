"""The printed text of HTML and of JATS: one line for each block, headings marked as in Markdown.

Both are read by a parser that takes any markup and expands no entities but those of characters.
"""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article article-title aside blockquote body br caption contrib dd def disp-formula "
    "disp-quote div dl dt fig figcaption figure fn footer h1 h2 h3 h4 h5 h6 header hr kwd "
    "kwd-group label li list-item main nav ol p pre ref ref-list section sec td th title tr ul "
    "abstract table table-wrap pub-date date".split()
)
_HIDDEN = frozenset("script style template svg math noscript journal-meta permissions".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_APART = frozenset({"sup", "sub", "xref"})
"""Elements whose digits stand apart from those beside them."""
_EMPTY = frozenset("br hr img input link meta col area base embed source track wbr".split())


class _Printed(HTMLParser):
    """Collects what is printed, block by block."""

    def __init__(self, *, is_jats: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.is_jats = is_jats
        self.open: list[str] = []
        self.lines: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _EMPTY:
            self._break() if tag in _BLOCKS else None
            return
        if tag in _BLOCKS:
            self._break()
        elif tag in _APART:
            self.text += self._apart(tag, " ^")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        if tag in _BLOCKS:
            self._break()
        elif tag in _APART:
            self.text += self._apart(tag, "^ ")
        while self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if _HIDDEN.isdisjoint(self.open) and not ("head" in self.open and not self.is_jats):
            self.text += data

    def _apart(self, tag: str, raised: str) -> str:
        """Return what stands before or after an element: a sign where it is raised in a text."""
        return raised if tag == "sup" and not self._level() else " "

    def _break(self) -> None:
        text = " ".join(self.text.split())
        self.text = ""
        if text:
            level = self._level()
            self.lines.append(f"{'#' * level} {text}" if level else text)

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


def printed(markup: str, *, is_jats: bool = False) -> str:
    """Return the printed text of a document, a line for each block."""
    parser = _Printed(is_jats=is_jats)
    parser.feed(re.sub(r"<!DOCTYPE.*?(\[.*?\])?\s*>|<\?.*?\?>", "", markup, flags=re.DOTALL))
    parser.close()
    parser.handle_starttag("p", [])
    return "\n".join(parser.lines)
