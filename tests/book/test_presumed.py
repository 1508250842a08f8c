"""What chapters and titles of findings presume of verdicts is still so, and they still say it."""

from pathlib import Path

import pytest

from claimbook.audit.verdicts import SIGNS, verdict_of
from csv_tables import rows_of

ROOT = Path(__file__).parents[2]
FINDINGS = ROOT / "data" / "audit" / "findings.csv"
TITLES = "paper/finding_titles.csv"


def presumed():
    return rows_of(ROOT / "paper" / "presumed.csv")


def stale(row, verdict):
    """Return what is wrong with a row for a verdict, naming chapter and sentence; else nothing."""
    if verdict in row["answers"].split("|"):
        return ""
    return f"{row['chapter']}: {row['sentence']!r} presumes {row['claim_id']} {row['answers']}"


ROWS = presumed()


def test_each_sentence_presumes_what_is_so():
    found = [(row, verdict_of()[row["claim_id"]].external) for row in ROWS]
    wrong = [f"{stale(row, verdict)}; its verdict is {verdict}" for row, verdict in found
             if stale(row, verdict)]  # fmt: skip
    assert found
    assert wrong == []


def test_each_sentence_stands_in_its_chapter():
    texts = {name: (ROOT / name).read_text("utf-8") for name in {row["chapter"] for row in ROWS}}
    gone = [row for row in ROWS if row["sentence"] not in texts[row["chapter"]]]
    assert texts
    assert gone == []


def test_each_title_of_a_finding_presumes_a_verdict_on_its_claim():
    claims = {row["finding_id"]: row["claim_id"] for row in rows_of(FINDINGS)}
    titled = {(claims[row["finding_id"]], row["title"]) for row in rows_of(ROOT / TITLES)}
    assert titled == {(r["claim_id"], r["sentence"]) for r in ROWS if r["chapter"] == TITLES}


def test_every_answer_is_a_verdict():
    answers = {answer for row in ROWS for answer in row["answers"].split("|")}
    assert answers <= set(SIGNS) | {"attested"}


@pytest.mark.parametrize("row", ROWS[:5], ids=lambda row: row["claim_id"])
def test_another_verdict_makes_the_sentence_stale(row):
    others = set(SIGNS) - set(row["answers"].split("|"))
    assert all(row["chapter"] in stale(row, verdict) for verdict in others)
