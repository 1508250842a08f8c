"""For every constraint of every schema, cells made to break it are rejected, and good ones not."""

import json
from pathlib import Path

import pytest
from bad_cells import bad, breakable, good
from fixture_package import AREAS, THINGS
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.package.descriptor import Resource
from claimbook.package.tabular.frame import type_rows
from claimbook.package.tabular.text import RawTable
from claimbook.package.validation.constraints import constraint_faults
from tiers import examples

SCHEMAS = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in (Path(__file__).parents[2] / "schemas").glob("*.json")
}
FIELDS = [
    field
    for schema in [AREAS, THINGS, *(SCHEMAS[name] for name in sorted(SCHEMAS))]
    for field in schema["fields"]
]
BREAKABLE = breakable(FIELDS)


def _judge(field: dict, cells: list[str]) -> tuple[list[str], set[int]]:
    """Return the codes of the faults of a one-column table, and the rows they are in."""
    schema = {"fields": [field], "missingValues": [""]}
    resource = Resource("t", "t.csv", Path("t.csv"), schema, {})
    table = type_rows(RawTable([field["name"]], {i: [c] for i, c in enumerate(cells, 2)}), resource)
    faults = [*table.faults, *constraint_faults(table, resource)]
    return [fault.code for fault in faults], {fault.row for fault in faults}


@pytest.mark.slow
@settings(max_examples=examples(100), derandomize=True, deadline=None)
@given(st.data())
def test_bad_cells_are_rejected(data: st.DataObject):
    field, constraint = data.draw(st.sampled_from(BREAKABLE))
    cells = data.draw(st.lists(bad(field, constraint), min_size=1, max_size=4))
    codes, rows = _judge(field, cells)
    assert constraint in codes
    assert rows == set(range(2, len(cells) + 2))


@settings(max_examples=examples(60), derandomize=True, deadline=None)
@given(st.data())
def test_good_cells_have_their_type(data: st.DataObject):
    field = data.draw(st.sampled_from(FIELDS))
    codes, _ = _judge(field, data.draw(st.lists(good(field), min_size=1, max_size=4)))
    assert not {"type", "enum", "pattern"} & set(codes)


@pytest.mark.parametrize("field", [f for f in THINGS["fields"] if f["name"] != "id"], ids=str)
def test_empty_cells_break_nothing_but_required(field: dict):
    assert _judge(field, ["", ""]) == ([], set())
