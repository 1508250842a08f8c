"""The sample book, rendered once: numbers, references, links, access, and the same bytes again."""

import base64
import filecmp
import gzip
import json
import os
import re
import shutil
import sys
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader
from sample_project import bookmarks, chapters_of, copy_sample

from claimbook.render import render
from commands import ran

pytestmark = pytest.mark.slow
PAGES = [
    "index.html",
    "paper/introduction.html",
    "paper/evidence.html",
    "paper/register.html",
    "paper/references.html",
]
every_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory):
    return render(copy_sample(tmp_path_factory.mktemp("sample") / "project"))


@pytest.fixture(scope="session")
def pdf(sample_book):
    return PdfReader(sample_book / "techplomacy.pdf")


@pytest.fixture(scope="session")
def pdf_pages(pdf):
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


@pytest.fixture(scope="session")
def pdf_text(pdf_pages):
    return " ".join(pdf_pages)


def text(book, page):
    """Return the words of a page's main part."""
    main = re.search(r"<main.*?</main>", (book / page).read_text(), re.DOTALL)[0]
    return " ".join(re.sub("<[^>]+>", "", main).replace("\u2002", " ").split())


class Elements(HTMLParser):
    """All start tags of a page with their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, *tags):
        return [attributes for tag, attributes in self.found if tag in tags]


def elements(book, page):
    return Elements((book / page).read_text())


def test_pages_have_the_names_quarto_gives(sample_book):
    found = {path.relative_to(sample_book).as_posix() for path in sample_book.rglob("*.html")}
    assert found == set(PAGES)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.html", "Preface"),
        ("index.html", "See Figure 2.1 and Table 1.1;"),
        ("index.html", "Figure 1: A line"),
        ("index.html", "Of 42 claims, forty-one hold."),
        ("paper/introduction.html", "1 Introduction"),
        (
            "paper/introduction.html",
            "which is Equation 1.1. See Table 1.1 and Figures 2.1 and 2.1.",
        ),
        ("paper/introduction.html", "See Chapter 2, Section 1.1, 1.1 and Appendix A."),
        ("paper/introduction.html", "Table 1.1: Goals of the strategy, with a link"),
        ("paper/introduction.html", "1.1.1 A third level"),
        ("paper/evidence.html", "Figure 2.1: Enterprises using AI, 28 per cent."),
        ("paper/evidence.html", "Table 2.2: With caption"),
        ("paper/register.html", "Appendix A — Register"),
        ("paper/register.html", "A.2 Long table"),
        ("paper/register.html", "Table A.1: The census"),
        ("paper/references.html", "References"),
    ],
)
def test_numbers_and_references(sample_book, pdf_text, page, words):
    assert words in text(sample_book, page).replace("\u00a0", " ")
    if page != "index.html" or "forty" in words:
        assert words.replace(" ", "") in pdf_text.replace(" ", "").replace("\u200b", "")


def test_references_lead_to_their_pages(sample_book):
    targets = {a["href"] for a in elements(sample_book, "index.html").named("a") if "href" in a}
    assert {
        "paper/evidence.html#fig-ai",
        "paper/introduction.html#tbl-goals",
        "paper/register.html#C157",
        "paper/references.html#ref-leonov2026",
        "paper/figures/ai.csv",
    } <= targets
    targets = {a.get("href") for a in elements(sample_book, "paper/introduction.html").named("a")}
    assert {"../paper/evidence.html", "#sec-method", "../paper/register.html"} <= targets


@every_page
def test_nothing_comes_from_elsewhere(sample_book, page):
    for attributes in elements(sample_book, page).named("script", "link", "img", "source"):
        assert not re.match("(https?:)?//", attributes.get("src") or attributes.get("href") or "")
    styles = "".join(path.read_text() for path in sample_book.rglob("*.css"))
    assert "url(" not in styles and "@import" not in styles


@every_page
def test_no_expression_is_left(sample_book, page):
    assert "{python}" not in (sample_book / page).read_text()


@every_page
def test_page_is_accessible_in_its_bones(sample_book, page):
    found = elements(sample_book, page)
    assert found.named("html")[0]["lang"] == "en"
    assert len(found.named("h1")) == 1 and len(found.named("main")) == 1
    assert found.named("a")[0]["href"] == "#content"
    assert all(image.get("alt") for image in found.named("img"))
    assert all(cell.get("scope") for cell in found.named("th"))
    assert len([a for a in found.named("a") if a.get("aria-current") == "page"]) == 1
    ids = [attributes["id"] for _, attributes in found.found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_table_has_caption_and_scrolls_in_its_own_region(sample_book):
    found = elements(sample_book, "paper/register.html")
    assert found.named("caption")
    region = next(div for div in found.named("div") if div.get("class") == "table-scroll")
    assert region["tabindex"] == "0" and region["aria-label"] == "Table\u00a0A.1"


def test_claim_keeps_class_and_words(sample_book):
    links = elements(sample_book, "index.html").named("a")
    claim = next(a for a in links if "claim" in a.get("class", ""))
    assert claim["class"] == "claim consistent" and claim["title"].startswith("Consistent")


def test_search_finds_every_entry_by_its_anchor(sample_book):
    script = (sample_book / "site/search.js").read_text()
    packed = base64.b64decode(re.fullmatch(r'bookSearch\("(.*)"\);\n', script)[1])
    records = json.loads(gzip.decompress(packed))
    entries = {anchor: words for page, anchor, _, words in records if page == "paper/register.html"}
    assert {f"C{number}" for number in range(150, 162)} <= entries.keys()
    assert "in our own words" in entries["C157"]
    assert all((sample_book / page).is_file() for page, *_ in records)


def test_own_style_is_linked_from_each_page(sample_book):
    links = elements(sample_book, "paper/evidence.html").named("link")
    assert "../paper/site.css" in [link["href"] for link in links]


def test_pdf_is_tagged_and_described(pdf):
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"].startswith("en")
    assert pdf.metadata.title == "Small states, large numbers"
    assert pdf.metadata.author == "A. N. Author, B. Other"
    assert "pdfuaid:part" in str(pdf.trailer["/Root"]["/Metadata"].get_object().get_data())


def test_pdf_bookmarks_name_the_chapters(pdf):
    chapters = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    assert [" ".join(title.split()) for title in chapters if title != "Contents"] == [
        "Preface",
        "1 Introduction",
        "2 Evidence",
        "Appendix A — Register",
        "References",
    ]


def test_pdf_bookmarks_follow_the_headings(pdf):
    found = [(depth, words) for depth, words, _ in bookmarks(pdf.outline)]
    at = found.index((1, "1 Introduction"))
    assert found[at + 1 : at + 3] == [(2, "1.1 The method"), (3, "1.1.1 A third level")]


def test_pdf_has_running_heads_but_not_where_a_chapter_begins(pdf, pdf_pages):
    starts = {number: words for words, number in chapters_of(pdf).items()}
    chapter = ""
    for number in range(min(starts), len(pdf_pages)):
        chapter = starts.get(number, chapter)
        has_head = pdf_pages[number].startswith(f"{chapter} Small states, large numbers")
        assert has_head == (number not in starts), number


def test_pdf_has_internal_links_and_no_dead_file_links(pdf, sample_book):
    kinds = {"internal": 0, "web": 0, "file": 0}
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A", {})
            uri = action.get("/URI", "") if action else ""
            kind = "web" if uri.startswith("http") else "file" if uri else "internal"
            kinds[kind] += 1
            assert kind != "file" or (sample_book / uri).is_file()
    assert min(kinds.values()) > 0


def test_head_of_a_long_table_comes_back_on_each_page(pdf):
    pages = [page.extract_text() for page in pdf.pages]
    with_rows = [words for words in pages if re.search(r"\bN\d+\b", words)]
    assert len(with_rows) > 1
    assert all("token" in words and "role" in words for words in with_rows)


def same(left, right):
    """Return the files that differ between two folders."""
    names = [{p.relative_to(f) for p in f.rglob("*") if p.is_file()} for f in (left, right)]
    assert names[0] == names[1]
    return [n for n in names[0] if not filecmp.cmp(left / n, right / n, shallow=False)]


def test_a_second_render_elsewhere_gives_the_same_bytes(sample_book, tmp_path):
    project = copy_sample(tmp_path / "another place" / "project")
    assert same(sample_book, render(project, tmp_path / "out")) == []


@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare is not installed")
def test_no_network_is_needed(sample_book, tmp_path):
    if ran(["unshare", "-n", "true"]).returncode:
        pytest.skip("this user may not leave the network")
    project = copy_sample(tmp_path / "project")
    command = ["unshare", "-n", sys.executable, "-m", "claimbook.render", "--project", project]
    paths = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = ran(command, env=os.environ | paths)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"rendered 5 chapters: .*\(\d+ s\)\n", done.stderr)
    assert same(sample_book, project / "_book") == []


def test_a_foreign_kernel_and_startup_file_change_nothing(sample_book, tmp_path, monkeypatch):
    kernel = tmp_path / "jupyter/kernels/python3"
    kernel.mkdir(parents=True)
    spec = {"argv": ["/bin/false"], "display_name": "x", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec))
    startup = tmp_path / "home/.ipython/profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("import builtins; builtins.print = lambda *words, **how: None")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.delenv("IPYTHONDIR", raising=False)
    project = copy_sample(tmp_path / "project")
    assert same(sample_book, render(project)) == []


def test_a_book_without_bibliography(tmp_path):
    (tmp_path / "_quarto.yml").write_text(
        "project: {type: book}\nbook:\n  title: T\n  chapters: [index.qmd]\n"
    )
    (tmp_path / "index.qmd").write_text("# Only page\n\nText.\n")
    book = render(tmp_path)
    assert "Text." in text(book, "index.html") and (book / "book.pdf").is_file()
