"""The front page, the register, the figures and the table of verdicts count the same claims."""

import re
from collections import Counter
from pathlib import Path

import pytest

import techplomacy as tp
from claimbook.book.facts import facts
from claimbook.book.figures import central, verdicts
from claimbook.book.register_facets import count_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def own():
    """The claims that restate no other, with their verdicts."""
    claims = tp.read("claims").merge(tp.read("verdicts"), on="claim_id")
    return claims[claims["restates"].isna()]


@pytest.fixture(scope="module")
def by_verdict(own):
    return own["external"].astype(str).value_counts().to_dict()


def test_the_prose_counts_what_the_table_of_verdicts_has(own, by_verdict):
    assert facts().external == by_verdict
    open_ones = by_verdict["undecided"] + by_verdict["not-checkable"]
    assert facts().decided == len(own) - open_ones


@pytest.mark.slow
def test_the_front_page_counts_what_the_table_of_verdicts_has(by_verdict):
    assert {verdict: count_of(verdict=verdict) for verdict in by_verdict} == by_verdict


@pytest.mark.slow
def test_the_register_filters_to_the_same_counts(by_verdict, entries):
    shown = Counter()
    for text in entries.values():
        head = text.split("\n", 1)[0]
        facet = dict(re.findall(r'data-([a-z]+)="([^"]*)"', head))
        shown[facet["verdict"]] += facet["restates"] == "no"
    assert +shown == Counter(by_verdict)


@pytest.mark.slow
def test_the_figure_by_weight_shows_the_same_counts(by_verdict):
    drawn = central.draw().data.groupby("verdict")["claims"].sum().to_dict()
    assert drawn == by_verdict


@pytest.mark.slow
def test_the_figure_by_section_shows_all_checkable_claims(own):
    drawn = verdicts.draw().data.groupby("external")["claims"].sum()
    checkable = own[own["is_checkable"]]
    assert drawn[drawn > 0].to_dict() == checkable["external"].astype(str).value_counts().to_dict()


def test_the_readme_counts_what_the_front_page_counts():
    found = (ROOT / "README.md").read_text("utf-8").split("<!-- ")[1].partition("-->")[2]
    verdicts = ("decided", "holding", "not-holding", "undecided", "not-checkable")
    counts = [count_of(), count_of(weight="central")]
    counts += [count_of(weight="central", verdict=verdict) for verdict in verdicts]
    assert [int(digits) for digits in re.findall(r"\d+", found)] == counts


def test_the_degrees_of_undecided_claims_add_up(own, by_verdict):
    degrees = own["degree"].dropna()
    assert len(degrees) == by_verdict["undecided"]
    assert set(own.loc[own["degree"].notna(), "external"]) == {"undecided"}
