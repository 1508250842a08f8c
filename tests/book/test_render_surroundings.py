"""A render depends on its project alone, and what it is given as text stays text."""

import json
import os
import shutil
import subprocess
import sys
from functools import partial

import psutil
import pytest
from pypdf import PdfReader
from sample_project import FILES, SETTINGS, write_project

from claimbook.render import render, running
from commands import ran

pytestmark = pytest.mark.slow


def page_of(project, name="index.html"):
    """Render a project and return one of its pages."""
    return (render(project) / name).read_text()


def test_settings_are_text(tmp_path):
    settings = SETTINGS.replace(
        "title: A book",
        "title: 'R&D <script>alert(1)</script>'\n  subtitle: 'a < b'\n"
        "  author: A. Person <x@example.org>\n  description: 'The \"case\" of <i>'",
    )
    html = page_of(write_project(tmp_path, {"_quarto.yml": settings}))
    assert "<script>alert" not in html and "<i>" not in html
    assert "R&amp;D &lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'content="The &quot;case&quot; of &lt;i&gt;"' in html
    assert "A. Person &lt;x@example.org&gt;" in html and "a &lt; b" in html


def test_title_of_a_chapter_is_text(tmp_path):
    html = page_of(write_project(tmp_path, {"index.qmd": "# A \\<b\\> & c {.unnumbered}\n\nx\n"}))
    assert "<title>A &lt;b&gt; &amp; c" in html


def test_note_of_a_heading_is_printed_once(tmp_path):
    one = "# One^[the very note] {#sec-one}\n\n## A^[noted here]\n\nText^[third].\n"
    book = render(write_project(tmp_path, {"paper/one.qmd": one}))
    pages = [page.extract_text() for page in PdfReader(book / "book.pdf").pages]
    [number] = [i for i, words in enumerate(pages) if "the very note" in words]
    [again] = [i for i, words in enumerate(pages) if "noted here" in words]
    assert number == again == next(i for i, w in enumerate(pages) if "third" in w)
    assert [
        f"{n}{note}" in "".join(pages[number].split())
        for n, note in enumerate(("theverynote", "notedhere", "third"), start=1)
    ] == [True] * 3


def test_formula_in_a_title_of_the_bibliography(tmp_path):
    entry = "@book{known, title={On $x^2$ growth}, author={A, B}, year={2000}}\n"
    changes = {"paper/refs.bib": entry, "paper/one.qmd": "+\n[@known]\n"}
    html = page_of(write_project(tmp_path, changes), "paper/two.html")
    assert "<msup>" in html


def test_pdf_shows_dots_and_quotes_as_they_are_escaped(tmp_path):
    one = FILES["paper/one.qmd"] + '\nso\\.\\.\\. \\"it\\\'s\\" a\\-\\-b\n'
    book = render(write_project(tmp_path, {"paper/one.qmd": one}))
    text = " ".join(page.extract_text() for page in PdfReader(book / "book.pdf").pages)
    assert 'so... "it\'s" a--b' in text


def rendered(project, **environment):
    """Render in a process of its own; return its status and what it says."""
    command = [sys.executable, "-m", "claimbook.render", "--project", str(project)]
    done = ran(command, env=os.environ | environment)
    return done.returncode, done.stderr


CELL = '+\n```{python}\n#| echo: false\nprint("ran")\n```\n'


def test_home_that_cannot_be_written(tmp_path):
    draw = "import matplotlib.pyplot as p; from pathlib import Path; import matplotlib as m"
    cell = f"+\n```{{python}}\n#| echo: false\n{draw}\nprint(m.get_configdir())\n```\n"
    project = write_project(tmp_path / "book", {"index.qmd": cell})
    assert rendered(project, HOME="/proc/none", XDG_CACHE_HOME="/proc/none")[0] == 0


def test_letters_of_a_path_and_a_language_that_has_them_not(tmp_path):
    project = write_project(tmp_path / "a b — ñ 日本", {"index.qmd": CELL})
    status, said = rendered(project, LC_ALL="C", LANG="C", TZ="Pacific/Kiritimati")
    assert status == 0, said


def test_long_folder_for_temporary_files(tmp_path):
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    status, said = rendered(write_project(tmp_path / "p", {"index.qmd": CELL}), TMPDIR=str(deep))
    assert status == 0, said


def test_assertions_run_and_docstrings_are_there(tmp_path):
    body = "def f():\n    'said'\nprint(__debug__, f.__doc__)"
    cell = f"+\n```{{python}}\n#| echo: false\n{body}\n```\n"
    project = write_project(tmp_path, {"index.qmd": cell})
    assert rendered(project, PYTHONOPTIMIZE="2")[0] == 0
    assert "True said" in (project / "_book/index.html").read_text()


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_a_chapter_sees_nothing_of_another_and_imports_what_stands_beside_it(
    tmp_path, monkeypatch, start
):
    monkeypatch.setattr(running, "START", start)
    change = "+\n```{python}\n#| echo: false\nimport math\nmath.pi = 3\n```\n"
    print_it = (
        "+\n```{python}\n#| echo: false\nimport math, beside\nprint(math.pi, beside.X)\n```\n"
    )
    project = write_project(tmp_path, {"index.qmd": change, "paper/one.qmd": print_it})
    (project / "paper/beside.py").write_text("X = 'is beside'")
    assert "3.14159" in (html := page_of(project, "paper/one.html")) and "is beside" in html


def test_what_a_killed_render_left_is_swept(tmp_path):
    project = write_project(tmp_path, {})
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead = ended.pid
    (tmp_path / f".book-{dead}-abc").mkdir()
    (tmp_path / f".book-{os.getpid()}-abc").mkdir()
    render(project)
    assert [path.name for path in tmp_path.glob(".book-*")] == [f".book-{os.getpid()}-abc"]


@pytest.mark.parametrize("names", [["index.html", "site_libs/x.js"], ["book.pdf"]])
def test_a_book_of_quarto_is_replaced(tmp_path, names):
    for name in names:
        (tmp_path / "_book" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "_book" / name).write_text("old")
    book = render(write_project(tmp_path, {}))
    assert "Preface" in (book / "index.html").read_text() and not (book / "site_libs").exists()


def test_data_may_hold_what_looks_like_syntax(tmp_path):
    from claimbook.book.inline import escaped

    texts = ["::: in a line", "`{python} 1`", "{{< video x >}}", "ends in \\", "a|b"]
    printed = json.dumps("\n\n".join(f"Row: {escaped(text)}" for text in texts))
    cell = f"+\n```{{python}}\n#| output: asis\nprint({printed})\n```\n"
    html = page_of(write_project(tmp_path, {"index.qmd": cell.replace("{{<", "{" + "{<")}))
    for text in texts:
        assert text.replace("<", "&lt;").replace(">", "&gt;") in html


NESTED = f"+\n{'[' * 20_000}\n"
ENDLESS = "+\n```{python}\nwhile True: open('started', 'w')\n```\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends them")
@pytest.mark.parametrize(("name", "text"), {"pandoc": NESTED, "python": ENDLESS}.items())
def test_what_a_killed_render_has_started_ends_with_it(tmp_path, name, text):
    project = write_project(tmp_path, {"index.qmd": text})
    command = [sys.executable, "-m", "claimbook.render", "--project", str(project)]
    process = psutil.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while not any(map(partial(is_busy, name), process.children(recursive=True))):
            assert process.poll() is None
        started = process.children(recursive=True)
    finally:
        process.kill()
    _, alive = psutil.wait_procs(started, timeout=10)
    for each in alive:
        each.kill()
    assert not alive


def is_busy(name, process):
    try:
        return name in process.name() and process.cpu_times().user > 2
    except psutil.NoSuchProcess:
        return False


@pytest.mark.skipif(not shutil.which("kill"), reason="kill is not installed")
def test_sigterm_leaves_nothing(tmp_path):
    cell = "+\n```{python}\nimport time; open('started', 'w'); time.sleep(4)\n```\n"
    project = write_project(tmp_path, {"index.qmd": cell})
    command = [sys.executable, "-m", "claimbook.render", "--project", str(project)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while not (project / "started").exists():
        assert process.poll() is None
    process.terminate()
    assert process.wait(timeout=60) != 0
    assert list(project.glob(".book-*")) == [] and not (project / "_book").exists()
