"""The print of small books: where links lead, rows that stay whole, cover and addresses."""

import re

import pytest
from pypdf import PdfReader
from sample_project import SETTINGS, chapters_of, heights, write_project

from claimbook.render import render
from claimbook.render.book import parse, tree
from claimbook.render.qmd import read_book

pytestmark = pytest.mark.slow


def test_pdf_link_to_a_chapter_leads_to_the_page_on_which_it_begins(tmp_path):
    index = "# Preface {.unnumbered}\n\nSee [the second](paper/two.qmd).\n"
    pdf = PdfReader(render(write_project(tmp_path, {"index.qmd": index})) / "book.pdf")
    starts = chapters_of(pdf)
    [link] = [note.get_object() for note in pdf.pages[starts["Preface"]]["/Annots"]]
    assert pdf.get_page_number(link["/Dest"][0].get_object()) == starts["2 Two"]


def test_pdf_link_leads_to_the_height_of_its_target(tmp_path):
    index = "# Preface {.unnumbered}\n\nSee [the word](paper/one.qmd#target).\n"
    one = "# One {#sec-one}\n\n" + "Filling. " * 300 + "[Target]{#target} here.\n"
    changes = {"index.qmd": index, "paper/one.qmd": one}
    pdf = PdfReader(render(write_project(tmp_path, changes)) / "book.pdf")
    starts = chapters_of(pdf)
    [link] = [note.get_object() for note in pdf.pages[starts["Preface"]]["/Annots"]]
    number, height = pdf.get_page_number(link["/Dest"][0].get_object()), link["/Dest"][3]
    [target] = [height for words, height in heights(pdf.pages[number]) if "Target" in words]
    assert 0 < height - target < 36


def test_pdf_table_keeps_its_rows_whole(tmp_path):
    rows = [f"| start{n} {'word ' * 150} end{n} | {'word ' * 4} |" for n in range(12)]
    table = "\n".join(["| a | b |", "|:------|:--|", *rows])
    one = f"# One {{#sec-one}}\n\n{table}\n\n: Rows {{#tbl-rows}}\n"
    pdf = PdfReader(render(write_project(tmp_path, {"paper/one.qmd": one})) / "book.pdf")
    pages = [page.extract_text() for page in pdf.pages]
    starts = [re.findall(r"start(\d+)", words) for words in pages]
    assert starts == [re.findall(r"end(\d+)", words) for words in pages]
    torn = [words for words in pages if "start" in words]
    assert len(torn) > 2
    assert ["continued" in words for words in torn] == [n > 0 for n in range(len(torn))]


def test_pdf_cover_names_the_day_and_the_edition(tmp_path):
    dated = SETTINGS.replace("  chapters:", "  date: 2026-05-01\n  chapters:")
    changes = {"_quarto.yml": dated + "edition: Version 7\n"}
    cover = PdfReader(render(write_project(tmp_path, changes)) / "book.pdf").pages[0]
    assert {"1 May 2026", "Version 7"} <= set(cover.extract_text().splitlines())


def test_widths_of_a_table_are_parts_of_what_narrow_columns_leave(tmp_path):
    wide = "words that a narrow column cannot hold " * 3
    text = f"# One {{#sec-one}}\n\n| a | b |\n|--|------|\n| 40% | {wide} 5% |\n"
    book = read_book(write_project(tmp_path, {"paper/one.qmd": text}))
    texts = [text if chapter.path.name == "one.qmd" else "# Two\n" for chapter in book.chapters]
    source = tree(book, parse(book, texts), "typst", ran=True)
    [widths] = re.findall(r"#table\(\n +columns: (.*),\n", source)
    assert re.fullmatch(r"\(auto, [\d.]+fr\)", widths) and "40%" in source and "5%" in source


def test_pdf_breaks_an_address_without_a_hyphen_of_its_own(tmp_path):
    address = "https://example.org/" + "/".join(["characteristically"] * 12) + "/"
    one = f"# One {{#sec-one}}\n\nRead <{address}> and {address} there.\n"
    pdf = PdfReader(render(write_project(tmp_path, {"paper/one.qmd": one})) / "book.pdf")
    text = pdf.pages[chapters_of(pdf)["1 One"]].extract_text().replace("\u200b", "")
    assert re.sub(r"\s", "", text).count(address) == 2


def test_pdf_figure_stands_where_the_text_has_it(tmp_path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0L4 3"/></svg>'
    figure = '![Drawn](line.svg){#fig-line fig-alt="A line"}'
    text = f"# One {{#sec-one}}\n\nBefore.\n\n{figure}\n\n" + "Filling. " * 999
    changes = {"paper/one.qmd": text, "paper/line.svg": svg}
    pdf = PdfReader(render(write_project(tmp_path, changes)) / "book.pdf")
    page = pdf.pages[chapters_of(pdf)["1 One"]]
    found = [max(at for words, at in heights(page) if sought in words)
             for sought in ("Before", "Figure", "Filling")]  # fmt: skip
    assert found == sorted(found, reverse=True)
