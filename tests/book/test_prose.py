"""No number is typed in the book: chapters, captions, alternative texts, strings of its code."""

import ast
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from prose import (
    NAMES,
    chapter_parts,
    typed_in_chapter,
    typed_in_code,
    typed_in_module,
    typed_in_settings,
)

from claimbook.audit.tables import load_tables
from claimbook.render.qmd import Cell, Text

ROOT = Path(__file__).parents[2]
CHAPTERS = [ROOT / "index.qmd", *sorted((ROOT / "paper").glob("*.qmd"))]
PENGUINS = sorted((ROOT / "examples/penguins").rglob("*.qmd"))
EXAMPLES = {
    "codebook": ["20"],
    "standards": ["1", "2"],
    "questions": ["89"],
}
"""Numbers that a module may show: the value by which the codebook shows what qualifiers do, the
levels of the TOP guidelines, which are names, and the page that an example asks for."""
SETTINGS = ROOT / "_quarto.yml"
WORKS = load_tables().works
FOLDERS = ("claimbook/book", "techplomacy/book", "techplomacy/figures")
MODULES = sorted(path for each in FOLDERS for path in (ROOT / "src" / each).rglob("*.py"))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_number_is_typed_in_a_chapter(path):
    assert typed_in_chapter(path.read_text("utf-8")) == []


@pytest.mark.slow
def test_no_number_is_typed_in_what_a_module_prints():
    found = {path.stem: numbers for path in MODULES if (numbers := typed_in_module(path))}
    assert found == EXAMPLES


PLANTED = {
    "prose": "Denmark ranks 2 here.",
    "number word": "It was nine directions.",
    "word for a ratio": "Twice as many.",
    "list": "- nine of them",
    "cell of a table": "| a | b |\n|---|---|\n| x | 28 |",
    "footnote": "Text.[^n]\n\n[^n]: In 2014.",
    "quotation": "> All 28 of them.",
    "heading": "## What happened in 2017",
    "title of a callout": '::: {.callout-note title="All 28"}\ntext\n:::',
    "text of a callout": "::: {.callout-tip}\nAll 28.\n:::",
    "text of a link": "[the 28](register.qmd)",
    "argument of a helper": 'A `{python} claim("C079", "about twenty countries")` b.',
    "number as a value": "A `{python} word(28)` b.",
    "number by itself": "A `{python} 28` b.",
    "sum of numbers": "A `{python} number(20 + 8)` b.",
    "number in a text": 'A `{python} f"{28} b"` c.',
    "caption of a printed table": '```{python}\n#| output: asis\ntable(f, "x", "The 7.")\n```',
    "alternative text": '![](x.svg){fig-alt="Seven bars"}',
    "title": '---\ntitle: "The year 2024"\n---',
}
"""A typed number for each kind of place that a reader would see."""


@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_number_is_found(place):
    assert typed_in_chapter(f"Text.\n\n{PLANTED[place]}\n")


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_numbers_planted_in_a_chapter_are_found_in_each_place(path):
    chapter, planted = path.read_text("utf-8"), "\n\n".join(PLANTED.values())
    found = typed_in_chapter(f"{planted}\n\n{chapter}\n\n{planted}\n")
    assert len(found) == 2 * len(typed_in_chapter(planted)) + len(typed_in_chapter(chapter))


def test_every_chapter_of_the_book_is_looked_at():
    book = yaml.safe_load(SETTINGS.read_text("utf-8"))["book"]
    listed = {ROOT / name for name in book["chapters"] + book["appendices"]}
    assert listed == set(CHAPTERS)


def test_the_only_number_on_the_title_page_is_the_year_of_the_article():
    (year,) = {w["issued"][:4] for w in WORKS.values() if w["source_class"] == "audited"}
    assert typed_in_settings(SETTINGS.read_text("utf-8")) == [year]


@pytest.mark.parametrize("setting", ["title", "subtitle", "description", "abstract"])
def test_a_number_planted_in_the_settings_is_found(setting):
    planted = f"book:\n  chapters: [a.qmd]\n  {setting}: All nine\n"
    assert typed_in_settings(planted) == ["nine"]


@pytest.mark.parametrize(
    "planted", ['axes.set_title("28")', 'style.Drawing(c, d, "All 28", f"Seven of {x}")']
)
def test_a_number_planted_in_a_module_is_found(planted, tmp_path):
    path = tmp_path / "figure.py"
    path.write_text(planted)
    assert typed_in_module(path)


@pytest.mark.parametrize(
    "allowed",
    [
        'The `{python} claim("C079")` countries.',
        "See [the entry](register.qmd#C079) and @tbl-s5-numbers.",
        "## Numbers {#sec-s05}",
        "One of the first.",
        'Item `{python} term("C303", 2)` of it.',
        "The `{python} number(round(rest[0] + 1, 1))` of it.",
        *NAMES,
    ],
)
def test_what_is_computed_or_a_name_passes(allowed):
    assert typed_in_chapter(f"\n{allowed}\n") == []


def test_the_code_of_a_format_is_not_prose():
    assert typed_in_code('f"{x:,.3f} of it"') == []
    assert typed_in_code('f"{x} of 10"') == ["10"]


MOST = 10
"""Lines of code that may stand before the first sentence of a chapter."""


def lines_before_prose(text):
    """Return how many lines of code a chapter has before its first sentence."""
    count = 0
    for part in chapter_parts(text):
        if isinstance(part, Cell):
            count += sum(bool(line.strip()) for line in part.source.split("\n"))
        elif not isinstance(part, Text) or re.search(r"^(?!#|:::)\S", part, re.MULTILINE):
            break
    return count


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_begins_with_few_lines_of_code(path):
    assert lines_before_prose(path.read_text("utf-8")) <= MOST


def test_code_after_the_first_sentence_is_not_counted():
    cell = "```{python}\na = 1\n\nb = 2\n```\n"
    text = f"# A\n\n{cell}\n::: {{.card}}\n{cell}\nSay `{{python}} a`.\n{cell}"
    assert lines_before_prose(text) == 4


def crowded(text):
    """Return the lines of a chapter's prose on which a second sentence begins."""
    parts = chapter_parts(text)
    prose = "".join(part if isinstance(part, Text) else "value" for part in parts)
    prose = re.sub(r"^```.*?^```$", "", prose, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^[0-9]+\. ", "", prose, flags=re.MULTILINE)
    lines = (line for line in prose.splitlines() if not line.startswith(("|", "#")))
    return [line for line in lines if re.search(r"[a-z0-9)”`*][.?!] +[A-Z`*\"“(]", line)]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_line_of_a_chapter_has_one_sentence(path):
    assert crowded(path.read_text("utf-8")) == []


def test_a_second_sentence_is_seen():
    assert crowded("# A. B\n\nSo `{python} claim('C001')`. And more.\n") == ["So value. And more."]


def imports(text):
    """Return what the code of a chapter imports, as pairs of module and name."""
    cells = [part.source for part in chapter_parts(text) if isinstance(part, Cell)]
    nodes = [node for each in cells for node in ast.walk(ast.parse(each))]
    return [(n.module, a.name) for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names]


def is_there(module, name):
    """Whether a module has a name, or a module below it."""
    return hasattr(import_module(module), name) or find_spec(f"{module}.{name}") is not None


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_what_a_chapter_imports_is_there(path):
    assert [each for each in imports(path.read_text("utf-8")) if not is_there(*each)] == []


def unused(text):
    """Return the names that a chapter imports and that no cell or expression of it uses."""
    sources = [part.source for part in chapter_parts(text) if not isinstance(part, Text)]
    nodes = [node for each in sources for node in ast.walk(ast.parse(each.strip()))]
    aliases = [a for n in nodes if isinstance(n, ast.Import | ast.ImportFrom) for a in n.names]
    named = {n.id for n in nodes if isinstance(n, ast.Name)}
    return sorted({a.asname or a.name.partition(".")[0] for a in aliases} - named)


@pytest.mark.parametrize("path", [*CHAPTERS, *PENGUINS], ids=lambda path: path.stem)
def test_a_chapter_uses_what_it_imports(path):
    assert unused(path.read_text("utf-8")) == []


def test_what_is_not_used_is_seen():
    cell = "```{python}\nfrom claimbook.book import claim, most as many, word\n```\n"
    assert unused(f"# A\n\n{cell}\nSay `{{python}} claim('C001')`.\n") == ["many", "word"]


def test_what_is_not_there_is_seen():
    found = imports("# A\n\n```{python}\nfrom claimbook.book import claim, gone\n```\n")
    assert [is_there(*each) for each in found] == [True, False]
