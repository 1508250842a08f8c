"""Headings of a text that has no signs for them, and what only looks like one."""

from __future__ import annotations

import pytest

from claimbook.census.source import Line
from claimbook.starting.drafting.headings import heading, headings, title_of
from claimbook.starting.drafting.paragraphs import beginnings


def named(lines):
    texts = [line.text for line in lines]
    return headings(lines, beginnings(texts, is_printed=lines[0].page is not None))


def found(*texts, page=None):
    lines = [Line("Bees", 1, page), *(Line(text, n, page) for n, text in enumerate(texts, 2))]
    return [name for name in named(lines) if name]


@pytest.mark.parametrize(
    "line", ["## Introduction", "**Introduction**", "Introduction", "# **Introduction**"]
)
def test_a_heading_may_be_set_in_bold(line):
    assert heading(line) == "Introduction"


def test_the_title_is_the_first_heading_with_signs_or_the_first_line():
    lines = [Line("", 1, None), Line("Bees", 2, None), Line("# **Hives**", 3, None)]
    assert title_of(lines) == "Hives"
    assert title_of(lines[:2]) == "Bees"


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["1 Introduction", "76 Mill Road, Lund"], ["1 Introduction"]),
        (["1 Introduction", "3 Results"], ["1 Introduction", "3 Results"]),
        (["# 1 Introduction", "# 10 lessons"], ["1 Introduction", "10 lessons"]),
        (["76 Mill Road, Lund", "2 Results"], ["2 Results"]),
        (["1 Introduction", "2 May 2020, Lund"], ["1 Introduction"]),
        (["6 Pisa 2018", "7 Census 2011 and after"], ["6 Pisa 2018", "7 Census 2011 and after"]),
        (
            ["5 Wages", "5.1 Firms", "8 URL shorteners"],
            ["5 Wages", "5.1 Firms", "8 URL shorteners"],
        ),
        (["2 Überblick", "3 Результаты", "4 стран"], ["2 Überblick", "3 Результаты"]),
        (["1 Introduction", "2 Berg A, Bees of the town,"], ["1 Introduction"]),
        (["1 Introduction", "2 Bees, URL: https:"], ["1 Introduction"]),
    ],
)
def test_a_house_number_a_day_and_a_note_begin_no_section(lines, titles):
    assert found(*lines) == titles


def test_what_goes_on_to_a_full_stop_is_no_heading():
    assert found("1 A mill is a house", "that grinds.", "", "2 Mills") == ["2 Mills"]
    assert found("1 A mill of the", "growing town", "", "2 Mills") == ["1 A mill of the", "2 Mills"]


BODY = "They had been counted each year for longer than anybody knew"


def test_a_short_line_is_a_heading_whatever_the_next_begins_with():
    assert found(BODY, BODY, "3 Acidity", "pH was 7.", BODY, page=1) == ["3 Acidity"]


def test_the_note_of_a_marker_on_its_page_is_no_heading():
    note = ("2 Berg A has counted them before anybody else did in the", "Town of Lund.")
    texts = ("All bees.2", "1 Results", BODY, BODY, *note, "2 Mills", BODY)
    assert found(*texts, page=7) == ["1 Results", "2 Mills"]
    assert found("All bees.3", "3 Mills", BODY, page=7) == ["3 Mills"]


def test_a_marker_on_another_page_makes_no_note():
    lines = [Line("Bees", 1, 1), Line("All bees.1", 2, 1), Line("1 Results", 3, 2)]
    assert named(lines) == ["", "", "1 Results"]


@pytest.mark.parametrize("place", ["1 University of Lund", "1University of Lund"])
def test_the_marker_of_an_address_makes_no_note_of_the_first_heading(place):
    assert found("Berg1 and Lund1", place, "1 The hives", page=1)[-1] == "1 The hives"
    assert found("Berg1 and Lund1", "1 Introduction", page=1) == ["1 Introduction"]
