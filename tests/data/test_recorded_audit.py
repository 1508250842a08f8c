"""The recorded audit is what the evidence gives today; a difference has to be looked at."""

from fractions import Fraction

import pytest

from claimbook.audit.outcomes import outcomes
from claimbook.audit.record import recorded
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.quantities.interval import compare
from claimbook.quantities.wording import few, interval
from techplomacy import read


@pytest.mark.parametrize("name", sorted(recorded()))
def test_the_recorded_audit_is_current(root, name):
    committed = (root / "data" / "audit" / name).read_text("utf-8")
    assert committed == recorded()[name], "the verdicts changed: read them, then run make audit"


def test_every_finding_is_about_a_claim_that_does_not_simply_hold():
    settled = {"confirmed", "not-checkable"}
    for finding in read("findings").to_dict("records"):
        verdict = verdict_of()[finding["claim_id"]]
        assert verdict.external not in settled or verdict.internal == "inconsistent"


def test_every_contradicted_claim_of_weight_is_a_finding():
    found = set(read("findings")["claim_id"])
    severe = [
        verdict.claim_id
        for verdict in verdict_of().values()
        if verdict.external == "contradicted" and verdict.severity in {"support", "argument"}
    ]
    restated = {row["claim_id"]: row["restates"] for row in read("claims").to_dict("records")}
    assert [c for c in severe if c not in found and restated[c] not in found] == []


def test_no_outcome_reads_otherwise_than_it_was_judged():
    read_back = [(interval(o.claimed), interval(o.found), o) for o in outcomes()]
    compared = [(a, b, outcome) for a, b, outcome in read_back if a and b]
    assert {outcome.result for _, _, outcome in compared} >= {"holds", "compatible", "fails"}
    for claimed, found, outcome in compared:
        step = load_tables().claims[outcome.claim_id]["step"]
        grain = None if step is None else Fraction(str(step))
        assert compare(few(claimed), few(found), grain) == outcome.result
