"""Typed reading: the dtypes of the types, and a clear refusal instead of a wrong value."""

import pandas as pd
import pytest
from fault_cases import CELLS, FORM, ROWS
from fixture_package import Draft

import techplomacy as tp
from claimbook.errors import (
    InvalidTableError,
    PackageNotFoundError,
    PackageUnreadableError,
    UnknownTableError,
)
from claimbook.package.tabular.contracts import to_pandera

IN_ONE_TABLE = [
    case for case in CELLS + ROWS + FORM if case.code not in {"foreign-key", "primary-key"}
]


@pytest.fixture
def package(tmp_path):
    return Draft().write(tmp_path)


def test_dtypes(package):
    things = tp.read("things", package=package)
    assert {name: str(dtype) for name, dtype in things.dtypes.items()} == {
        "id": "Int64",
        "area": "str",
        "parent": "Int64",
        "n": "Int64",
        "x": "float64",
        "flag": "boolean",
        "day": "datetime64[s]",
        "since": "Int64",
        "grade": "category",
        "code": "str",
    }
    assert things.index.equals(pd.RangeIndex(5))


def test_values(package):
    things = tp.read("things", package=package)
    assert things["flag"].tolist() == [True, False, pd.NA, True, False]
    assert things["x"].fillna(-1).tolist() == [0.5, 99.0, -1.0, 10.0, 0.5]
    assert things["code"].iloc[4] == "k,5"
    assert things["grade"].cat.ordered
    assert (things["grade"] > "low").tolist() == [False, True, False, False, True]


def test_labelled_missing_values_are_empty_cells(package):
    assert tp.read("areas", package=package)["label"].isna().tolist() == [False, True]


def test_an_empty_table_has_its_types(tmp_path):
    draft = Draft()
    draft.csv["things"] = draft.csv["things"].split(b"\n")[0] + b"\n"
    things = tp.read("things", validate=True, package=draft.write(tmp_path))
    assert things.empty
    assert str(things["day"].dtype) == "datetime64[s]"
    assert str(things["grade"].dtype) == "category"


@pytest.mark.parametrize("case", IN_ONE_TABLE, ids=[case.name for case in IN_ONE_TABLE])
def test_a_fault_is_refused_on_request(case, tmp_path):
    draft = Draft()
    case.change(draft)
    package = draft.write(tmp_path)
    with pytest.raises(InvalidTableError) as caught:
        for name in draft.csv:
            tp.read(name, validate=True, package=package)
    assert case.code in set(caught.value.faults["code"])
    assert case.code in str(caught.value)


def test_a_value_outside_its_list_is_refused_even_unasked(tmp_path):
    draft = Draft()
    draft.replace("things", "1999,low", "1999,mid")
    with pytest.raises(InvalidTableError, match=r"row 2, grade: is none of"):
        tp.read("things", package=draft.write(tmp_path))


def test_unknown_table_names_the_nearest(package):
    with pytest.raises(UnknownTableError, match=r"^no table 'area'; did you mean areas\?$"):
        tp.read("area", package=package)


def test_unsupported_schema_is_refused(tmp_path):
    draft = Draft()
    draft.field("areas", "label")["rdfType"] = "https://schema.org/name"
    with pytest.raises(InvalidTableError, match="label: field properties: rdfType"):
        tp.read("areas", package=draft.write(tmp_path))


def test_a_table_can_be_read_without_those_it_refers_to(tmp_path):
    draft = Draft()
    draft.descriptor["resources"].pop(0)
    package = draft.write(tmp_path)
    assert len(tp.read("things", validate=True, package=package)) == 5
    assert tp.validate(package)["message"].tolist() == ["no table 'areas'"]


def test_the_contract_accepts_what_reading_gives(package):
    draft = Draft()
    for name, schema in draft.schemas.items():
        to_pandera(schema).validate(tp.read(name, package=package))


def test_package_by_folder_or_descriptor(package):
    by_folder, by_file = tp.tables(package), tp.tables(package / "datapackage.json")
    assert by_folder.equals(by_file)
    assert by_folder[["name", "rows"]].values.tolist() == [["areas", 2], ["things", 5]]


@pytest.mark.slow
def test_frictionless_takes_the_package(package):
    assert tp.package(package).resource_names == ["areas", "things"]


def test_no_package(tmp_path):
    with pytest.raises(PackageNotFoundError, match=r"no datapackage\.json at"):
        tp.tables(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": "\udc80"}'])
def test_unreadable_package(text, tmp_path):
    (tmp_path / "datapackage.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PackageUnreadableError):
        tp.validate(tmp_path)
