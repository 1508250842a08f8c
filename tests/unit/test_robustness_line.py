"""How sure a finding is, and what kinds of claims can be relied on, follow the verdicts."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from claimbook.audit.corroboration import AGREEING_RESULTS
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book import inline, kinds
from claimbook.book import robustness as sureness
from claimbook.book.assertions import StaleProseError
from claimbook.book.inline import short, with_links
from claimbook.book.kinds import assert_kind_pattern, by_kind
from claimbook.book.robustness import robustness_line
from claimbook.package.creators import as_text

LETTER = re.compile(r"(?<=\d)[a-z]+(?=$|, via)| n\.d\.-[a-z]+")
"""What tells works of one name and year apart."""


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
    assert LETTER.sub("", short(row)) == f"{LETTER.sub('', short(original))}, via a copy"
    assert as_text(row["creators"]) not in short(row)


def test_no_two_works_have_one_name_and_none_a_letter_for_nothing():
    names = {key: short(row) for key, row in load_tables().works.items()}
    assert len(set(names.values())) == len(names)
    shared = Counter(LETTER.sub("", name).removesuffix(", via a copy") for name in names.values())
    for name in filter(LETTER.search, names.values()):
        assert shared[LETTER.sub("", name).removesuffix(", via a copy")] > 1


def test_letters_follow_the_table_and_go_on_after_z(monkeypatch):
    known = load_tables().works
    same = dict.fromkeys(("publisher", "container", "copy_of"), "") | {"creators": ()}
    works = {
        f"W{n:03}": known["W001"]
        | same
        | {"work_id": f"W{n:03}", "issued": "2025-02", "title": "A"}
        for n in range(1, 29)
    }
    works["W028"]["issued"] = ""
    works["W029"] = works["W028"] | {"work_id": "W029"}
    works["W002"]["copy_of"] = "W001"
    works["W030"] = works["W001"] | {"work_id": "W030", "title": "B"}
    works["W031"] = works["W030"] | {"work_id": "W031", "copy_of": "W030"}
    tables = replace(load_tables(), works=works)
    monkeypatch.setattr(inline, "load_tables", lambda: tables)
    monkeypatch.setattr(inline, "_letters", inline._letters.__wrapped__)
    said = {key: short(row) for key, row in works.items()}
    assert (said["W001"], said["W002"], said["W027"]) == (
        "A 2025a",
        "A 2025b, via a copy",
        "A 2025aa",
    )
    assert (said["W028"], said["W029"]) == ("A n.d.-a", "A n.d.-b")
    assert (said["W030"], said["W031"]) == ("B 2025", "B 2025, via a copy")
