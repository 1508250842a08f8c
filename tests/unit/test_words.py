"""Words that depend on numbers change with them, at the stated bounds."""

import pytest

from claimbook.book.words import listed, most, plural, share, word
from claimbook.quantities.period import day
from claimbook.quantities.stating import when


@pytest.mark.parametrize(
    ("part", "word_for_it"),
    [
        (100, "all"),
        (99, "nearly all"),
        (90, "nearly all"),
        (89, "most"),
        (67, "most"),
        (66, "more than half"),
        (51, "more than half"),
        (50, "many"),
        (34, "many"),
        (33, "some"),
        (10, "some"),
        (9, "few"),
        (1, "few"),
        (0, "none"),
    ],
)
def test_most(part, word_for_it):
    assert most(part, 100) == word_for_it


def test_more_than_the_whole_is_refused():
    with pytest.raises(ValueError, match="not a share"):
        most(3, 2)


def test_counts_and_lists_read_well():
    assert [word(0), word(1), word(12), word(13), word(1300)] == [
        "no",
        "one",
        "twelve",
        "13",
        "1,300",
    ]
    assert [plural(1, "claim"), plural(2, "claim"), plural(0, "country", "countries")] == [
        "one claim",
        "two claims",
        "no countries",
    ]
    assert [listed(["a"]), listed("ab"), listed(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert [share(1, 2), share(1, 3), share(3, 3)] == ["50\xa0%", "33\xa0%", "100\xa0%"]
    assert share(1, 2)._repr_markdown_() == "50\xa0%"


def test_a_day_and_a_month_are_said_in_words():
    assert day("2026-01-13") == "13 January 2026"
    assert day("2024-07") == "July 2024"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("1968", "1968"),
        ("1968-04-02", "2 April 1968"),
        ("1950/1979", "1950–1979"),
        ("2021-02/2023-03", "February 2021–March 2023"),
        ("../2022-05", "by May 2022"),
        ("2024/..", "from 2024"),
    ],
)
def test_a_period_is_said_in_words(period, words):
    assert when(period) == words
