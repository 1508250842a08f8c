"""Each scenario changes what it says and nothing else; the summary counts what changed."""

import copy
from dataclasses import replace

import pandas as pd
import pytest
from small_audit import claim, computed, observation, statement, tables

from claimbook.audit.outcomes import outcomes, outcomes_on
from claimbook.audit.registry import Check
from claimbook.audit.sensitivity import (
    AS_JUDGED,
    DOUBLE,
    HALF,
    SCENARIOS,
    external_under,
    flips,
    of_package,
    sensitivity,
    summary,
    with_steps,
)
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import SIGNS, verdict_of

NAMED = {scenario.name: scenario for scenario in SCENARIOS}
WIDTHS = [each.name for each in SCENARIOS if {each.loose, each.steps} != {1}]
CLAIMS_TO_LEAD = ("C259", "C260")
TOUCHED = {
    "first-five": {"C259", "C260", "C368"},
    "first-three": {"C150", "C259", "C260", "C368"},
}
STRICTNESS = ("fails", "compatible", "by-rounding", "holds")


def under(name, given, found, claim_id="C900"):
    return external_under(NAMED[name], given, found)[claim_id]


def test_a_flip_follows_the_only_official_outcome():
    given = tables(claim("C900"))
    official = computed("C900", "fails", ("DNK", "W002"))
    press = computed("C900", "holds", ("DNK", "W003"))
    assert under(AS_JUDGED, given, [official, press]) == "contradicted"
    assert under("official-only", given, [official, press]) == "contradicted"
    assert under(AS_JUDGED, given, [press]) == "confirmed"
    assert under("official-only", given, [press]) == "undecided"


@pytest.mark.parametrize(
    ("read", "verdict"),
    [
        ([("DNK", "W002")], "confirmed"),
        ([("DNK", "W004")], "undecided"),
        ([("DNK", "W004"), ("DNK", "W002")], "confirmed"),
        ([("DNK", "W004"), ("SWE", "W002")], "undecided"),
    ],
)
def test_a_value_that_only_a_copy_has_does_not_count(read, verdict):
    given = tables(claim("C900"))
    assert under("without-copies", given, [computed("C900", "holds", *read)]) == verdict


@pytest.mark.parametrize(
    ("name", "cells", "verdict"),
    [
        ("without-copies", {"work_id": "W004"}, "undecided"),
        ("without-copies", {"work_id": "W002"}, "confirmed"),
        ("official-only", {"work_id": "W003"}, "undecided"),
        ("official-only", {"work_id": "W004"}, "confirmed"),
        ("computed-only", {"work_id": "W002"}, "undecided"),
        ("reread-only", {"work_id": "W002", "is_reread": False}, "undecided"),
        ("reread-only", {"work_id": "W002"}, "confirmed"),
        ("without-copies", {"work_id": "W004", "is_own_words": True}, "confirmed"),
        ("official-only", {"work_id": "W004", "is_own_words": True}, "undecided"),
    ],
)
def test_a_coded_stance_counts_by_its_work_and_reading(name, cells, verdict):
    given = tables(claim("C900"), statements=[statement("E9000", "C900", **cells)])
    found = outcomes_on(given)
    assert under(AS_JUDGED, given, found) == "confirmed"
    assert under(name, given, found) == verdict


def test_a_computed_outcome_needs_neither_coding_nor_rereading():
    given = tables(claim("C900"))
    found = [computed("C900", "fails", ("DNK", "W002"))]
    for name in ("computed-only", "reread-only"):
        assert under(name, given, found) == "contradicted"


@pytest.fixture
def judged(monkeypatch):
    """Return the verdict on a printed value that one observation is compared with."""

    def judge(name, value, qualifier, step, observed):
        given = tables(
            claim("C900", value=value, qualifier=qualifier, step=step),
            observations=[observation(observed)],
        )
        read = Check("C900", "read", "", lambda t: t.value("share", "DNK", 2024))
        monkeypatch.setattr("claimbook.audit.outcomes.registered", lambda _: (read,))
        return under(name, given, outcomes_on(given))

    return judge


@pytest.mark.parametrize(
    ("printed", "verdicts"),
    [
        (("100", "about", None, 99), {}),
        (("100", "about", None, 97.4), {"qualifiers-halved": "fails", "narrower": "fails"}),
        (("100", "about", None, 92), {"qualifiers-doubled": "holds", "wider": "holds"}),
        (("100", "about", 10, 104), {"narrower": "fails"}),
        (("100", "almost", None, 97), {"qualifiers-halved": "fails", "narrower": "fails"}),
        (("28", None, 1, 28.4), {"steps-halved": "fails", "narrower": "fails"}),
        (("28", None, 1, 28.8), {"steps-doubled": "holds", "wider": "holds"}),
        (("28", None, None, 28.4), {}),
        (("28", "over", 1, 28.4), {}),
        (("28", "exactly", 1, 28.4), {}),
    ],
)
def test_another_width_flips_what_stands_near_the_limit(judged, printed, verdicts):
    words = {"holds": "confirmed", "fails": "contradicted"}
    before = judged(AS_JUDGED, *printed)
    for name in WIDTHS:
        expected = words[verdicts[name]] if name in verdicts else before
        assert judged(name, *printed) == expected, name


@pytest.mark.slow
def test_steps_of_the_article_only_make_its_values_wider():
    given = load_tables()
    before = {(o.claim_id, o.check): o for o in outcomes()}
    for factor, order in ((HALF, -1), (DOUBLE, 1)):
        for after in outcomes_on(with_steps(given, factor)):
            then = before[after.claim_id, after.check]
            if after.found == then.found and after.claimed != then.claimed:
                moved = STRICTNESS.index(after.result) - STRICTNESS.index(then.result)
                assert moved * order >= 0, after


@pytest.mark.slow
@pytest.mark.parametrize("claim_id", CLAIMS_TO_LEAD)
@pytest.mark.parametrize(
    ("name", "verdict"),
    [(AS_JUDGED, "qualified"), ("first-five", "contradicted"), ("first-three", "contradicted")],
)
def test_where_leading_ends_decides_who_leads(name, verdict, claim_id):
    assert under(name, load_tables(), outcomes(), claim_id) == verdict


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TOUCHED))
def test_where_leading_ends_touches_no_other_claim(name):
    frame = flips(of_package())
    assert set(frame[frame["scenario"] == name]["claim_id"]) == TOUCHED[name]


def test_scenarios_leave_the_tables_as_they_are():
    given = tables(claim("C900", value="28", step=1))
    before = copy.deepcopy(replace(given, package=None))
    sensitivity(given, outcomes_on(given))
    assert given == before


@pytest.mark.slow
def test_the_first_scenario_is_the_audit():
    frame = of_package()
    first = frame[frame["scenario"] == AS_JUDGED].set_index("claim_id")["external_scenario"]
    assert first.to_dict() == {key: each.external for key, each in verdict_of().items()}
    assert set(frame["scenario"]) == set(NAMED)
    assert AS_JUDGED not in set(flips(frame)["scenario"])


@pytest.mark.slow
def test_what_cannot_be_checked_stays_so():
    frame = flips(of_package())
    assert "not-checkable" not in set(frame["external_baseline"]) | set(frame["external_scenario"])


@pytest.mark.slow
def test_the_summary_counts_flips_of_own_claims():
    rows = [
        ("C901", False, "confirmed", "undecided"),
        ("C902", False, "confirmed", "contradicted"),
        ("C903", False, "contradicted", "confirmed-by-rounding"),
        ("C904", False, "qualified", "confirmed"),
        ("C905", False, "confirmed", "confirmed"),
        ("C906", False, "not-checkable", "not-checkable"),
        ("C907", True, "confirmed", "contradicted"),
    ]
    columns = "claim_id is_restatement external_baseline external_scenario".split()
    frame = pd.DataFrame(rows, columns=columns).assign(scenario="wider")
    counts = summary(frame).set_index("scenario").loc["wider"]
    assert counts[["flips", "lost", "reversed", "decided"]].tolist() == [4, 1, 2, 4]
    assert counts[list(SIGNS)].tolist() == [2, 1, 0, 0, 1, 1, 1]
    assert len(flips(frame)) == 5


def test_a_restatement_is_not_counted_twice():
    given = tables(claim("C900"), claim("C901", restates="C900"))
    frame = sensitivity(given, [computed("C900", "holds", ("DNK", "W003"))])
    lost = flips(frame).query("scenario == 'official-only'")
    assert lost["claim_id"].tolist() == ["C900", "C901"]
    assert summary(frame).set_index("scenario").loc["official-only", "flips"] == 1
