"""Both renderers give the same book: each page says the same, and so does the PDF.

Runs where Quarto is installed, on copies, since Quarto writes into the project it renders.
"""

import os
import re
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest
from parity import Page, differences
from pypdf import PdfReader
from sample_project import copy_sample

from claimbook.render import render
from commands import ran

pytestmark = pytest.mark.slow
SAYS = ["headings", "captions", "links", "claims", "tables", "alternatives", "blocks"]
"""What is compared of a page; the last holds all its text."""


def copy_book(folder):
    """Copy the project's own book, without what a render leaves behind."""
    root = Path(__file__).parents[2]
    skip = shutil.ignore_patterns("figures", "*_files", "*.quarto_ipynb", "__pycache__")
    for name in ("paper", "src/claimbook/render"):
        shutil.copytree(root / name, folder / name, ignore=skip)
    for name in ("_quarto.yml", "index.qmd", "pyproject.toml"):
        shutil.copyfile(root / name, folder / name)
    return folder


def quarto(project):
    """Render a project with Quarto and this Python, and return the folder of the book."""
    own = {"QUARTO_PYTHON": sys.executable, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0"}
    command = ["quarto", "render", str(project), "--no-cache"]
    done = ran(command, env=os.environ | own)
    assert done.returncode == 0, done.stderr[-2000:]
    return project / "_book"


@pytest.fixture(scope="module", params=[copy_sample, copy_book], ids=["sample", "book"])
def books(request, tmp_path_factory):
    """Return the folders of one book as the embedded renderer and as Quarto made it."""
    if not shutil.which("quarto"):
        pytest.skip("quarto is not on the PATH: only the embedded renderer can be tested")
    folder = tmp_path_factory.mktemp("parity")
    return render(request.param(folder / "embedded")), quarto(request.param(folder / "quarto"))


@pytest.fixture(scope="module")
def pages(books):
    """Return the pages of both books by name."""
    return [
        {
            name: Page(name, path.read_text())
            for path in sorted(book.rglob("*.html"))
            for name in [path.relative_to(book).as_posix()]
        }
        for book in books
    ]


def letters(text):
    """Return the letters and digits of a text, which line breaks and hyphens do not change."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


PAGE = """<main><h1>1 One</h1>
<p>Of <a class="claim" href="r.html#C1" title="T">28 %</a> it’s so.</p>
<figure id="fig-a"><img src="a.svg" alt="Bars"><figcaption>Figure 1: A</figcaption></figure>
<table id="tbl-b"><caption>Table 1: B</caption><tr><td>5</td></tr></table></main>"""


@pytest.mark.parametrize(
    ("what", "old", "new"),
    [
        ("headings", "1 One", "2 One"),
        ("captions", "Figure 1", "Figure 2"),
        ("captions", "tbl-b", "tbl-c"),
        ("links", "#C1", "#C2"),
        ("claims", "28", "29"),
        ("claims", '"T"', '"U"'),
        ("tables", "<td>5", "<td>6"),
        ("alternatives", "Bars", "Lines"),
        ("blocks", "so.", "not so."),
        ("blocks", "</p>", "<br>two</p>"),
    ],
)
def test_a_difference_is_seen(what, old, new):
    ours, theirs = (Page("a.html", html) for html in (PAGE, PAGE.replace(old, new)))
    assert differences(getattr(ours, what)(), getattr(theirs, what)())


def test_what_differs_by_design_is_not_seen():
    navigation = "<nav><ol><li><a href='b.html'>Next</a></li></ol></nav></main>"
    other = PAGE.replace("’", "'").replace("</main>", navigation).replace(" it", "\n  it")
    ours, theirs = (Page("a.html", html) for html in (PAGE, other))
    for what in SAYS:
        assert getattr(ours, what)() == getattr(theirs, what)()


def test_the_pages_are_the_same(pages):
    ours, theirs = pages
    assert ours.keys() == theirs.keys() and len(ours) > 1


@pytest.mark.parametrize("what", SAYS)
def test_each_page_says_the_same(pages, what):
    ours, theirs = ({n: getattr(p, what)() for n, p in side.items()} for side in pages)
    assert any(ours.values()), f"no page has {what}"
    found = [f"{name}: {line}" for name in ours for line in differences(ours[name], theirs[name])]
    assert found == []


def test_each_place_that_can_be_linked_is_in_both(pages):
    ours, theirs = ({(n, one) for n, p in side.items() for one in p.anchors()} for side in pages)
    assert ours and ours - theirs == set()


def missing(path, wanted):
    """Return what a PDF does not hold, with or without the head and the foot of each page.

    A text that runs over a page stands without them only, a title at the top of one with them.
    """
    found = [page.extract_text() for page in PdfReader(path).pages]
    bare = (text.partition("\n")[2].rpartition("\n")[0] for text in found)
    readings = letters("".join(found)), letters("\n".join(bare))
    return {text for text in wanted if not any(letters(text) in each for each in readings)}


def test_both_pdfs_hold_each_value_and_chapter_and_the_same_sections(books, pages):
    values = {link.text for page in pages[0].values() for link in page.claims()}
    heads = {
        (tag, text.removeprefix("Appendix "))
        for page in pages[0].values()
        for tag, text in page.headings()
    }
    wanted = values | {text for _, text in heads}
    ours, theirs = (missing(book / "techplomacy.pdf", wanted) for book in books)
    assert ours == theirs < wanted  # which sections are for the web alone
    assert not ours & (values | {text for tag, text in heads if tag == "h1"})


def test_both_pdfs_have_as_many_pages(books, request):
    if "sample" in request.node.name:
        pytest.skip("Quarto prints the sample in its own looks")
    counts = [len(PdfReader(book / "techplomacy.pdf").pages) for book in books]
    assert abs(counts[0] - counts[1]) <= 0.05 * counts[0], counts
