"""Agreement of two codings: values worked out by hand, and what moves them."""

import math
from collections import Counter

import numpy as np
import pytest

from claimbook.audit import history
from claimbook.audit.agreement import overlap
from claimbook.audit.agreement.codings import codings
from claimbook.audit.agreement.reliability import (
    ASPECTS,
    SCALE,
    _alpha,
    _together,
    agreement,
    alpha,
    comparable,
    decisions,
    interval,
    reliability,
)
from csv_tables import edit

SMALL = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("c", "c"), ("c", "b")]


def by_hand(pairs, scale=()):
    """Return alpha from its definition: one less observed over expected disagreement."""
    seen = Counter(pair for one, two in pairs for pair in ((one, two), (two, one)))
    totals = Counter(value for pair in pairs for value in pair)
    n = sum(totals.values())

    def distance(one, two):
        if not scale:
            return float(one != two)
        low, high = sorted((scale.index(one), scale.index(two)))
        between = sum(totals[value] for value in scale[low : high + 1])
        return (between - (totals[one] + totals[two]) / 2) ** 2

    observed = sum(k * distance(*pair) for pair, k in seen.items()) / n
    expected = sum(totals[a] * totals[b] * distance(a, b) for a in totals for b in totals)
    return 1 - observed / (expected / (n * (n - 1)))


def test_nominal_alpha_is_that_of_a_small_example():
    # five a, four b, three c; of twelve ordered pairs four differ, of 132 by chance 94 do
    assert alpha(SMALL) == pytest.approx(1 - (4 / 12) / (94 / 132))


def test_ordinal_alpha_is_that_of_a_small_example():
    # totals of the scale: 1, 3, 0, 4; distances squared: (1+3 -2)²=4, (1+3+0+4 -2.5)²=30.25,
    # (3+0+4 -3.5)²=12.25; seen: a pair one apart at either end
    pairs = [
        ("contradicted", "qualified"),
        ("confirmed", "qualified"),
        ("qualified", "confirmed"),
        ("confirmed", "confirmed"),
    ]
    seen = (2 * 4 + 4 * 12.25) / 8
    chance = 2 * (1 * 3 * 4 + 1 * 4 * 30.25 + 3 * 4 * 12.25) / 56
    assert alpha(pairs, SCALE) == pytest.approx(1 - seen / chance)


FOUR = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
"""Codings of twelve things by four coders, of whom some left some out."""


@pytest.mark.parametrize(
    ("coders", "is_ordinal", "expected"),
    [
        (["0100000010", "1110010000"], False, 0.095),
        (["aabbdcccedda", "babbbccceddd"], False, 0.692),
        (FOUR, False, 0.743),
        (FOUR, True, 0.815),
    ],
)
def test_alpha_is_that_of_an_independent_library(coders, is_ordinal, expected):
    values = sorted(set("".join(coders)) - {"."})
    counts = np.array([[each.count(v) for v in values] for each in zip(*coders, strict=True)])
    seen = _together(counts).sum(axis=0)
    assert _alpha(seen, is_ordinal) == pytest.approx(expected, abs=0.0005)  # krippendorff 0.9.0


@pytest.mark.parametrize("aspect", ASPECTS, ids=lambda aspect: aspect.name)
def test_alpha_of_the_package_follows_from_the_definition(aspect):
    pairs = comparable(codings().pairs(aspect.coded, "before"), aspect.scale)
    found = reliability().set_index(["aspect", "stage"]).loc[(aspect.name, "before")]
    assert found["alpha"] == pytest.approx(by_hand(pairs, aspect.scale))
    assert found["low"] < found["alpha"] < found["high"]
    assert found["pairs"] == len(pairs)
    assert found["agreeing"] == sum(one == two for one, two in pairs)


def test_an_order_is_heeded():
    near, far = [("qualified", "confirmed")], [("contradicted", "confirmed")]
    rest = [(value, value) for value in ("contradicted", "qualified", "confirmed") for _ in "ab"]
    assert alpha(near + rest, SCALE) > alpha(far + rest, SCALE)
    assert alpha(near + rest) == pytest.approx(alpha(far + rest))


def test_full_agreement_is_one_and_one_value_says_nothing():
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert math.isnan(alpha([("a", "a"), ("a", "a")]))
    assert all(map(math.isnan, interval([("a", "a"), ("a", "a")])))


def test_an_interval_is_the_same_each_time_and_narrows_with_more_claims():
    few, many = interval(SMALL * 2), interval(SMALL * 20)
    assert few == interval(SMALL * 2)
    assert many[1] - many[0] < few[1] - few[0]


def test_only_verdicts_on_the_scale_are_compared_on_it():
    pairs = [("confirmed", "attested"), ("undecided", "confirmed"), ("confirmed", "qualified")]
    assert comparable(pairs, SCALE) == [("confirmed", "qualified")]
    assert comparable(pairs, ()) == pairs


def rewrite(path, change):
    """Apply a function to every row of a table, and keep the rows that it returns."""
    edit(path, lambda rows: filter(None, map(change, rows)))


@pytest.mark.slow
def test_a_changed_coding_changes_its_number_and_no_other(copy):
    kind, external = ASPECTS[0], ASPECTS[3]
    both = codings()
    claim_id = next(
        c for c, own in both.second.items() if both.first["before"][c]["kind"] == own["kind"]
    )
    before = [agreement(each, "before", both) for each in (kind, external)]
    rewrite(
        copy / "data/agreement/first_codings.csv",
        lambda row: row | {"kind": "opinion"} if row["claim_id"] == claim_id else row,
    )
    after = [agreement(each, "before", codings(copy)) for each in (kind, external)]
    assert after[0].agreeing == before[0].agreeing - 1
    assert after[0].alpha < before[0].alpha
    assert after[1] == before[1]


@pytest.mark.slow
def test_an_adjudicated_claim_changes_the_number_after(copy):
    both = codings()
    claim_id = next(
        c for c, own in both.second.items() if both.first["after"][c]["kind"] == own["kind"]
    )
    rewrite(
        copy / "data/article/claims.csv",
        lambda row: row | {"kind": "opinion"} if row["claim_id"] == claim_id else row,
    )
    kind, changed = ASPECTS[0], codings(copy)
    assert agreement(kind, "before", changed) == agreement(kind, "before", both)
    assert agreement(kind, "after", changed).alpha < agreement(kind, "after", both).alpha


@pytest.mark.slow
def test_a_lost_match_is_missed_both_ways(copy):
    second, first = overlap.second_in_first(), overlap.first_in_second()
    lost = next(iter(codings().second))
    rewrite(
        copy / "data/agreement/coding_matches.csv",
        lambda row: None if row["claim_id"] == lost else row,
    )
    assert overlap.second_in_first(copy) == overlap.Share(second.part - 1, second.whole)
    assert overlap.first_in_second(copy) == overlap.Share(first.part - 1, first.whole)


@pytest.mark.slow
def test_lists_numerals_and_pages_are_compared_where_both_have_them(copy):
    lists, numerals, pages = overlap.same_items(), overlap.same_numerals(), overlap.same_page()
    assert 0 < lists.part <= lists.whole < pages.whole == len(codings().second)
    assert 0 < numerals.part <= numerals.whole < pages.whole

    def change(row):
        wrong = {"items": str(int(row["items"]) + 90) if row["items"] else ""}
        return row | wrong | {"value": "7777" if row["value"] else "", "page": "1"}

    rewrite(copy / "data/agreement/second_codings.csv", change)
    assert overlap.same_items(copy) == overlap.Share(0, lists.whole)
    assert overlap.same_numerals(copy).part == 0
    assert overlap.same_page(copy) == overlap.Share(0, pages.whole)


@pytest.mark.parametrize(
    ("other", "decision", "whom"),
    [
        ("qualified", "confirmed", "first"),
        ("qualified", "qualified", "other"),
        ("qualified", "undecided", "neither"),
        (None, "confirmed", "first"),
    ],
)
def test_whom_a_decision_follows(other, decision, whom):
    row = {"first_coder": "confirmed", "other_coder": other, "decision": decision}
    assert history.followed(row) == whom


def test_decisions_are_counted_by_what_raised_them():
    frame = decisions()
    raised = history.standing(raised_by="second-coding")
    assert 0 < frame.to_numpy().sum() == len(raised) < len(history.standing())
    assert {row["raised_by"] for row in raised} == {"second-coding"}


def test_a_package_without_a_second_coding_has_no_decisions(copy):
    import json

    path = copy / "datapackage.json"
    raw = json.loads(path.read_text("utf-8"))
    raw["resources"] = [r for r in raw["resources"] if r["name"] != "adjudications"]
    path.write_text(json.dumps(raw), "utf-8")
    assert history.standing(copy) == []
