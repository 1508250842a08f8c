"""The ten questions: short in both languages, and answered alike."""

from functools import cache

import pytest

import techplomacy as tp
from techplomacy.book.questions import QUERIES, QUESTIONS, python_of

LINES, WIDTH = 3, 120


@cache
def answer(question):
    return _rows(question())


def _rows(frame):
    plain = frame.astype(object).where(frame.notna(), None)
    return list(frame.columns), [tuple(row) for row in plain.to_numpy().tolist()]


def test_every_question_is_asked_in_both_languages():
    assert [question.__name__ for question in QUESTIONS] == list(QUERIES)
    assert len(QUESTIONS) == 10


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_python_and_sql_give_the_same_answer(question):
    names, rows = answer(question)
    others, again = _rows(tp.sql(QUERIES[question.__name__]))
    assert names == others
    assert rows, "an answer without rows proves nothing"
    for row, other in zip(rows, again, strict=True):
        assert row == pytest.approx(other) if _is_plain(row) else row == other


def _is_plain(row):
    return all(isinstance(cell, int | float) for cell in row)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_short_and_runs_as_it_is_printed(question):
    for text in (python_of(question), QUERIES[question.__name__]):
        lines = text.splitlines()
        assert len(lines) <= LINES
        assert max(map(len, lines)) <= WIDTH
    *before, last = python_of(question).splitlines()
    names = {"tp": tp}
    exec("\n".join(before), names)
    assert _rows(eval(last, names)) == answer(question)
