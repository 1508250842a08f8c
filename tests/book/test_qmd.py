"""Chapters are cut at their cells and inline expressions, and line numbers stay true."""

from pathlib import PurePosixPath

import pytest

from claimbook.render.qmd import Cell, Inline, read_chapter
from claimbook.render.run import draft, escaped
from claimbook.render.settings import ALLOWED, read_settings


def parts(text):
    faults = []
    chapter = read_chapter(PurePosixPath("a.qmd"), "chapter", text, faults)
    assert faults == []
    return chapter.parts


def test_text_cell_text():
    before, cell, after = parts("# A\n\n```{python}\n#| echo: false\nx = 1\n```\n\nend\n")
    assert before.startswith("# A") and after.strip() == "end"
    assert cell == Cell(3, "x = 1", {"echo": False}, 5)


def test_lines_are_counted_from_the_top_of_the_file():
    found = parts("---\ntitle: A\n---\n\nword `{python} x` and\n`{python} y + 1`\n")
    assert [p for p in found if isinstance(p, Inline)] == [Inline(5, "x"), Inline(6, "y + 1")]


def test_the_title_becomes_the_heading():
    assert parts("---\ntitle: A title\n---\n\ntext\n")[0] == "# A title\n\n"


def test_code_blocks_keep_what_looks_like_code_spans():
    (text,) = parts("# A\n\n```text\nan `{r} x` example\n```\n")
    assert "`{r} x`" in text


def test_an_inner_fence_does_not_end_a_cell():
    _, cell, _ = parts("# A\n\n````{python}\nprint('''\n```\n''')\n````\n")
    assert cell.source == "print('''\n```\n''')"


@pytest.mark.parametrize(
    "code", ["d['a']", 'f"{x:.1f}"', "say(`x`)".replace("`", '"'), "a if b else c"]
)
def test_expressions_of_all_kinds(code):
    inline = next(p for p in parts(f"# A\n\nx `{{python}} {code}`.\n") if isinstance(p, Inline))
    assert inline.source == code


def test_settings_have_dotted_names():
    faults = []
    settings = read_settings("book: {title: T}\nformat:\n  html: {css: [a.css]}\n", faults)
    assert settings == {"book.title": "T", "format.html.css": ["a.css"]}
    assert faults == []


def test_a_draft_has_values_in_their_places():
    text = "# A\n\n```{python}\nx\n```\n\nand `{python} x`\n"
    faults = []
    written = draft(read_chapter(PurePosixPath("a.qmd"), "chapter", text, faults))
    assert "and 0" in written
    assert "{python}" not in written


def test_parts_know_their_lines():
    text = "---\ntitle: T\n---\n\nOne `{python} x`\ntwo.\n\n"
    text += "```{python}\n#| echo: true\n\ny\n```\nEnd.\n"
    title, before, inline, between, cell, after = parts(text)
    assert (title, title.line) == ("# T\n\n", 2)
    assert (before.line, inline.line, between.line) == (1, 5, 5)
    assert (cell.line, cell.first, after.line) == (8, 11, 13)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\ntitle: "Of two"\n---\n', "Of two"),
        ("# Three {#sec-three}\n", "Three"),
        ("Text.\n", ""),
    ],
)
def test_a_chapter_is_called_by_its_title(text, title):
    assert read_chapter(PurePosixPath("a.qmd"), "chapter", text, []).title == title


def test_words_from_python_are_text_not_markup():
    assert escaped("*a* [b](c) `d` <e>") == r"\*a\* \[b\]\(c\) \`d\` \<e\>"


def test_every_allowed_name_is_written_out():
    assert "*" not in str(ALLOWED)


@pytest.mark.slow
def test_settings_that_nest_too_deep_are_refused():
    faults: list[str] = []
    read_settings(f"book: {'[' * 5000}{']' * 5000}", faults)
    assert faults[0] == "_quarto.yml:1: it nests too deep"
