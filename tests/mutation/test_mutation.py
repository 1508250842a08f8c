"""A value that is read and changes is noticed: a sample of all cells, the words, and one page."""

import csv
import json
import re
import shutil
from collections import defaultdict
from contextlib import suppress
from html import unescape
from itertools import islice, zip_longest

import pytest
import rest as resting
import score
from canvas import blank
from in_process import FIGURE, INLINE, Book
from mutate import ROOT, spread

from claimbook.book import wording as trends
from claimbook.book import words
from claimbook.package import descriptor
from claimbook.render.book import parse, tree
from claimbook.render.pandoc import pandoc
from claimbook.render.qmd import read_book
from claimbook.render.run import draft, run_chapter
from mutation import Mutation

pytestmark = pytest.mark.slow

OF_EACH, TRIED, AT_LEAST = 1, 5, 100
"""Cells that are taken of each column, of how many that may be read, and of how many columns;
``make mutation`` takes all."""
PAGES, CHAPTER = 10, "paper/technologies.qmd"
SETTINGS = "project:\n  type: book\nbook:\n  title: A book\n  chapters: [index.qmd]\n"


@pytest.fixture(scope="module")
def rest(tmp_path_factory):
    """The book at rest."""
    with resting.settled(ROOT, tmp_path_factory.mktemp("book")) as book:
        yield book


@pytest.fixture(scope="module")
def columns(rest):
    """The cells that may be read, by table and column."""
    found = defaultdict(list)
    for cell in rest.candidates():
        found[cell[0], cell[2]].append(cell)
    return found


@pytest.fixture(scope="module")
def sample(rest, columns, tmp_path_factory):
    """What became of some cells of each column that is read."""
    tasks = [(likely(rest, cells), OF_EACH) for cells in columns.values()]
    return [r for results in spread(rest, tasks, tmp_path_factory.mktemp("run")) for r in results]


def evenly(cells, number):
    """Return some of the cells, evenly spaced."""
    return cells[:: max(len(cells) // number, 1)][:number]


def likely(rest, cells):
    """Return some cells of a column, those first that somebody asked a row for."""
    asked = [cell for cell in cells if cell in rest.seen]
    return evenly(asked, OF_EACH) + evenly(cells, TRIED)


def test_the_change_of_a_cell_that_is_read_is_noticed(sample):
    assert score.unexplained(sample) == []
    assert len({result.cell[::2] for result in sample}) > AT_LEAST


@pytest.mark.parametrize("reason", score.reasons(), ids=str)
def test_every_reason_names_cells_that_are_read(rest, columns, reason):
    cells = columns[reason.table, reason.column]
    named = [cell for cell in cells if re.fullmatch(reason.keys, rest.key(cell))]
    assert any(map(Mutation(rest).is_read, named))


def noticed(rest, tmp_path, text, *cells):
    """Return what notices a change of cells in a book of one page."""
    (tmp_path / "_quarto.yml").write_text(SETTINGS)
    (tmp_path / "index.qmd").write_text(f"# Page\n\n```{{python}}\n{LOAD}\n```\n\n{text}\n")
    book = resting.Rest(rest.package, Book(tmp_path, tmp_path / "run"))
    book.settle(audit=False)
    numbers = {row["claim_id"]: n for n, row in enumerate(book.package.rows["claims"])}
    return [Mutation(book).result(("claims", numbers[claim], field)) for claim, field in cells]


LOAD = """\
import pandas as pd
import techplomacy as tp
from claimbook.book import claim
from claimbook.audit.tables import load_tables
from claimbook.package.reading import read
rows, frame = load().claims, read("claims")
"""
DRAWN = """\
```{python}
import matplotlib.pyplot as plt
from claimbook.book import project, style
canvas, (left, right) = plt.subplots(1, 2)
right.annotate(rows["C379"]["value"], (0, 0))
style.save(canvas, project.figures() / "one.svg")
```
"""
VALUE, PAGE = ("C379", "value"), ("C379", "page")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('`{python} claim("C379")`', INLINE),
        ('`{python} str(rows["C379"]["value"])`', INLINE),
        ('`{python} str(frame.set_index("claim_id")["value"]["C379"])`', INLINE),
        ('```{python}\nfirst = rows["C379"]["value"]\n```\n\n`{python} first + "."`', INLINE),
        ('```{python}\nprint(rows["C379"]["value"])\n```', "printed text"),
        ('`{python} "A" if rows["C379"]["value"] == "28" else str(1 / 0)`', "render stops"),
        (DRAWN, FIGURE),
    ],
)
def test_a_value_that_is_shown_is_noticed(rest, tmp_path, text, what):
    (result,) = noticed(rest, tmp_path, text, VALUE)
    assert result.noticed == what


@pytest.mark.parametrize(
    "text",
    [
        '`{python} "A" if rows["C379"]["value"] else "B"`',
        '`{python} str(len(frame[["value"]].dropna()))`',
        '```{python}\nfirst = rows["C379"]["value"]\n```\n\n`{python} "A"`',
    ],
)
def test_a_value_that_is_read_in_vain_survives(rest, tmp_path, text):
    (result,) = noticed(rest, tmp_path, text, VALUE)
    assert result.noticed == "" and score.unexplained([result]) == [result]


@pytest.mark.parametrize(
    "text",
    [
        '`{python} str(rows["C380"]["value"])`',
        '`{python} str(frame.set_index("claim_id")["value"]["C380"])`',
        '`{python} str(rows["C379"]["statement"])`',
        '`{python} str(len(frame[["value"]]))`',
        '```{python}\nimport tempfile\nfiles = tp.export(tempfile.mkdtemp(), "csv")\n```',
    ],
)
def test_a_value_that_nobody_reads_does_not_count(rest, tmp_path, text):
    assert noticed(rest, tmp_path, text, VALUE, PAGE) == [None, None]


def helpers(rest):
    """Return by function that makes words of numbers the inline expressions that call it alone."""
    known = {name for module in (words, trends) for name in vars(module)} - {"share"}
    found = defaultdict(list)
    for chapter, pieces in rest.book.code.items():
        for number, piece in enumerate(pieces):
            called = known & set(piece.last.co_names) if piece.kind == INLINE else set()
            if len(called) == 1:
                found[called.pop()].append((chapter, number))
    return found


def letters(markdown):
    """Return what is left of a text without links, numbers and signs."""
    return re.sub(r"\]\([^)]*\)|\{[^}]*\}|[^\w\s]|[0-9]", "", markdown).split()


def turns(rest, piece, numbers, cell, other):
    """Whether a piece says other words when a cell has another value."""
    chapter, number = piece
    change = rest.package.change(cell, other), resting.changing(cell, cell[0])
    with change[0], change[1], blank(), suppress(Exception):  # a chapter may refuse the value
        shown = dict(rest.book.run(chapter, numbers))[number]
        return letters(shown.text) != letters(rest.shown[chapter][number].text)
    return False


def sources(rest, columns, piece):
    """Return the pieces that feed one, and cells that they may have read, column after column."""
    chapter, number = piece
    numbers = {number, *rest.book.code[chapter][number].feeds}
    reading = [rest.pieces[chapter, each] for each in numbers]
    tables = {table for read in reading for table in read.frames}
    asked = set().union(*(read.cells for read in reading))
    lists = [
        evenly([c for c in cells if c in asked or table in tables], TRIED)
        for (table, _), cells in columns.items()
    ]
    return numbers, [cell for round_ in zip_longest(*lists) for cell in round_ if cell]


@pytest.mark.parametrize("name", ["listed", "most", "plural"])
def test_a_word_that_depends_on_a_number_turns_with_a_value(rest, columns, name):
    for piece in helpers(rest)[name][:3]:
        numbers, cells = sources(rest, columns, piece)
        for cell in cells:
            others = Mutation(rest).others(cell)[-2:]
            if any(turns(rest, piece, numbers, cell, other) for other in others):
                return
    pytest.fail(f"no value turns the word of {name}")


def plain(markdown):
    """Return the words of a text in Markdown."""
    return " ".join(pandoc(markdown, "", "-f", "markdown", "-t", "plain", "--wrap=none").split())


def inline(rest, cell, other):
    """Return the inline values of the chapter that another value changes, and the words of one."""
    before, chosen = rest.shown[CHAPTER], rest.chosen(rest.seen[cell], fresh=True)[CHAPTER]
    change = rest.package.change(cell, other), resting.changing(cell, cell[0])
    with change[0], change[1], blank(), suppress(Exception):  # a value may stop the chapter
        found = {n: s for n, s in rest.book.run(CHAPTER, chosen) if s != before[n]}
        numbers = [n for n in found if rest.book.code[CHAPTER][n].kind == INLINE]
        words = plain(found[numbers[0]].text)
        return set(numbers), "" if words == plain(before[numbers[0]].text) else words
    return set(), ""


def page(project):
    """Run one chapter in a kernel, take it through the renderer, and return the words of its page.

    The other chapters are there as they are before they run, so that links find them.
    """
    book = read_book(project)
    place = [str(chapter.path) for chapter in book.chapters].index(CHAPTER)
    texts = [draft(chapter) for chapter in book.chapters]
    texts[place] = run_chapter(book, book.chapters[place]).markdown
    whole = json.loads(tree(book, parse(book, texts), ran=False, form="json"))
    alone = json.dumps(whole | {"blocks": [whole["blocks"][place]]})
    html = pandoc(alone, "", "-f", "json", "-t", "html5", "--wrap=none")
    return " ".join(unescape(re.sub("<[^>]*>", "", html)).split())


def write(project, cells):
    """Write other values into the files of a copy of the project."""
    resources = descriptor.load_descriptor(project).resources
    for (table, number, name), other in cells.items():
        path = project / resources[table].path
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        rows[number][header.index(name)] = str(other)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


def changes(rest, columns, before):
    """Yield cells of different columns that change different inline values, each with new words."""
    changed = set()
    for cells in columns.values():
        near = [c for c in cells if any(p[0] == CHAPTER for p in rest.seen.get(c, ()))]
        for cell in evenly(near, PAGES):
            other = Mutation(rest).others(cell)[0]
            numbers, words = inline(rest, cell, other)
            if words and words not in before and not numbers & changed:
                changed |= numbers
                yield cell, (other, words)
                break


def test_ten_changes_reach_the_page(rest, columns, tmp_path, monkeypatch):
    copy = tmp_path / "copy"
    copy.mkdir()
    for each in ("src", "data", "schemas", "paper"):
        shutil.copytree(ROOT / each, copy / each)
    for each in ("index.qmd", "_quarto.yml", "datapackage.json"):
        shutil.copy(ROOT / each, copy / each)
    monkeypatch.setenv("PYTHONPATH", str(copy / "src"))
    before = page(copy)
    chosen = dict(islice(changes(rest, columns, before), PAGES))
    assert len(chosen) == PAGES
    write(copy, {cell: other for cell, (other, _) in chosen.items()})
    after = page(copy)
    assert [words for _, words in chosen.values() if words not in after] == []
