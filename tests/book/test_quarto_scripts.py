"""What Quarto runs before and after: one line on what is lacking, and a search by entry."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from claimbook.book import frozen
from claimbook.render.pages import Scan
from commands import ran

SCRIPTS = Path(__file__).parents[2] / "paper/scripts"


def ready(*options, **environment):
    """Run the check with this Python and options of its own; return its status and words."""
    command = [sys.executable, *options, str(SCRIPTS / "ready.py")]
    done = ran(command, env=os.environ | environment)
    return done.returncode, done.stderr


@pytest.mark.slow
def test_the_installed_python_is_ready():
    assert ready() == (0, "")


def test_a_bare_python_is_told_what_to_run():
    status, said = ready("-I", "-S")
    assert status == 1 and said.count("\n") == 1
    assert " duckdb" in said and " more. " in said and len(said) < 300
    assert "make paper" in said and ".[paper]" in said


def test_a_python_without_assertions_is_refused():
    status, said = ready(PYTHONOPTIMIZE="1")
    assert status == 1 and "PYTHONOPTIMIZE" in said


def test_every_package_of_the_extra_is_asked_for():
    asked = loaded("ready").needed("paper")
    assert {"techplomacy", "pandas", "typer", "matplotlib", "duckdb", "nbclient"} <= asked
    assert "pypdf" not in asked


def loaded(name):
    """Return one of the scripts as a module."""
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("options", "form"),
    [
        (["quarto", "render", "--to", "pdf"], "pdf"),
        (["render", "-t", "latex+smart", "a.qmd"], "latex"),
        (["render", "--to=beamer"], "beamer"),
        (["render", "paper/pdf.qmd"], ""),
        (["render", "--to", "html"], "html"),
        (["render", "--to"], ""),
    ],
)
def test_the_format_that_is_asked_for_is_read(options, form):
    module = loaded("ready")
    assert module.asked_for(options) == form
    assert (form in module.LATEX) == (form in ("pdf", "latex", "beamer"))


@pytest.mark.parametrize(
    ("pages", "does"), [("a.qmd\nb.qmd", ["freeze"]), ("a.qmd", ["thaw", "panels"])]
)
def test_chapters_are_run_at_once_unless_one_is_asked_for(monkeypatch, pages, does):
    module, done = loaded("ready"), []
    for name in ("freeze", "thaw"):
        monkeypatch.setattr(frozen, name, lambda _, name=name: done.append(name))
    module.write_panels = lambda: done.append("panels")
    monkeypatch.setenv("QUARTO_PROJECT_INPUT_FILES", pages)
    module.prepare()
    assert done == does


@pytest.fixture
def by_entry():
    return loaded("search").by_entry


ENTRIES = """<main><h2 id="one">One</h2><p>Lead</p>
<div id="C1" class="entry"><p>C1 a &lt; b</p></div>
<div id="C2" class="entry"><p>C2</p></div></main>"""


def test_a_page_of_entries_is_indexed_by_entry_and_no_other_page(by_entry, tmp_path):
    (tmp_path / "r.html").write_text(ENTRIES)
    (tmp_path / "a.html").write_text('<main><h2 id="x">X</h2><p>Words</p></main>')
    other = {"objectID": "a.html#x", "href": "a.html#x", "title": "A", "section": "X", "text": "w"}
    whole = {"objectID": "r.html#one", "href": "r.html#one", "title": "R", "section": "One"}
    found = by_entry([other, whole | {"text": "Lead C1 C2"}], tmp_path)
    assert found[0] == other
    places = [(doc["href"], doc["section"], doc["text"], doc["title"]) for doc in found[1:]]
    assert places == [
        ("r.html#one", "One", "Lead", "R"),
        ("r.html#C1", "C1", "C1 a &lt; b", "R"),
        ("r.html#C2", "C2", "C2", "R"),
    ]


def test_a_page_is_read_once_however_often_an_index_names_it(tmp_path):
    (tmp_path / "r.html").write_text(ENTRIES)
    module, read = loaded("search"), []
    module.Scan = lambda html: read.append(html) or Scan(html)
    docs = [{"href": f"r.html#{name}"} for name in ("one", "C1", "C2")]
    assert [doc["href"] for doc in module.by_entry(docs, tmp_path)] == [d["href"] for d in docs]
    assert len(read) == 1


def test_the_code_of_an_entry_is_not_searched_and_that_of_a_section_is():
    code = "<pre><code>said()</code></pre>"
    entry = f'<main><div id="C1" class="entry"><strong>C1</strong> Words {code}</div></main>'
    assert Scan(entry).records == [["C1", "C1", "Words"]]
    section = f'<main><h2 id="use">Use</h2><p>Words {code}</p></main>'
    assert Scan(section).records == [["use", "Use", "Words said()"]]


def test_what_a_chapter_writes_as_a_resource_is_in_the_book(tmp_path):
    (tmp_path / "_quarto.yml").write_text("project:\n  resources: [/figures/*.js, a.bib]\n")
    (tmp_path / "figures").mkdir()
    for name in ("figures/late.js", "figures/late.svg", "a.bib"):
        (tmp_path / name).write_text(name)
    loaded("search").copy_resources(tmp_path, tmp_path / "_book")
    copied = {p.relative_to(tmp_path / "_book").as_posix() for p in tmp_path.rglob("_book/**/*.*")}
    assert copied == {"figures/late.js", "a.bib"}


@pytest.mark.parametrize(
    ("caption", "is_bold"),
    [
        ('<figcaption class="a">\nFigure&nbsp;12.1: Denmark', True),
        ("<caption>Table&nbsp;B.2: Works", True),
        ("<figcaption>A figure", False),
        ("<p>Figure&nbsp;1.1: in the text", False),
    ],
)
def test_the_number_of_a_figure_is_bold_in_its_caption_alone(caption, is_bold):
    said = loaded("search").NUMBER.sub(r"\1<b>\2</b>", caption)
    assert ("<b>" in said) is is_bold
    assert said.replace("<b>", "").replace("</b>", "") == caption
