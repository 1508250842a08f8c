"""Small faults in the code that judges packages: each is noticed here."""

import json

import pytest
from single_table import write_package

from claimbook.package.files import is_nameable
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.text import RawTable, read_text
from claimbook.package.validation.rules.works import copies_end_at_an_original
from claimbook.validating import validate


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\x07"])
def test_a_sign_that_steers_is_a_fault_in_a_table_and_in_a_path(sign):
    sheet = RawTable([], {})
    read_text(f"a\nsound\nx{sign}y\n".encode(), "t.csv", sheet)
    assert [(each.code, each.row) for each in sheet.faults] == [("control", 3)]
    assert is_nameable("data/a.csv") and not is_nameable(f"data/{sign}.csv")


def test_of_two_works_that_copy_each_other_both_are_named():
    schema = {"fields": [{"name": name, "type": "string"} for name in ("work_id", "copy_of")]}
    rows = {2: ["W005", "W003"], 3: ["W003", "W005"], 4: ["W007", "W006"], 5: ["W006", ""]}
    works = PlainTable(RawTable(["work_id", "copy_of"], rows), schema)
    assert [breach.row for breach in copies_end_at_an_original(works)] == [2, 3]


@pytest.mark.parametrize(
    ("name", "value"),
    [("exclusiveMaximum", 500), ("exclusiveMinimum", 500), ("maximum", 501), ("minimum", 499)],
)
def test_a_value_beyond_its_bound_is_a_fault(name, value, tmp_path):
    fields = [{"name": "n", "type": "integer", "constraints": {name: 500}}]
    package = write_package(tmp_path, fields, f"n\n{value}\n")
    assert validate(package)[["code", "row"]].values.tolist() == [[name, 2]]


def test_a_file_that_two_tables_name_is_a_fault(tmp_path):
    package = write_package(tmp_path, [{"name": "n", "type": "integer"}], "n\n5\n")
    raw = json.loads((package / "datapackage.json").read_text("utf-8"))
    raw["resources"].append(raw["resources"][0] | {"name": "u"})
    (package / "datapackage.json").write_text(json.dumps(raw), "utf-8")
    assert "path" in set(validate(package)["code"])
