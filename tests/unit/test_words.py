"""Words that depend on numbers turn with them, at the stated bounds."""

import pytest

from claimbook.book.words import (
    count_change,
    listed,
    most,
    ordinal,
    out_of,
    place_change,
    plural,
    rose_or_fell,
    share,
    times,
    with_article,
    word,
)
from claimbook.quantities.period import day
from claimbook.quantities.stating import when

SAID = [
    *((most, (part, 100), said) for part, said in (
        (100, "all"), (99, "nearly all"), (90, "nearly all"), (89, "most"), (67, "most"),
        (66, "more than half"), (51, "more than half"), (50, "many"), (34, "many"), (33, "some"),
        (10, "some"), (9, "few"), (1, "few"), (0, "none"),
    )),
    *((ordinal, (place,), said) for place, said in (
        (1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (23, "23rd"),
        (54, "54th"), (111, "111th"), (112, "112th"), (113, "113th"), (121, "121st"),
    )),
    *((out_of, counts, said) for counts, said in (
        ((4, 4), "all four"), ((2, 2), "both"), ((7, 8), "seven of eight"),
        ((0, 6), "none of six"), ((19, 27), "19 of 27"),
    )),
    *((word, (number,), said) for number, said in (
        (0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1300, "1,300"),
    )),
    *((times, (number,), said) for number, said in (
        (0, "never"), (1, "once"), (2, "twice"), (3, "three times"),
    )),
    (rose_or_fell, (9, 1), "rose"),
    (rose_or_fell, (1, 9), "fell"),
    (rose_or_fell, (9, 9), "kept its place"),
    (place_change, (4, 2), "rose from the fourth place to the second"),
    (place_change, (2, 8), "fell from the second place to the eighth"),
    (place_change, (2, 2), "kept the second place"),
    (count_change, (4, 5), "grew from four to five"),
    (count_change, (5, 4), "shrank from five to four"),
    (count_change, (9, 9), "stayed at nine"),
    (with_article, ("United Kingdom",), "the United Kingdom"),
    (with_article, ("Netherlands",), "the Netherlands"),
    (with_article, ("Denmark",), "Denmark"),
    (plural, (1, "claim"), "one claim"),
    (plural, (2, "claim"), "two claims"),
    (plural, (0, "country", "countries"), "no countries"),
    (listed, (["a"],), "a"),
    (listed, ("ab",), "a and b"),
    (listed, (["a", "b", "c"],), "a, b and c"),
    (share, (1, 2), "50\xa0%"),
    (share, (1, 3), "33\xa0%"),
    (share, (3, 3), "100\xa0%"),
    (day, ("2026-01-13",), "13 January 2026"),
    (day, ("2024-07",), "July 2024"),
    (when, ("1968",), "1968"),
    (when, ("1968-04-02",), "2 April 1968"),
    (when, ("1950/1979",), "1950–1979"),
    (when, ("2021-02/2023-03",), "February 2021–March 2023"),
    (when, ("../2022-05",), "by May 2022"),
    (when, ("2024/..",), "from 2024"),
]  # fmt: skip
"""What each function says of what it is given; a lower number is a better place."""


@pytest.mark.parametrize(("function", "given", "said"), SAID)
def test_words_follow_the_numbers(function, given, said):
    assert function(*given) == said


@pytest.mark.parametrize(
    ("function", "given", "told"), [(most, (3, 2), "not a share"), (ordinal, (0,), "no place")]
)
def test_what_no_number_can_be_is_refused(function, given, told):
    with pytest.raises(ValueError, match=told):
        function(*given)


def test_a_share_is_not_broken_over_two_lines():
    assert share(1, 2)._repr_markdown_() == "50\xa0%"
