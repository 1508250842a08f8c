"""Hostile text in every free field of a package's tables is shown as it is, and runs nowhere."""

import json
import os
import re
import shutil
import sqlite3
import sys
from html.parser import HTMLParser

import openpyxl
import pytest
import yaml
from hostile import ADDRESSES, TEXTS, hostile_package
from pypdf import PdfReader

from claimbook.audit.claimreview import checked
from claimbook.audit.record import write
from claimbook.errors import InvalidAddressError
from claimbook.package.locate import open_at
from claimbook.publish.exporting import export
from claimbook.render import render
from claimbook.starting.looks import lay
from claimbook.starting.seal import seal
from commands import ran
from csv_tables import rows_of, table

pytestmark = pytest.mark.slow
RUNS = re.compile(r"\s*(javascript|vbscript|data:(?!,$))", re.IGNORECASE)
CHAPTERS = {"chapters": ["index.qmd"], "appendices": ["paper/register.qmd", "paper/sources.qmd"]}


class Page(HTMLParser):
    """The text of a page, and what in it could run or ask for something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.suspects: list[tuple] = []
        self.is_code = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.is_code = tag in ("script", "style")
        if tag in ("iframe", "object", "embed", "base", "form"):
            self.suspects.append((tag,))
        self.suspects += [
            (tag, name, value)
            for name, value in attrs
            if name.startswith("on")
            or (name in ("href", "src", "action") and RUNS.match(value or ""))
            or (tag == "script" and name == "src" and not value.endswith(".js"))
        ]

    def handle_endtag(self, _tag):
        self.is_code = False

    def handle_data(self, data):
        if self.is_code and "window.ran" in data:
            self.suspects.append(("script", data))
        elif not self.is_code:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return flat("".join(self.texts))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    target = tmp_path_factory.mktemp("hostile") / "package"
    package, put = hostile_package(root / "examples/penguins", target)
    write(open_at(package, is_trusted=True))
    seal(package)
    settings = yaml.safe_load((package / "_quarto.yml").read_text("utf-8"))
    settings["book"] |= CHAPTERS
    settings["format"]["typst"].pop("include-in-header", None)
    (package / "_quarto.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    return package, put


@pytest.fixture(scope="module", params=["embedded", "quarto"])
def book(request, made, tmp_path_factory):
    """The book as each renderer makes it, Quarto's where it is installed."""
    package = made[0]
    lay(package)
    if request.param == "embedded":
        return render(package)
    if not shutil.which("quarto"):
        pytest.skip("quarto is not on the PATH")
    folder = tmp_path_factory.mktemp("quarto") / "package"
    shutil.copytree(package, folder, ignore=shutil.ignore_patterns("_book"))
    environment = os.environ | {"QUARTO_PYTHON": sys.executable}
    ran(["quarto", "render"], cwd=folder, env=environment, check=True)
    return folder / "_book"


def test_it_is_put_into_many_fields(made):
    assert len(made[1]) >= 15
    assert set().union(*made[1].values()) >= {*TEXTS, *ADDRESSES[:1]}


@pytest.mark.parametrize("name", ["register", "sources"])
def test_a_page_shows_every_text_as_it_is_and_runs_none(book, name):
    page = Page((book / f"paper/{name}.html").read_text("utf-8"))
    assert [text for text in TEXTS if flat(text) not in page.text] == []
    own = (book / "site_libs").exists()  # Quarto's pages have a form and handlers of its own
    assert [each for each in page.suspects if not own or "window.ran" in each[-1]] == []


def test_the_pdf_shows_every_text_as_it_is(book):
    (path,) = book.glob("*.pdf")
    shown = "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert [text for text in TEXTS if "".join(text.split()) not in shown] == []


def test_exports_hold_every_text_as_it_is(made, tmp_path):
    package, _ = made
    wanted = {row["title"] for row in table(package, "works")}
    for form in ("csv", "json", "sqlite", "xlsx"):
        export(tmp_path / form, form, package=package)
    exported = rows_of(next((tmp_path / "csv").rglob("works.csv")))
    assert {row["title"] for row in exported} == wanted
    records = json.loads(next((tmp_path / "json").rglob("works.json")).read_text("utf-8"))
    assert {row["title"] for row in records} == wanted
    with sqlite3.connect(next((tmp_path / "sqlite").rglob("*.sqlite"))) as base:
        assert {title for (title,) in base.execute("SELECT title FROM works")} == wanted
    sheets = openpyxl.load_workbook(next((tmp_path / "xlsx").rglob("*.xlsx")))
    cells = [cell for row in sheets["works"].iter_rows() for cell in row]
    assert wanted <= {cell.value for cell in cells}
    assert {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row} <= set(
        "snbd"
    )


def test_the_terminal_shows_markup_as_text(made, run):
    _, said, _ = run("show", "works", "--rows", "0", "--format", "csv", "--package", made[0])
    assert all(text.replace('"', '""') in said for text in TEXTS)
    assert "\x1b" not in said


@pytest.mark.parametrize(
    "address",
    ['https://x.example/"><script>', "javascript:alert(1)", "https://x.example/a b", "x", "//x"],
)
def test_an_address_that_could_break_out_is_refused(address):
    with pytest.raises(InvalidAddressError):
        checked(address)
