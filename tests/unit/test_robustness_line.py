"""How sure a finding is, and what kinds of claims can be relied on, follow the verdicts."""

import pytest

from claimbook.audit.corroboration import AGREEING_RESULTS
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book import kinds
from claimbook.book import robustness as sureness
from claimbook.book.assertions import StaleProseError
from claimbook.book.inline import short, with_links
from claimbook.book.kinds import assert_kind_pattern, by_kind
from claimbook.book.robustness import robustness_line
from claimbook.package.creators import as_text


def test_kinds_count_each_decidable_claim_once():
    frame = by_kind()
    own = [r for r in load_tables().claims.values() if r["is_checkable"] and not r["restates"]]
    assert frame[["decided", "open"]].to_numpy().sum() == len(own)
    assert (
        frame[["held", "attested", "limited", "contradicted"]].sum(axis=1) == frame["decided"]
    ).all()
    none_decided = -1
    assert frame["share"].fillna(none_decided).is_monotonic_decreasing


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [("rank", "share", 0.6), ("first", "share", 0.5)],
)
def test_prose_on_kinds_stops_when_the_verdicts_are_others(monkeypatch, kind, column, value):
    frame = by_kind().astype({"share": float})
    frame.loc[kind, column] = value
    monkeypatch.setattr(kinds, "by_kind", lambda: frame)
    with pytest.raises(StaleProseError):
        assert_kind_pattern()


def test_it_says_who_how_many_and_what_would_change_it(monkeypatch):
    changed = {"C380": [("first-three", "qualified"), ("first-five", "qualified")]}
    monkeypatch.setattr(sureness, "_flipped", lambda: changed)
    monkeypatch.setattr(sureness, "corroborating_works", lambda *_: ("W001", "W002"))
    said = robustness_line("C380")
    assert said.startswith("Weakest source that counts: statistical office. Two independent ")
    assert said.endswith(
        "It becomes qualified if being among the leaders ends at third place, not tenth, "
        "or if being among the leaders ends at fifth place, not tenth."
    )


def test_that_no_reading_counts_is_not_said_of_one_claim(monkeypatch):
    monkeypatch.setattr(sureness, "_flipped", lambda: {"C312": [("computed-only", "undecided")]})
    assert robustness_line("C312").endswith(
        "Other assumptions of the method would not change the verdict."
    )


@pytest.mark.slow
def test_every_decided_claim_has_a_source_class_to_name():
    for claim_id, verdict in verdict_of().items():
        if verdict.external in AGREEING_RESULTS and not load_tables().claims[claim_id]["restates"]:
            assert robustness_line(claim_id)


def test_keys_in_a_text_become_links():
    said = with_links("see C079_ and W013")
    assert "register.qmd#C079" not in said  # a key with something behind it is none
    said = with_links("see C079 and W013")
    assert "register.qmd#C079" in said
    assert "sources.qmd#W013" in said
    assert "[C079](#C079) and" in with_links("see C079 and W013", is_entry=True)


def test_a_private_copy_is_named_after_its_original():
    row = next(
        w for w in load_tables().works.values() if w["copy_of"] and w["source_class"] == "private"
    )
    original = load_tables().works[row["copy_of"]]
    assert short(row) == f"{short(original)}, via a copy"
    assert as_text(row["creators"]) not in short(row)
