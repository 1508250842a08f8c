"""Amendments of the coding: each stands in the table, and taking one back turns what it decides."""

from dataclasses import replace

import pytest

import techplomacy as tp
from claimbook.audit.outcomes import outcomes
from claimbook.audit.tables import load_tables, rows
from claimbook.audit.verdicts import judge_all

AMENDMENTS = rows("amendments", None)
LAST = {(row["claim_id"], row["field"]): row for row in AMENDMENTS}
TABLES = load_tables()
TYPED = {"true": True, "false": False}


def verdict(claim_id, **cells):
    """Return the external verdict on a claim with other cells, judged beside what it restates."""
    claim = TABLES.claims[claim_id] | cells
    restated = {key: TABLES.claims[key] for key in [claim["restates"]] if key}
    judged = judge_all(replace(TABLES, claims={claim_id: claim} | restated), outcomes())
    return judged[0].external


def test_the_last_amendment_of_a_cell_is_what_stands_there():
    last = {cell: row["new"] for cell, row in LAST.items()}
    now = {(key, field): TABLES.claims[key][field] for key, field in last if field != "claim_id"}
    text = {cell: str(v).lower() if isinstance(v, bool) else v for cell, v in now.items()}
    assert text
    assert {cell: (v, last[cell]) for cell, v in text.items() if v != last[cell]} == {}
    assert [row for row in AMENDMENTS if row["old"] == row["new"]] == []


@pytest.mark.parametrize(
    "row",
    [row for row in LAST.values() if row["field"] == "is_checkable"],
    ids=lambda row: row["claim_id"],
)
def test_taking_back_that_a_claim_is_checkable_turns_its_verdict(row):
    old, new = (TYPED[row[name]] for name in ("old", "new"))
    reason = None if old else "no-criterion"
    before = verdict(row["claim_id"], is_checkable=old, not_checkable_reason=reason)
    after = verdict(row["claim_id"])
    assert (before == "not-checkable") is not old
    assert (after == "not-checkable") is not new


def test_every_decided_central_claim_had_a_second_pass_that_agrees():
    claims = tp.read("claims").set_index("claim_id")
    judged = tp.read("verdicts").set_index("claim_id")
    central = judged[(claims["weight"] == "central").reindex(judged.index)]
    decided = central[~central["external"].isin(["undecided", "not-checkable"])]
    passed = tp.read("rereadings").drop_duplicates("claim_id", keep="last").set_index("claim_id")
    assert set(decided.index) <= set(passed.index)
    assert (passed["verdict"] == judged["external"].reindex(passed.index)).all()
