"""Cells made to break a constraint are rejected; the first pass proves what Pandera finds sound."""

import csv
import sys
from pathlib import Path

import pytest
from bad_cells import bad, breakable, good
from fault_cases import CASES, Case
from fixture_package import AREAS, THINGS, Draft
from hypothesis import given, settings
from hypothesis import strategies as st
from single_table import write_package

from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.tabular.frame import type_rows
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.schema import names
from claimbook.package.tabular.text import RawTable, _split, _split_sound, read_raw_table
from claimbook.package.validation import structure
from claimbook.package.validation.constraints import constraint_faults
from claimbook.package.validation.proof import doubtful
from claimbook.validating import faults_of
from commands import ran
from tiers import examples

TABLES = load_descriptor().resources
FIELDS = [
    field
    for schema in [AREAS, THINGS, *(each.schema for each in TABLES.values())]
    for field in schema["fields"]
]
BREAKABLE = breakable(FIELDS)
NEAR = ["", *"0 -0 00 01 1 +1 1.0 1e0 .5 5. true TRUE 2000-02-30".split()]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_faults_are_those_that_pandera_finds_alone(case: Case, tmp_path, monkeypatch):
    draft = Draft()
    case.change(draft)
    package = draft.write(tmp_path)
    found = faults_of(package)
    monkeypatch.setattr(structure, "doubtful", lambda _, schema: {*names(schema)})
    assert found == faults_of(package)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_package_is_proven_by_the_first_pass(name):
    resource = TABLES[name]
    assert not doubtful(PlainTable(read_raw_table(resource), resource.schema), resource.schema)


def _judge(fields: list[dict], rows: list[list[str]], **keys: list) -> tuple[bool, list]:
    """Return whether the first pass proves a table, and what Pandera says of it."""
    schema = {"fields": fields, "missingValues": [""], **keys}
    resource = Resource("t", "t.csv", Path("t.csv"), schema, {})
    sheet = RawTable([field["name"] for field in fields], dict(enumerate(rows, start=2)))
    table = type_rows(sheet, resource)
    proven = not doubtful(PlainTable(sheet, schema), schema)
    return proven, [*table.faults, *constraint_faults(table, resource)]


@pytest.mark.slow
@settings(max_examples=examples(100), derandomize=True, deadline=None)
@given(st.data())
def test_bad_cells_are_rejected(data: st.DataObject):
    field, constraint = data.draw(st.sampled_from(BREAKABLE))
    cells = data.draw(st.lists(bad(field, constraint), min_size=1, max_size=4))
    _, faults = _judge([field], [[each] for each in cells])
    assert constraint in {fault.code for fault in faults}
    assert {fault.row for fault in faults} == set(range(2, len(cells) + 2))


@pytest.mark.slow
@settings(max_examples=examples(60), derandomize=True, deadline=None)
@given(st.data())
def test_good_cells_have_their_type(data: st.DataObject):
    field = data.draw(st.sampled_from(FIELDS))
    cells = data.draw(st.lists(good(field), min_size=1, max_size=4))
    _, faults = _judge([field], [[each] for each in cells])
    assert not {"type", "enum", "pattern"} & {fault.code for fault in faults}


@pytest.mark.parametrize("field", [f for f in THINGS["fields"] if f["name"] != "id"], ids=str)
def test_empty_cells_break_nothing_but_required(field: dict):
    assert _judge([field], [[""], [""]]) == (True, [])


@pytest.mark.slow
@settings(max_examples=examples(300), derandomize=True, deadline=None)
@given(st.data())
def test_a_bad_cell_is_never_proven(data: st.DataObject):
    field, constraint = data.draw(st.sampled_from(BREAKABLE))
    cell = data.draw(bad(field, constraint))
    cells = [*data.draw(st.lists(good(field), max_size=2)), cell]
    proven, faults = _judge([field], [[each] for each in cells])
    assert faults
    assert not proven


@pytest.mark.slow
@settings(max_examples=examples(300), derandomize=True, deadline=None)
@given(st.data())
def test_what_is_proven_has_no_fault_and_what_has_none_is_proven(data: st.DataObject):
    field = data.draw(st.sampled_from(FIELDS))
    cells = data.draw(st.lists(st.one_of(good(field), st.sampled_from(NEAR)), max_size=4))
    proven, faults = _judge([field], [[each] for each in cells])
    assert proven == (not faults)


@pytest.mark.slow
@settings(max_examples=examples(300), derandomize=True, deadline=None)
@given(st.data())
def test_keys_are_judged_alike(data: st.DataObject):
    kinds = data.draw(
        st.lists(st.sampled_from(["string", "integer", "number", "date"]), min_size=2, max_size=2)
    )
    fields = [{"name": f"f{n}", "type": kind} for n, kind in enumerate(kinds)]
    alike = {"string": ["a", "b", ""], "date": ["2000-01-01", "2000-01-02", ""]}
    cells = [st.sampled_from(alike.get(kind, ["1", "01", "+1", "2", ""])) for kind in kinds]
    rows = [list(row) for row in data.draw(st.lists(st.tuples(*cells), max_size=4))]
    key = data.draw(st.sampled_from([["f0"], ["f1"], ["f0", "f1"]]))
    kept = data.draw(st.sampled_from([{"primaryKey": key}, {"uniqueKeys": [key]}]))
    rows = [row for row in rows if any(row)]
    proven, faults = _judge(fields, rows, **kept)
    assert proven == (not faults)


@pytest.mark.slow
@settings(max_examples=examples(500), derandomize=True, deadline=None)
@given(st.text('ab",\n\r\x1b', max_size=20))
def test_rows_are_split_alike(text: str):
    quick, careful = RawTable(), RawTable()
    if _split_sound(text, quick):
        _split(text, "t.csv", careful)
        assert quick == careful


def _broken(name: str, field: dict, constraint: str) -> list[list[str]] | None:
    """Return the rows of a table with one cell of its last row broken; None where none can be."""
    rows = list(csv.reader(TABLES[name].file.open(encoding="utf-8", newline="")))
    at = names(TABLES[name].schema).index(field["name"])
    if constraint == "required":
        rows[-1][at] = ""
    elif constraint == "unique":
        rows[-1][at] = rows[1][at]
    else:
        rows[-1][at] = _example(bad(field, constraint))
    return rows if len(rows) > 2 else None


def _example(strategy: st.SearchStrategy[str]) -> str:
    found: list[str] = []

    @settings(max_examples=1, database=None, derandomize=True, deadline=None)
    @given(strategy)
    def draw(cell: str) -> None:
        found.append(cell)

    draw()
    return found[-1]


CONSTRAINED = [
    (name, field, constraint)
    for name, resource in TABLES.items()
    for field in resource.schema["fields"]
    for constraint, value in {"type": None, **field.get("constraints", {})}.items()
    if (constraint, field["type"]) != ("type", "string") and (constraint, value) != ("minLength", 1)
    if not (constraint == "unique" and not value) and resource.file.stat().st_size < 2**20
]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({name for name, *_ in CONSTRAINED}))
def test_one_broken_cell_in_the_last_row_of_a_table_is_not_proven(name):
    resource = TABLES[name]
    for _, field, constraint in (each for each in CONSTRAINED if each[0] == name):
        if (rows := _broken(name, field, constraint)) is None:
            continue
        sheet = RawTable(rows[0], dict(enumerate(rows[1:], start=2)))
        assert doubtful(PlainTable(sheet, resource.schema), resource.schema), (
            field["name"],
            constraint,
        )


@pytest.mark.slow
def test_the_first_pass_needs_no_data_frame(tmp_path):
    package = write_package(tmp_path, [{"name": "n", "type": "integer"}], "n\n1\n", **SOUND)
    code = (
        "import sys; from claimbook.package.locate import opened;"
        "from claimbook.package.validation.structure import structure_faults;"
        f"print(structure_faults(opened({str(package)!r})), {{'pandas', 'pandera', 'frictionless',"
        " 'jsonschema', 'duckdb'} & set(sys.modules))"
    )
    done = ran([sys.executable, "-c", code], check=True)
    assert done.stdout.strip() == "[] set()"


SOUND = {"title": "Small", "licenses": [{"name": "CC0-1.0"}]}
