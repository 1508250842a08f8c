"""What stays together in the text of both books: a number and its percent sign."""

import re
from html import unescape

import pytest

SPACE = re.compile(r"\d[ \t\n]+%")
TAGS = re.compile(r"<(script|style|pre|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)


def words(html):
    """Return the text of a page, without code, scripts and drawings."""
    return unescape(TAGS.sub("", html))


def torn(html):
    """Return the places of a page at which a line break can part a number from its sign."""
    text = words(html)
    return [text[max(0, m.start() - 30) : m.end()] for m in SPACE.finditer(text)]


@pytest.mark.parametrize("between", [" ", "\n", "</a> "])
def test_a_torn_percent_is_seen(between):
    assert torn(f"<p>of <a>12{between}%</p>") and not torn("<p>12\N{NO-BREAK SPACE}%, 5&nbsp;%</p>")


def test_no_percent_is_torn_from_its_number(book):
    pages = {path.name: path.read_text("utf-8") for path in book.rglob("*.html")}
    signs = sum(words(html).count("\N{NO-BREAK SPACE}%") for html in pages.values())
    assert signs > 30
    assert {name: found for name, html in pages.items() if (found := torn(html))} == {}
