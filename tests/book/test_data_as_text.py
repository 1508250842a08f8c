"""Values of tables are printed as they are, whatever they hold that Markdown would read."""

import json

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


def test_a_paragraph_shows_the_text():
    shown = blocks("\n\n".join(map(escaped, TEXTS)))
    assert [words(each["c"]) if each["t"] == "Para" else each["t"] for each in shown] == TEXTS


def test_a_row_of_a_table_shows_the_text_and_its_attribute():
    rows = [f"| [q](u){{title={attribute(text)}}} | {escaped(text)} |" for text in TEXTS]
    (table,) = blocks("\n".join(["| a | b |", "|---|---|", *rows, ""]))
    cells = [[cell[4][0]["c"] for cell in row[1]] for row in table["c"][4][0][3]]
    shown = [(first[0]["c"][0][2], words(second)) for first, second in cells]
    assert shown == [([["title", text]], text) for text in TEXTS]
