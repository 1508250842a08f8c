"""Titles of findings, suggestions and steps of the argument fit the tables they speak of."""

from types import SimpleNamespace

import pytest

from claimbook.audit.source_classes import publisher
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import counted_of, verdict_of
from claimbook.book import corrections, findings
from claimbook.book.assertions import StaleProseError
from claimbook.book.corrections import suggestions
from claimbook.book.editing import edited, titles
from claimbook.book.inline import attribute
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


@pytest.fixture(scope="module")
def all_facets():
    """The facets of each claim."""
    tables = load_tables()
    return {key: facets(row, verdict_of()[key], tables) for key, row in tables.claims.items()}


@pytest.mark.parametrize(
    "where",
    [
        {"weight": "central"},
        {"verdict": "not-holding"},
        {"sourced": "no", "checkable": "yes"},
        {"interest": "own-state"},
        {"speaker": "IMD", "interest": "none"},
    ],
)
def test_a_count_is_that_of_the_entries_with_these_facets(where, entries, all_facets):
    wanted = {"restates": "no"} | where
    groups = {"not-holding": ("qualified", "contradicted")}
    found = 0
    for claim_id, own in all_facets.items():
        head = entries[claim_id].splitlines()[0]
        assert all(f"data-{name}={attribute(value)}" in head for name, value in own.items())
        found += all(
            {*own.get(n, "").split("|")} & {*groups.get(v, (v,))} for n, v in wanted.items()
        )
    assert count_of(**where) == found > 0
    assert str(found) in counted(**where).data


def test_who_speaks_in_what_decides_a_claim_is_a_facet_of_it(all_facets):
    tables = load_tables()
    for claim_id, heard_in in counted_of().items():
        own = all_facets[claim_id]
        assert ("interest" in own) is ("speaker" in own) is bool(heard_in)
        is_alone = bool(heard_in) and all(each.is_interested for each in heard_in)
        assert is_alone is bool(heard_in and "none" not in own["interest"].split("|"))
        heard = {
            publisher(w, tables.works) for each in heard_in for w in each.original_works(tables)
        }
        assert {*own.get("speaker", "").split("|")} == (heard or {""})


@pytest.mark.parametrize(
    ("works", "extents", "said"),
    [
        (["W1", "W2"], ["excerpt", "excerpt"], "two documents, in excerpts"),
        (["W1", "W2"], ["excerpt", "whole"], "two documents, some in full"),
        (["W1"], ["whole", "excerpt"], "one document, in full"),
        ([], ["excerpt", "excerpt"], "the work cited, in excerpts"),
    ],
)
def test_how_sure_a_correction_is_says_what_was_read(works, extents, said, monkeypatch):
    found = [SimpleNamespace(extent=e, original_works=lambda _, w=w: (w,))
             for w, e in zip(("W1", "W2"), extents, strict=True)]  # fmt: skip
    monkeypatch.setattr(corrections, "corroborating_works", lambda *_: tuple(works))
    monkeypatch.setattr(corrections, "outcomes_of", lambda *_: found)
    judged = SimpleNamespace(outcomes=2, external="confirmed", extent=extents[0])
    monkeypatch.setattr(corrections, "verdict_of", lambda: {"C259": judged})
    assert corrections.confidence("C259") == said
