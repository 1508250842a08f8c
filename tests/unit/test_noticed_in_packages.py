"""Small faults in the code that judges packages: each is noticed here."""

import json
import zipfile

import pytest
from single_table import write_package

from claimbook.errors import UnusableFileError
from claimbook.package import spreadsheets
from claimbook.package.files import is_nameable
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.text import RawTable, read_text
from claimbook.package.validation.rules.works import copies_end_at_an_original
from claimbook.validating import faults_of, validate


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


CONSTRAINTS = [
    ("string", "minLength", 3, "abc", "ab"),
    ("string", "maxLength", 3, "abc", "abcd"),
    ("string", "pattern", "a+", "aa", "ab"),
    ("string", "enum", ["a", "b"], "a", "c"),
    ("integer", "minimum", 500, 500, 499),
    ("integer", "maximum", 500, 500, 501),
    ("integer", "exclusiveMinimum", 500, 501, 500),
    ("integer", "exclusiveMaximum", 500, 499, 500),
    ("date", "minimum", "2000-01-01", "2000-01-01", "1999-12-31"),
    ("date", "maximum", "2000-01-01", "2000-01-01", "2000-01-02"),
]


@pytest.mark.parametrize(("kind", "name", "limit", "sound", "bad"), CONSTRAINTS)
@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_value_is_a_fault_beyond_its_bound_and_not_at_it(
    kind, name, limit, sound, bad, before, tmp_path
):
    fields = [{"name": "n", "type": kind, "constraints": {name: limit}}]
    rows = [str(sound)] * before
    package = write_package(tmp_path, fields, "\n".join(["n", *rows, str(bad), ""]))
    assert [(each.code, each.row) for each in faults_of(package)] == [(name, 2 + before)]


def test_a_table_without_a_header_is_told_at_its_first_row(tmp_path):
    package = write_package(tmp_path, [{"name": "n", "type": "integer"}], "")
    found = validate(package)
    assert found.loc[found["code"] == "csv", "row"].tolist() == [1]


def test_what_unpacks_to_more_than_the_limit_is_refused_with_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheets, "UNPACKED", 3 * 2**20)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a", bytes(3 * 2**20))
    spreadsheets.refuse_inflated(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip", "a") as packed:
        packed.writestr("b", b"x")
    with pytest.raises(UnusableFileError, match="unpacks to more than 3 MiB"):
        spreadsheets.refuse_inflated(tmp_path / "a.zip")


def test_a_file_that_two_tables_name_is_a_fault(tmp_path):
    package = write_package(tmp_path, [{"name": "n", "type": "integer"}], "n\n5\n")
    raw = json.loads((package / "datapackage.json").read_text("utf-8"))
    raw["resources"].append(raw["resources"][0] | {"name": "u"})
    (package / "datapackage.json").write_text(json.dumps(raw), "utf-8")
    assert "path" in set(validate(package)["code"])


TEXT = [{"name": "a", "type": "string"}]


@pytest.mark.parametrize(
    ("data", "schema", "found"),
    [
        ("a\nx\nx\n", {"uniqueKeys": [["a"]]}, [("unique-key", 3, "occurs again")]),
        ('"a" b\nx\n', {}, [("csv", 1, "not CSV"), ("csv", 1, "no header")]),
        ("a,b\nx\n", {}, [("missing-cell", 2, "ends before")]),
        ("a,b\nx,y,z\n", {}, [("extra-cell", 2, "beyond the header")]),
    ],
)
def test_a_fault_of_a_table_has_its_row_and_says_what_it_is(data, schema, found, tmp_path):
    fields = [{"name": name, "type": "string"} for name in ("a", "b")[: 1 + ("," in data)]]
    said = validate(write_package(tmp_path, fields, data, schema=schema))
    rows = list(said[["code", "row", "message"]].itertuples(index=False))
    assert [(row.code, row.row) for row in rows] == [each[:2] for each in found]
    assert all(each[2] in row.message for each, row in zip(found, rows, strict=True))


@pytest.mark.parametrize(("path", "faults"), [("https://x.example/l", 0), ("javascript:x", 1)])
def test_a_licence_may_be_an_address_on_the_web(path, faults, tmp_path):
    package = write_package(tmp_path, TEXT, "a\nx\n", licenses=[{"name": "L", "path": path}])
    assert len(validate(package)) == faults


def test_words_that_are_usual_have_labels(tmp_path):
    fields = [TEXT[0] | {"usual": [{"value": "x", "label": "An x"}]}]
    assert validate(write_package(tmp_path, fields, "a\nx\n")).empty
