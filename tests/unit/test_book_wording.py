"""Words for places and for change turn with the numbers, at the stated bounds."""

import pytest

from claimbook.book.words import (
    count_change,
    ordinal,
    place_change,
    rose_or_fell,
    times,
    with_article,
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (1, "first"),
        (12, "twelfth"),
        (13, "13th"),
        (21, "21st"),
        (22, "22nd"),
        (23, "23rd"),
        (54, "54th"),
        (111, "111th"),
        (112, "112th"),
        (113, "113th"),
        (121, "121st"),
    ],
)
def test_a_place(place, words):
    assert ordinal(place) == words


def test_no_place_before_the_first():
    with pytest.raises(ValueError, match="no place"):
        ordinal(0)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(9, 1, "rose"), (1, 9, "fell"), (9, 9, "kept its place")],
)
def test_a_lower_number_is_a_better_place(before, after, words):
    assert rose_or_fell(before, after) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (4, 2, "rose from the fourth place to the second"),
        (2, 8, "fell from the second place to the eighth"),
        (2, 2, "kept the second place"),
    ],
)
def test_a_step_between_places(before, after, words):
    assert place_change(before, after) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (4, 5, "grew from four to five"),
        (5, 4, "shrank from five to four"),
        (9, 9, "stayed at nine"),
    ],
)
def test_the_course_of_a_count(before, after, words):
    assert count_change(before, after) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "never"), (1, "once"), (2, "twice"), (3, "three times")]
)
def test_how_often(number, words):
    assert times(number) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("United Kingdom", "the United Kingdom"),
        ("Netherlands", "the Netherlands"),
        ("Denmark", "Denmark"),
    ],
)
def test_a_name_in_a_sentence(name, words):
    assert with_article(name) == words
