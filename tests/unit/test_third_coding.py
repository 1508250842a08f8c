"""A third coding beside the other two: what moves its numbers, and what its absence stops."""

import json
from pathlib import Path

import pytest

from claimbook.audit.agreement.third import JUDGED, of_three, third
from claimbook.book import agreement as said
from claimbook.validating import validate
from csv_tables import edit

ROOT = Path(__file__).parents[2]
BY_MANUAL = ("first and by manual", "all")


def changed(package, table, cells):
    """Return the agreement of a package in which cells of the first claim coded alike differ."""
    both = third()
    claim_id = next(
        key
        for key, own in both.second.items()
        if own == both.first["before"][key] == both.first["after"][key]
        and own == {"kind": "date", "checkable": "checkable"}
    )
    edit(
        package / table,
        lambda rows: [row | cells if row["claim_id"] == claim_id else row for row in rows],
    )
    return by_pair(of_three(package))


def by_pair(frame):
    return frame.set_index(["coders", "claims", "stage", "aspect"])["alpha"]


def test_each_pair_of_coders_is_compared_on_what_all_of_them_judged():
    frame = of_three()
    pairs = frame.groupby(["coders", "claims", "stage"], sort=False)["aspect"].agg(list)
    assert len(pairs) == 5
    assert all(found == [aspect.name for aspect in JUDGED] for found in pairs)
    counts = frame.groupby("claims")["pairs"].unique()
    assert [*counts["all"]] == [len(third().second)]
    assert len(counts["shared"]) == 1 and counts["shared"][0] < counts["all"][0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cells", "aspect"),
    [({"kind": "opinion"}, "kind"), ({"is_checkable": "false"}, "checkable")],
)
def test_a_cell_of_the_third_coding_moves_its_own_number_alone(copy, cells, aspect):
    before, after = by_pair(of_three()), changed(copy, "data/agreement/third_codings.csv", cells)
    assert after[*BY_MANUAL, "before", aspect] < before[*BY_MANUAL, "before", aspect]
    other = next(each.name for each in JUDGED if each.name != aspect)
    assert after[*BY_MANUAL, "before", other] == before[*BY_MANUAL, "before", other]
    assert after["first and second"].equals(before["first and second"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "cells", "stage"),
    [
        ("data/article/claims.csv", {"kind": "opinion"}, "after"),
        ("data/agreement/third_codings.csv", {"first_kind": "opinion"}, "before"),
    ],
)
def test_the_first_coding_counts_as_it_was_then_and_as_it_is_now(copy, table, cells, stage):
    before, after = by_pair(of_three()), changed(copy, table, cells)
    for each in ("before", "after"):
        is_lower = after[*BY_MANUAL, each, "kind"] < before[*BY_MANUAL, each, "kind"]
        assert is_lower == (each == stage)


@pytest.mark.slow
def test_a_claim_that_does_not_exist_is_a_fault_of_its_row(copy):
    path = copy / "data/agreement/third_codings.csv"
    edit(path, lambda rows: [*rows[:-1], rows[-1] | {"claim_id": "C999"}])
    faults = validate(copy)
    [fault] = faults[faults["code"].eq("foreign-key")].to_dict("records")
    assert "third_codings" in fault["file"]
    assert (fault["field"], fault["value"]) == ("claim_id", "C999")


@pytest.mark.slow
def test_without_a_third_coding_there_are_the_other_two(copy):
    leave_out(copy, "third_codings")
    assert {*of_three(copy)["coders"]} == {"first and second"}
    assert not third(copy).second


@pytest.mark.slow
def test_without_a_second_coding_there_are_the_first_and_the_third(copy):
    leave_out(copy, "second_codings", "first_codings", "coding_matches", "adjudications")
    assert {*of_three(copy)["claims"]} == {"all"}


def test_an_article_that_was_coded_once_has_no_agreement():
    assert of_three(ROOT / "examples/penguins").empty


def leave_out(package, *names):
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    kept = [each for each in descriptor["resources"] if each["name"] not in names]
    path.write_text(json.dumps(descriptor | {"resources": kept}), "utf-8")


def test_the_book_prints_each_pair_with_its_interval(capsys):
    said.print_coders("x")
    text = capsys.readouterr().out
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == len(of_three()) / len(JUDGED)
    assert said.alpha_of(*BY_MANUAL, "kind") in rows[0]
    assert "after adjudication" in rows[1]


def test_the_words_follow_what_is_asked_for(monkeypatch):
    frame = of_three()
    monkeypatch.setattr(said, "of_three", lambda: frame.assign(alpha=said.REQUIRED))
    assert said.reaching_by_manual() == "Both reach"
    monkeypatch.setattr(said, "of_three", lambda: frame.assign(alpha=said.REQUIRED - 0.01))
    assert said.reaching_by_manual() == "None of these two reaches"
