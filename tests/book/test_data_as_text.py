"""Values of tables are printed as they are, whatever they hold that Markdown would read."""

import json

import pytest

from claimbook.book.inline import attribute, escaped
from claimbook.render.book import MARKDOWN
from claimbook.render.pandoc import pandoc

TEXTS = [
    *("1. one", "1) one", "(1) one", "a. b", "- x", "+ y", ": z", "% t", "#x", "::: a", ":::"),
    *("`{python} 1`", "{{< video >}}", "[a](b){.c}", "@fig-x", "^[n]", "$5 and $6", "~~a~~"),
    *("a -- b --- c", "wait...", 'it\'s "so"', "é'è", "x|y", "back\\", "\\begin{x}", "***b***"),
    *("&nbsp;&lt;", "<script>alert(1)</script>", "a_b_c", "http://x.y", "2019–2020.", "---"),
]


def blocks(markdown):
    """Return the blocks that pandoc reads."""
    return json.loads(pandoc(markdown, "", "-f", MARKDOWN, "-t", "json"))["blocks"]


def words(inlines):
    """Return inlines as text; what is neither a word nor a blank stands as its kind."""
    return "".join(
        {"Str": one.get("c"), "Space": " "}.get(one["t"], f"<{one['t']}>") for one in inlines
    )


@pytest.mark.parametrize("text", TEXTS)
def test_a_paragraph_shows_the_text(text):
    (paragraph,) = blocks(escaped(text))
    assert paragraph["t"] == "Para" and words(paragraph["c"]) == text


@pytest.mark.parametrize("text", TEXTS)
def test_a_row_of_a_table_shows_the_text_and_its_attribute(text):
    row = f"| a | b |\n|---|---|\n| [q](u){{title={attribute(text)}}} | {escaped(text)} |\n"
    (table,) = blocks(row)
    first, second = (cell[4][0]["c"] for cell in table["c"][4][0][3][0][1])
    assert first[0]["c"][0][2] == [["title", text]] and words(second) == text
