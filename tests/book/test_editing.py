"""Titles of findings, suggestions and steps of the argument fit the tables they speak of."""

import pytest

from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book import findings
from claimbook.book.assertions import StaleProseError
from claimbook.book.corrections import suggestions
from claimbook.book.findings import edited, titles
from claimbook.book.inline import attribute
from claimbook.book.register_entry import entry
from claimbook.book.register_facets import count_of, counted, facets
from claimbook.package.reading import read
from techplomacy.book.argument import claims_of, steps, tally


def test_every_finding_has_one_title_and_every_title_a_finding():
    assert sorted(read("findings")["finding_id"]) == sorted(titles())
    assert len(titles()) == len(edited("finding_titles"))


def test_ranks_are_all_different():
    ranks = [row["rank"] for row in edited("finding_titles")]
    assert len({*ranks}) == len(ranks)


def test_findings_stand_by_weight_and_then_by_rank():
    order = [(list(findings.HEADINGS).index(r["weight"]), r["rank"]) for r in findings.ranked()]
    assert order == sorted(order)


def test_a_number_in_a_title_that_no_row_has_stops_the_book(monkeypatch):
    row = dict(findings.ranked()[0])
    wrong = {row["finding_id"]: {"title": "It is 98765 times as much", "effect": "", "rank": "1"}}
    monkeypatch.setattr(findings, "titles", lambda: wrong)
    with pytest.raises(StaleProseError, match="98765"):
        findings._titled(row)


def test_suggestions_stand_in_the_order_of_print_and_name_claims():
    order = list(load_tables().claims)
    places = [order.index(row["claim_id"]) for row in suggestions()]
    assert places == sorted(places) and len({*places}) == len(places) > 15


def test_no_suggestion_is_made_for_a_claim_that_is_confirmed():
    verdicts = {row["claim_id"]: verdict_of()[row["claim_id"]].external for row in suggestions()}
    assert [c for c, each in verdicts.items() if each.startswith("confirmed")] == []


def test_a_step_counts_each_of_its_claims_once():
    for step in steps():
        assert len(claims_of(step)) == len({*claims_of(step)}) == tally(step).total()
    with pytest.raises(KeyError):
        claims_of("nowhere")


@pytest.mark.parametrize(
    "where",
    [{"weight": "central"}, {"verdict": "not-holding"}, {"sourced": "no", "checkable": "yes"}],
)
def test_a_count_is_that_of_the_entries_with_these_facets(where):
    wanted = {"restates": "no"} | where
    groups = {"not-holding": ("qualified", "contradicted")}
    found = 0
    for claim_id, row in load_tables().claims.items():
        head = entry(row, load_tables()).splitlines()[0]
        own = facets(row, verdict_of()[claim_id], load_tables())
        assert all(f"data-{name}={attribute(value)}" in head for name, value in own.items())
        found += all(own.get(n) in groups.get(v, (v,)) for n, v in wanted.items())
    assert count_of(**where) == found > 0
    assert str(found) in counted(**where).data
