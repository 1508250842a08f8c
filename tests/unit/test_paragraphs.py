"""Paragraphs of a text whose lines have no blank ones between them, as in a PDF."""

from __future__ import annotations

import textwrap

import pytest
from census_copies import ARTICLE, TITLE, write_pdf

from claimbook.starting.drafting.paragraphs import beginnings, ends_sentence
from claimbook.starting.drafting.roles import role_of
from claimbook.starting.drafting.tables import draft
from claimbook.starting.drafting.text import read_text

PROSE = [
    "In 2019 the beekeepers of the valley, who had met each spring since the old mill burned down, "
    "counted about 420 hives on the southern slope alone. They moved 37 of these across the river "
    "in 2021, since the lime trees there flower two weeks later than those of the village.",
    "Honey was weighed by the same two people each year. It came to 18.1 kg a hive, which is "
    "almost 12% more than what the ministry had expected for the whole of the district.",
    "Nobody knows why. A hive that stood alone, far from the road and from every other, "
    "gave over 31 kg in 2022, and its queen was the third of her line.",
]
FULL, SHORT = "It was a long line of words that fills", "It ends"


def claims(path, title=""):
    rows = draft(read_text(path, title), [])["claims"]
    return [
        [row[name] for name in ("kind", "value", "unit", "qualifier", "period")] for row in rows
    ]


def drafted(path, text):
    path.write_text(text, "utf-8")
    return claims(path)


@pytest.mark.slow
def test_a_pdf_is_drafted_in_paragraphs_as_its_markdown_is(tmp_path):
    (tmp_path / "copy.md").write_text(ARTICLE, "utf-8")
    expected = claims(tmp_path / "copy.md", TITLE)
    found = claims(write_pdf(ARTICLE, tmp_path / "copy.pdf", 170, 250), TITLE)
    assert len(expected) == 13
    assert [each for each in found if each in expected] == expected


@pytest.mark.parametrize("width", [60, 85, 110])
def test_lines_of_a_page_are_drafted_as_the_paragraphs_that_they_make(tmp_path, width):
    expected = drafted(tmp_path / "whole.txt", "\n\n".join(["Bees", *PROSE]))
    wrapped = ["\fBees", *(line for text in PROSE for line in textwrap.wrap(text, width))]
    assert drafted(tmp_path / "lines.txt", "\n".join(wrapped)) == expected
    assert ["count", "420", "hives", "about", "2019"] in expected


@pytest.mark.parametrize(
    ("before", "here", "begins"),
    [
        (FULL, "and goes on", False),
        (f"{FULL}.", "Another sentence", False),
        (f"{FULL[:-8]}.", "Another sentence", True),
        (f"{FULL[:-8]}.", "another etc.", False),
        (FULL[:-8], "Berg wrote it", False),
        (SHORT, "and goes on", True),
        (FULL, "• an item", True),
        (FULL, "b) an item", True),
        (f"{FULL};", "2. An item", True),
        (FULL, "2. An end of a sentence", False),
        (FULL, "3 Berg, A. 2018", True),
        (FULL, "3 A mill is", True),
        (FULL, "3 May 2018 was", False),
        (FULL, "3 März 2018 was", False),
        (f"{FULL}:", "– Item", True),
        (FULL, "– as was said", False),
        (FULL, "north 2015 451 18.1 kg", True),
        (FULL, "4711.html (accessed 01.06.2021).", False),
        ("2015 north meadow 451 18.1 and 12.7 31", "classes of the south", True),
        (f"{FULL} 45%", "the hives of the south 312", True),
    ],
)
def test_a_paragraph_begins_behind_a_last_line_and_with_an_item(before, here, begins):
    assert (3 in beginnings([FULL, FULL, before, here, FULL], is_printed=True)) == begins


@pytest.mark.parametrize("is_printed", [False, True])
def test_blank_lines_divide_where_there_are_such(is_printed):
    assert beginnings([FULL, FULL, "", SHORT, FULL], is_printed=is_printed) == {0, 3}


def test_a_line_of_a_text_that_is_no_print_and_has_no_blank_lines_is_a_paragraph():
    assert beginnings([FULL, "and goes on", FULL], is_printed=False) == {0, 1, 2}
    assert beginnings([FULL, "and goes on", ""], is_printed=False) == {0, 1}


@pytest.mark.parametrize("is_printed", [False, True])
def test_nothing_begins_where_nothing_is(is_printed):
    assert beginnings([], is_printed=is_printed) == set()
    assert beginnings(["", " "], is_printed=is_printed) == set()


def test_the_end_of_a_sentence_is_looked_for_at_the_end_alone():
    assert ends_sentence("It ends.”  ") and not ends_sentence("It. goes on")
    assert not ends_sentence("." * 1_000_000 + "a")


@pytest.mark.parametrize(
    ("token", "text", "role"),
    [
        ("2017", "See https://bees.example/news/\nbees-2017 (accessed", "url"),
        ("20", "See https://bees.example/news/\n20 countries", "value"),
        ("three", "See https://bees.example/news/\nthree countries.", "value"),
        ("45", "See https://bees.example/news-2\n45% of all", "value"),
        ("12", "what they were doing\n12% of the time", "value"),
        ("02743", "at https://bees.example/a-10\n02743.html (accessed", "url"),
        ("24411", "https://doi.\norg/10.24411/2227 and", "url"),
        ("5", "See https://bees.example/news\n5 bees", "value"),
        ("5", "See https://bees.example/news\nOf 5 bees", "value"),
    ],
)
def test_an_address_goes_on_in_the_next_line(token, text, role):
    assert role_of(token, text, text.index(token)).name == role
