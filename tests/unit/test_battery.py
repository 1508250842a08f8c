"""Faults made from the schemas are noticed, each, and the page that says so is not stale."""

import json

import pytest

from battery.constraints import constraint_faults
from battery.damages import damages, digest
from battery.faults import Made, batches
from battery.running import judge, look
from battery.sample import sample


@pytest.fixture(scope="module")
def part(root):
    return sample(root)


@pytest.fixture(scope="module")
def recorded(root):
    return json.loads((root / "paper/tested.json").read_text("utf-8"))


def test_the_figures_are_of_these_schemas(part, recorded):
    assert recorded["schemas"] == digest(part), "run `make battery`"
    assert all(row["tried"] == row["noticed"] for row in recorded["rows"])


def test_faults_of_one_batch_leave_each_other_alone():
    fault = Made("t", "unique", "f", 3, {"f": "x"}, (1,))
    apart = Made("t", "type", "f", 1, {"f": "x"})
    beside = Made("t", "type", "f", 2, {"f": "x"})
    assert batches([fault, apart, beside]) == [[fault, beside], [apart]]
    assert batches([apart, fault]) == [[apart], [fault]]


@pytest.mark.slow
def test_every_constraint_and_key_is_guarded(part):
    judged = list(judge(part, constraint_faults(part)))
    assert [each.fault for each in judged if not each.is_noticed] == []


@pytest.mark.slow
def test_every_damage_is_told_and_none_ends_the_program(part):
    seen = list(look(part, damages(part)))
    assert [each.damage.name for each in seen if not each.codes] == []


@pytest.mark.slow
def test_a_guard_that_is_gone_is_missed(part, monkeypatch):
    from claimbook.package.validation import structure

    monkeypatch.setattr(structure, "reference_faults", lambda *_: [])
    faults = [each for each in constraint_faults(part) if each.code == "foreign-key"][:5]
    assert [each.is_noticed for each in judge(part, faults)] == [False] * 5
