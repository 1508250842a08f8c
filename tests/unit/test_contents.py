"""Lists of contents: their page numbers are no numerals, and what looks like them is text."""

import pytest
from census_copies import ARTICLE, TITLE, entries, lacks, ledger, replaced, write_pdf, write_text

from claimbook.census.comparison import compare_copy
from claimbook.census.contents import find_contents
from claimbook.census.excerpt import Excerpt
from claimbook.census.source import Line
from claimbook.census.visible_text import from_markdown
from claimbook.starting.drafting.text import read_text

LISTS = {
    "dots": "Introduction ..... 7\nResults ..... 9\nReferences ..... 12",
    "spaced dots": "Introduction . . . . 7\n3. Results . . . . 7\nReferences . . . . 12",
    "tabs": "1\tIntroduction\t7\n2\tResults\t9\nReferences\t9",
    "spaces": "Introduction 7\n3. Results   41\nReferences 41",
    "a long title": "Introduction …… 7\nA title that is\ntoo long …… 8\nResults …… 9",
    "Roman pages": "Preface ..... iv\nIntroduction ..... 1\nResults ..... 3",
    "blank lines": "Introduction 7\n\nResults 9\n\nReferences 12",
    "a heading": "Contents\n\nIntroduction 7\nResults 9",
    "a list of tables": "List of tables\n\nResults   9",
    "a heading and dots": "## Table of contents\n\nOf soil ... 7\nOf rain ... 9",
    "a table": "Contents\n\n| Introduction | 7 |\n| Results | 9 |\n| References | 12 |",
    "a table with names": "Contents\n\n| Part | Page |\n|--|--|\n| Results | 9 |",
    "HTML": "<ul><li>Introduction 7</li>\n<li>Results 9</li>\n<li>References 12</li></ul>",
}


def with_list(text):
    """Return the article with a list behind the dates, and its rows of the ledger."""
    return replaced(("**Introduction**", f"{text}\n\n**Introduction**"))


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_list_of_contents_is_set_apart(tmp_path, kind, suffix):
    text = with_list(LISTS[kind]) if suffix == ".md" else from_markdown(with_list(LISTS[kind]))
    (path := tmp_path / f"copy{suffix}").write_text(text, "utf-8")
    result = compare_copy(path, entries(ledger()), TITLE)
    assert lacks(result) == ([], [])
    assert "list of contents" in result.furniture.values()


def test_a_list_of_contents_of_a_pdf_is_set_apart(tmp_path):
    text = with_list(LISTS["dots"].replace("\n", "\n\n"))
    path = write_pdf(text, tmp_path / "copy.pdf", height=60)
    result = compare_copy(path, entries(ledger()), TITLE)
    assert lacks(result) == ([], [])


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_contents_is_not_drafted(tmp_path, kind):
    (path := tmp_path / "copy.md").write_text(with_list(LISTS[kind]), "utf-8")
    found = [numeral.token for numeral in read_text(path, TITLE).excerpt.numerals()]
    assert found == [row["token"] for row in ledger()]


@pytest.mark.parametrize(
    "text",
    [
        "Beds of north 7\nBeds of south 9\nBeds of west 12",
        "Wheat ..... 7\nRye ..... 9\nOats ..... 12",
        "| Introduction | 7 |\n| Results | 9 |\n| References | 12 |",
        "Introduction 7\nResults 6\nReferences 5",
        "Results 7\nIntroduction 8\nReferences 9",
        "Introduction 7\nResults 9",
        "Contents\n\nHoney 7\nWax 9\nPollen 12",
        "The beds were dug by 2001\nand again in the year 2004\nand for the last time in 2010",
    ],
)
def test_what_only_looks_like_a_list_of_contents_is_text(tmp_path, text):
    (path := tmp_path / "copy.md").write_text(with_list(text), "utf-8")
    missing, extra = lacks(compare_copy(path, entries(ledger()), TITLE))
    assert (missing, len(extra)) == ([], text.count("\n") + 1 - text.count("\n\n") * 2)
    assert len(read_text(path, TITLE).excerpt.numerals()) == len(ledger()) + len(extra)


def test_a_statement_behind_a_list_of_contents_is_no_part_of_it():
    texts = [
        "Bees",
        "Contents",
        "Aim 1",
        "Yield 3",
        "Aim",
        "The city had 120",
        "Yield",
        "It had 130",
    ]
    lines = [Line(text, number) for number, text in enumerate(texts, start=1)]
    assert find_contents(Excerpt([], lines, []), ()) == [{2, 3}]


def test_a_list_of_contents_is_text_where_the_ledger_has_it(tmp_path):
    article = with_list(LISTS["dots"])
    (path := tmp_path / "copy.md").write_text(article, "utf-8")
    result = compare_copy(path, entries(ledger(article)), TITLE)
    assert (lacks(result), result.furniture) == (([], []), {})


def test_a_page_number_of_a_list_of_contents_takes_no_numeral_of_the_text(tmp_path):
    article = replaced(("In 2019 the", "Of 7 the"))
    (path := tmp_path / "copy.md").write_text(
        article.replace("**Introduction**", f"{LISTS['dots']}\n\n**Introduction**"), "utf-8"
    )
    assert lacks(compare_copy(path, entries(ledger(article)), TITLE)) == ([], [])


def test_a_draft_has_no_page_numbers_and_running_heads(tmp_path):
    path = write_text(ARTICLE, tmp_path / "copy.txt", page=4)
    found = [numeral.token for numeral in read_text(path, TITLE).excerpt.numerals()]
    assert found == [row["token"] for row in ledger()]


@pytest.mark.parametrize("order", ["{0}\n{1}", "{1}\n{0}"])
@pytest.mark.parametrize("feed", ["\f", "\n"])
@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("A JOURNAL, vol. 18", False),
        ("(accessed 01.06.2021).", True),
        ("North beds {rows} in all", True),
    ],
)
def test_a_draft_leaves_out_only_what_repeats_on_pages_to_the_letter(
    tmp_path, feed, order, line, is_kept
):
    pages = [
        f"{order.format(page, line.format(rows=page * page))}\n\nSome {'long ' * page}words."
        for page in range(77, 85)
    ]
    (path := tmp_path / "copy.txt").write_text(feed.join([f"{TITLE}\n\nNo beds.", *pages]), "utf-8")
    assert (len(read_text(path, TITLE).excerpt.numerals()) > 0) == is_kept


def test_a_running_head_may_have_the_number_of_its_page(tmp_path):
    pages = [f"A JOURNAL 2026, {page} of 88\n\n{'Words. ' * page}" for page in range(77, 85)]
    (path := tmp_path / "copy.txt").write_text("\f".join([TITLE, *pages]), "utf-8")
    assert read_text(path, TITLE).excerpt.numerals() == []


def test_left_and_right_pages_may_have_a_head_each(tmp_path):
    heads = ["OF BEDS {}", "{} A. PLANTER", "OF SOIL {}", "{} B. PLANTER", "OF BEDS {}"]
    pages = [f"{head.format(n)}\n\n{'Words. ' * n}" for n, head in enumerate(heads, 77)]
    (path := tmp_path / "copy.txt").write_text("\f".join([TITLE, *pages]), "utf-8")
    found = [numeral.token for numeral in read_text(path, TITLE).excerpt.numerals()]
    assert found == ["78", "79", "80"]
    assert lacks(compare_copy(path, [], TITLE)) == ([], found)


@pytest.mark.parametrize(("words", "is_kept"), [(9, False), (90, True)])
@pytest.mark.parametrize("count", [3, 2])
def test_a_long_line_or_one_on_two_pages_is_no_running_head(tmp_path, words, is_kept, count):
    pages = [f"18 {'beds ' * words}\n\n{'Words. ' * n}" for n in range(count)]
    (path := tmp_path / "copy.txt").write_text("\f".join([TITLE, *pages]), "utf-8")
    assert (read_text(path, TITLE).excerpt.numerals() != []) == (is_kept or count < 3)


def test_a_title_that_is_the_running_head_too_stays(tmp_path):
    pages = [f"{TITLE} 18\n\n{words}" for words in ("North beds.", "South beds.", "West beds.")]
    (path := tmp_path / "copy.txt").write_text("\f".join(pages), "utf-8")
    assert [numeral.token for numeral in read_text(path, TITLE).excerpt.numerals()] == ["18"]
