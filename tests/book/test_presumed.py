"""What sentences of the chapters presume of verdicts is still so, and the sentences still stand."""

from pathlib import Path

import pytest

from claimbook.audit.verdicts import SIGNS, verdict_of
from csv_tables import rows_of

ROOT = Path(__file__).parents[2]


def presumed():
    return rows_of(ROOT / "paper" / "presumed.csv")


def stale(row, verdict):
    """Return what is wrong with a row for a verdict, naming chapter and sentence; else nothing."""
    if verdict in row["answers"].split("|"):
        return ""
    return f"{row['chapter']}: {row['sentence']!r} presumes {row['claim_id']} {row['answers']}"


ROWS = presumed()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['chapter']}-{row['claim_id']}")
def test_a_sentence_presumes_what_is_so(row):
    verdict = verdict_of()[row["claim_id"]].external
    assert not stale(row, verdict), f"{stale(row, verdict)}; its verdict is {verdict}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['chapter']}-{row['claim_id']}")
def test_the_sentence_stands_in_its_chapter(row):
    assert row["sentence"] in (ROOT / row["chapter"]).read_text("utf-8")


def test_every_answer_is_a_verdict():
    answers = {answer for row in ROWS for answer in row["answers"].split("|")}
    assert answers <= set(SIGNS) | {"attested"}


@pytest.mark.parametrize("row", ROWS[:5], ids=lambda row: row["claim_id"])
def test_another_verdict_makes_the_sentence_stale(row):
    others = set(SIGNS) - set(row["answers"].split("|"))
    assert all(row["chapter"] in stale(row, verdict) for verdict in others)
