"""Prose that leans on a verdict stops the render once the verdict is another."""

from types import SimpleNamespace

import pytest

from claimbook.book import assertions as grounds
from claimbook.book import evidence
from claimbook.book.assertions import (
    StaleProseError,
    assert_verdict,
    meaning,
    verdict_phrase,
)

VERDICTS = {
    "C1": SimpleNamespace(external="confirmed", cited="silent"),
    "C2": SimpleNamespace(external="confirmed-by-rounding", cited="supports"),
    "C3": SimpleNamespace(external="contradicted", cited="silent"),
}


@pytest.fixture(autouse=True)
def verdicts(monkeypatch):
    monkeypatch.setattr(grounds, "verdict_of", lambda: VERDICTS)
    monkeypatch.setattr(evidence, "verdict_of", lambda: VERDICTS)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("hold", ("C1", "C2")),
        ("bears it out", ("C1",)),
        ("met by rounding", ("C2",)),
        ("fails", ("C3",)),
        ("is contradicted", ("C3",)),
    ],
)
def test_a_word_that_fits_is_printed(text, claims):
    assert verdict_phrase(text, *claims) == text


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("hold", ("C1", "C3")),
        ("confirmed", ("C2",)),
        ("by rounding", ("C1",)),
        ("holds with a limit", ("C1",)),
        ("undecided", ("C3",)),
    ],
)
def test_a_word_that_no_longer_fits_stops(text, claims):
    with pytest.raises(StaleProseError, match=claims[-1]):
        verdict_phrase(text, *claims)


@pytest.mark.parametrize(("text", "claims"), [("seems", ("C1",)), ("holds", ())])
def test_a_word_that_judges_nothing_is_refused(text, claims):
    with pytest.raises(ValueError, match="says nothing"):
        verdict_phrase(text, *claims)


def test_other_questions_can_be_presumed():
    assert_verdict("silent", "C1", "C3", question="cited")
    with pytest.raises(StaleProseError, match="C2 as silent; its verdict is supports"):
        assert_verdict("silent", "C1", "C2", question="cited")


def test_one_word_for_several_claims_needs_one_verdict():
    with pytest.raises(StaleProseError, match="C3"):
        evidence.verdict("C1", "C3")


def test_a_limit_is_read_before_the_word_that_it_limits():
    assert meaning("hold with a limit") == ("qualified",)
    assert meaning("holds by rounding") == ("confirmed-by-rounding",)
