"""No value changes on its way: long whole numbers, small fractions, days of any year."""

import datetime
import json

import openpyxl
import pandas as pd
import pytest
from single_table import NUMBER_KEYS, NUMBERS, NUMERALS, write_package

import techplomacy as tp

LONG = 123456789012345678
IDS = f"id,parent\n{LONG},\n{LONG + 2},{LONG}\n{LONG + 3},{LONG + 1}\n"
SELF = {
    "primaryKey": ["id"],
    "foreignKeys": [{"fields": ["parent"], "reference": {"fields": ["id"]}}],
}
WHOLE = [{"name": "id", "type": "integer"}, {"name": "parent", "type": "integer"}]
DAYS = "born\n0756-01-27\n1848-06-05\n1900-02-28\n1900-03-01\n"


@pytest.fixture
def ids(tmp_path):
    return write_package(tmp_path / "package", WHOLE, IDS, schema=SELF)


def test_long_identifiers_beside_an_empty_cell_are_read_as_they_stand(ids):
    assert tp.read("t", package=ids)["parent"].tolist() == [pd.NA, LONG, LONG + 1]


def test_a_long_identifier_matches_itself_alone(ids):
    faults = tp.validate(ids)
    assert faults[["code", "row", "value"]].values.tolist() == [["foreign-key", 4, str(LONG + 1)]]


@pytest.mark.parametrize("key", NUMBER_KEYS)
@pytest.mark.parametrize(
    "options",
    [
        {},
        pytest.param({"frictionless": True}, marks=pytest.mark.slow),
        pytest.param({"engine": "duckdb://"}, marks=pytest.mark.slow),
    ],
)
def test_a_key_is_compared_by_every_digit_of_its_numbers(key, options, tmp_path):
    fields, told = NUMBER_KEYS[key]
    package = write_package(tmp_path, NUMBERS, NUMERALS, schema={key: fields})
    faults = tp.validate(package, **options)
    ours = faults[faults["code"] != "frictionless"]
    assert ours[["code", "row", "value"]].values.tolist() == told
    if options.get("frictionless") and key != "uniqueKeys":  # which it does not look at
        others = faults.loc[faults["code"] == "frictionless", "row"]
        assert others.tolist() == [row for _, row, _ in told]


@pytest.mark.slow
def test_a_number_meets_a_whole_number_of_the_same_digits_alone(tmp_path):
    fields = [WHOLE[0], NUMBERS[1]]
    rows = f"id,parent\n{LONG},{LONG}.0\n007,7e0\n0,{LONG + 1}\n"
    package = write_package(tmp_path, fields, rows, schema={"foreignKeys": SELF["foreignKeys"]})
    for engine in (None, "duckdb://"):
        faults = tp.validate(package, engine=engine)
        assert faults[["row", "value"]].values.tolist() == [[4, str(LONG + 1)]]


@pytest.mark.parametrize("cell", ["1" * 310, f"0.{'0' * 400}1", "1e310", "1e-400"])
def test_a_number_that_the_machine_takes_for_infinite_or_nothing_is_none(cell, tmp_path):
    package = write_package(tmp_path, [{"name": "n", "type": "number"}], f"n\n5\n{cell}\n")
    assert tp.validate(package)[["code", "row"]].values.tolist() == [["type", 3]]


@pytest.mark.parametrize("form", ["json", "xlsx", "dta", "sav", "parquet"])
def test_long_identifiers_leave_as_they_came(form, tmp_path):
    package = write_package(tmp_path / "package", WHOLE, IDS)
    [path] = [
        p
        for p in tp.export(tmp_path / "out", form=form, package=package)
        if p.stem in ("t", "small")
    ]
    read = {
        "json": lambda: [row["parent"] for row in json.loads(path.read_text("utf-8"))],
        "xlsx": lambda: [cell.value for cell in openpyxl.load_workbook(path)["t"]["B"][1:]],
        "dta": lambda: [cell or None for cell in pd.read_stata(path)["parent"]],
        "sav": lambda: [cell or None for cell in pd.read_spss(path)["parent"].fillna("")],
        "parquet": lambda: [
            None if pd.isna(cell) else cell
            for cell in pd.read_parquet(path, dtype_backend="numpy_nullable")["parent"]
        ],
    }
    assert [cell and str(cell) for cell in read[form]()] == [None, str(LONG), str(LONG + 1)]


def test_short_numbers_stay_numbers_in_excel_and_stata(tmp_path):
    package = write_package(tmp_path / "package", WHOLE, "id,parent\n1,\n2,1\n")
    tp.export(tmp_path / "out", form="xlsx", package=package)
    tp.export(tmp_path / "out", form="dta", package=package)
    sheet = openpyxl.load_workbook(tmp_path / "out" / "small.xlsx")["t"]
    assert [cell.value for cell in sheet["B"][1:]] == [None, 1]
    assert pd.read_stata(tmp_path / "out" / "t.dta")["parent"].tolist()[1] == 1.0


def test_days_before_march_1900_are_text_in_excel(tmp_path):
    package = write_package(tmp_path / "package", [{"name": "born", "type": "date"}], DAYS)
    [path] = tp.export(tmp_path / "out", form="xlsx", package=package)
    sheet = openpyxl.load_workbook(path)["t"]
    assert [cell.value for cell in sheet["A"]] == DAYS.split()
    later = write_package(
        tmp_path / "later", [{"name": "born", "type": "date"}], DAYS[:5] + DAYS[-11:]
    )
    [path] = tp.export(tmp_path / "out2", form="xlsx", package=later)
    assert openpyxl.load_workbook(path)["t"]["A2"].value == datetime.datetime(1900, 3, 1)


@pytest.mark.parametrize("form", ["json", "sqlite", "parquet", "duckdb", "dta", "sav", "csv"])
def test_old_days_leave_as_they_came(form, tmp_path):
    from exports import READERS

    package = write_package(tmp_path / "package", [{"name": "born", "type": "date"}], DAYS)
    tp.export(tmp_path / "out", form=form, package=package)
    found = READERS[form](tmp_path / "out", "t")["born"]
    assert [str(cell)[:10] for cell in found] == DAYS.split()[1:]


def test_there_is_no_year_nought(tmp_path):
    package = write_package(
        tmp_path, [{"name": "d", "type": "date"}], "d\n0000-01-01\n0001-01-01\n"
    )
    assert tp.validate(package)[["code", "row"]].values.tolist() == [["type", 2]]


def test_json_at_the_prompt_has_every_decimal(tmp_path, run):
    cells = ["0.2617993877991494", "1.2e-11", "0.1"]
    package = write_package(
        tmp_path, [{"name": "x", "type": "number"}], "\n".join(["x", *cells, ""])
    )
    _, out, _ = run("show", "t", "--package", package, "--format", "json")
    assert [repr(row["x"]) for row in json.loads(out)] == cells
