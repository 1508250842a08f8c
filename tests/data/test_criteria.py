"""What can be checked is decided by one list of criteria, alike for all claims of a pattern."""

import pytest

from claimbook.audit.tables import load_tables

MEASURED = {"count", "date", "quantity", "rank", "ratio"}
"""Kinds that name a measure: a document or a table can always show another number."""
CLAIMS = load_tables().claims


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
        if row["not_checkable_reason"] == "judgement" and row["kind"] == "existence":
            found.add(claim_id)
    return found


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
    ],
)
def test_one_that_is_decided_otherwise_is_seen(claim_id, cells, others):
    changed = CLAIMS | {claim_id: CLAIMS[claim_id] | cells}
    assert uneven(changed) == (others or {claim_id})
