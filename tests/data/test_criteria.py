"""What can be checked is decided by one list of criteria, alike for all claims of a pattern."""

import re

import pytest

from claimbook.audit.tables import load_tables
from techplomacy import read

MEASURED = {"count", "date", "quantity", "rank", "ratio"}
"""Kinds that name a measure: a document or a table can always show another number."""
CLAIMS = load_tables().claims
ASKED = read("open_questions").query("purpose == 'verdict'").set_index("claim_id").to_dict("index")
WOULD_SETTLE = {
    "about-itself": "nothing",
    "definition": "definition",
    "intention": "named",
    "prospect": "later|date",
}
"""Words of what would settle a claim that nothing can settle as it stands, by why that is so."""


def uneven(claims):
    """Return the claims that are taken otherwise than their pattern asks."""
    found = set()
    for claim_id, row in claims.items():
        original = claims.get(row["restates"], row)
        is_measured = row["kind"] in MEASURED or "only" in (row["value"], row["qualifier"])
        if is_measured and not row["is_checkable"]:
            found.add(claim_id)
        if row["is_checkable"] is not original["is_checkable"]:
            found.add(claim_id)
        if is_told_otherwise(row, original) or (
            row["not_checkable_reason"] == "judgement" and row["kind"] == "existence"
        ):
            found.add(claim_id)
    return found


def is_told_otherwise(row, original):
    """Whether a restatement has another reason than what it restates, and no note on why."""
    is_same = row["not_checkable_reason"] == original["not_checkable_reason"]
    return not is_same and (row["relation"] == "same" or not row["note"])


def asked_otherwise(questions):
    """Return the claims of which something is asked that does not fit why nothing decides them."""
    return {
        claim_id
        for claim_id, row in questions.items()
        if (reason := CLAIMS[claim_id]["not_checkable_reason"]) in WOULD_SETTLE
        if not re.search(WOULD_SETTLE[reason], row["would_settle"])
    }


def test_what_would_settle_a_claim_fits_why_it_is_open():
    assert asked_otherwise(ASKED) == set()


@pytest.mark.parametrize("claim_id", ["C171", "C480", "C512", "C022", "C046", "C497"])
def test_a_question_that_does_not_fit_is_seen(claim_id):
    paper = {"would_settle": "a government paper that states it"}
    assert asked_otherwise(ASKED | {claim_id: paper}) == {claim_id}


def test_alike_is_decided_alike():
    assert uneven(CLAIMS) == set()


@pytest.mark.parametrize(
    ("claim_id", "cells", "others"),
    [
        ("C380", {"is_checkable": False, "not_checkable_reason": "no-criterion"}, set()),
        ("C350", {"is_checkable": False, "not_checkable_reason": "judgement"}, set()),
        ("C008", {"is_checkable": False, "not_checkable_reason": "judgement"}, set()),
        ("C432", {"is_checkable": True, "not_checkable_reason": None}, {"C016"}),
        ("C398", {"not_checkable_reason": "judgement"}, set()),
        ("C016", {"note": None}, set()),
        ("C003", {"not_checkable_reason": "prospect", "note": "Why."}, set()),
    ],
)
def test_one_that_is_decided_otherwise_is_seen(claim_id, cells, others):
    changed = CLAIMS | {claim_id: CLAIMS[claim_id] | cells}
    assert uneven(changed) == (others or {claim_id})
