"""Small faults in how outcomes are put together and named: each is noticed here."""

from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest
import small_audit as small

from claimbook.audit.basis import of_sighting
from claimbook.audit.verdicts import judge_all, outcomes_of
from claimbook.audit.weighing import weigh
from claimbook.package.tabular.contracts import _key_check
from claimbook.package.validation.texts import _addresses
from claimbook.quantities.interval import Interval

CLAIM = small.claim("C900")
COMPUTED = small.computed("C900", "holds", ("DNK", "W002"))
CODED = replace(COMPUTED, check="E1", kind="coded", rows=(("statements", "E1"),))
INNER = replace(COMPUTED, question="internal")


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [
        (COMPUTED, 2),
        (replace(COMPUTED, rows=(("files", "RUN"),)), 2),
        (replace(COMPUTED, rows=(("leaders", "DNK"),)), 1),
        (replace(COMPUTED, rows=(("leaders", "DNK"),), works=()), 2),
        (CODED, 1),
    ],
    ids=["observations", "files", "a table made here", "no document", "statements"],
)
def test_two_checks_of_measured_values_count_twice_and_two_words_of_one_voice_once(
    outcome, counted
):
    found = [outcome, replace(outcome, check="another")]
    assert len(weigh(CLAIM, found, small.tables(CLAIM)).counted) == counted


def test_a_restatement_has_the_evidence_of_the_other_only_where_it_has_none():
    other = replace(COMPUTED, claim_id="C800")
    known = {"C900": [INNER], "C800": [other, replace(other, question="internal")]}
    restating = CLAIM | {"restates": "C800"}
    assert outcomes_of(restating, known) == [INNER, other]
    assert outcomes_of(CLAIM, known) == [INNER]
    assert outcomes_of(restating, known | {"C900": [INNER, CODED]}) == [INNER, CODED]


@pytest.mark.parametrize(
    ("found", "method"),
    [
        ([], "none"),
        ([INNER], "none"),
        ([COMPUTED], "computed"),
        ([CODED], "coded"),
        ([COMPUTED, CODED], "both"),
    ],
)
def test_a_verdict_says_how_it_was_reached(found, method):
    given = small.tables(CLAIM, statements=[small.statement("E1", "C900", "W002")])
    judged = {each.claim_id: each for each in judge_all(given, found)}
    assert judged["C900"].method == method


@pytest.mark.parametrize(
    ("way", "extent"),
    [("github:owner/name", "whole"), ("own-copy", "whole"), ("search:own-copy", "excerpt")],
)
def test_how_a_row_was_seen_stands_before_the_colon(way, extent):
    assert of_sighting(way) == extent


def test_what_is_cut_off_to_nothing_or_below_it_has_both_its_ends():
    step = Fraction(1)
    assert Interval.rounded(Fraction(0), step, "truncation") == Interval(-step, step, False, False)
    assert Interval.rounded(Fraction(-28), step, "truncation") == Interval(
        Fraction(-29), Fraction(-28), False, True
    )


def test_a_unique_key_may_be_empty_and_a_primary_key_may_not():
    frame = pd.DataFrame({"a": ["x", "x", None, None]})
    assert list(_key_check("unique-key", ["a"])(frame)) == [True, False, True, True]
    assert list(_key_check("primary-key", ["a"])(frame)) == [True, False, False, False]


def test_the_path_of_a_table_is_judged_elsewhere_and_its_homepage_here():
    table = {"path": "../x.csv", "homepage": "javascript:x", "schema": "s.json"}
    assert [each.field for each in _addresses(table, "t")] == ["t.homepage"]
    assert [each.field for each in _addresses({"path": "../x"}, "t")] == ["t.path"]
