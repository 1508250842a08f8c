"""What each format of the exports holds beside the values."""

import json

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
from exports import NASTY, complaints_of_r
from fixture_package import Draft

import techplomacy as tp
from claimbook.errors import CannotExportError
from claimbook.publish.exporting.stata import stata_names


@pytest.mark.slow
def test_csv_is_a_package_of_its_own(exported):
    assert tp.validate(exported / "csv", frictionless=True).empty


def test_r_can_read_csv(exported, small_package):
    assert complaints_of_r(exported / "csv") == []
    assert complaints_of_r(small_package) == [
        "areas: profile",
        "areas: missingValues",
        "things: profile",
    ]


def test_a_stale_hash_is_not_handed_on(tmp_path):
    draft = Draft()
    draft.descriptor["resources"][0]["hash"] = "sha256:" + "0" * 64
    tp.export(tmp_path / "out", "csv", package=draft.write(tmp_path))
    assert tp.validate(tmp_path / "out").empty


@pytest.fixture(scope="module")
def book(exported):
    (path,) = (exported / "xlsx").iterdir()
    return openpyxl.load_workbook(path)


def test_every_text_is_text(book):
    cells = {cell.value: cell for cell in book["areas"]["B"]}
    for text in NASTY:
        assert cells[text].data_type == "s"
        assert cells[text].hyperlink is None
    assert [t for t in NASTY if cells[t].style and cells[t].quotePrefix] == list(NASTY[:4])


def test_there_is_a_codebook(book):
    assert book.sheetnames == ["about", "areas", "things", "codebook", "codebook_values"]
    rows = list(book["codebook"].iter_rows(values_only=True))
    assert ("things", "grade", "string", "one of a list", "") in rows


def test_the_head_stays_in_sight(book):
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    assert book["things"]["G2"].number_format == "yyyy-mm-dd"


def test_columns_are_as_wide_as_what_is_in_them(book):
    assert 6 <= book["things"].column_dimensions["D"].width < 12
    assert book["codebook"].column_dimensions["A"].width > 10


def test_what_excel_cannot_hold_is_refused(tmp_path):
    draft = Draft()
    draft.replace("things", '"k,5"', "k" * 32_768)
    with pytest.raises(CannotExportError, match="things: row 6, code: more than Excel holds"):
        tp.export(tmp_path / "out", "xlsx", package=draft.write(tmp_path))
    assert not list((tmp_path / "out").glob("*"))


def test_stata_has_labels(exported):
    with pd.read_stata(exported / "dta" / "things.dta", iterator=True) as reader:
        assert reader.value_labels()["grade"] == {0: "low", 1: "high"}
        assert reader.value_labels()["flag"] == {0: "false", 1: "true"}
        assert reader.variable_labels()["x"] == "x"
        assert reader.time_stamp == "01 Jan 2026 00:00"


def test_titles_and_units_are_variable_labels(tmp_path):
    draft = Draft()
    draft.field("things", "x").update(title="T" * 70, unit="centimetres")
    draft.field("things", "n").update(title="Number", unit="pieces")
    tp.export(tmp_path / "out", "dta", package=draft.write(tmp_path))
    with pd.read_stata(tmp_path / "out" / "things.dta", iterator=True) as reader:
        labels = reader.variable_labels()
    assert labels["n"] == "Number (pieces)"
    assert (len(labels["x"]), labels["x"][-1]) == (80, "…")


def test_spss_has_licence_and_citation_whole_in_its_notes(tmp_path):
    draft = Draft()
    title = f"Ein Überblick über die Größe öffentlicher Dinge, {'ü' * 39}, und mehr als ein Maß"
    draft.descriptor.update(title=title, version="1.0.0")
    tp.export(tmp_path / "out", "sav", package=draft.write(tmp_path))
    notes = pyreadstat.read_sav(tmp_path / "out" / "things.sav", metadataonly=True)[1].notes
    assert f"title: {title} version: 1.0.0" in " ".join(notes)
    assert len(notes) > 5
    assert max(len(line.encode()) for line in notes) <= 80


def test_long_text_is_kept(tmp_path):
    draft = Draft()
    draft.replace("things", '"k,5"', "ø" * 3000)
    tp.export(tmp_path / "out", "dta", package=draft.write(tmp_path))
    code = pd.read_stata(tmp_path / "out" / "things.dta")["code"]
    assert code.iloc[4] == "ø" * 3000


def test_names_that_stata_forbids():
    names = ["a" * 40, "a" * 41, "in", "2nd", "str12", "ok", "a-b", "a_b"]
    found = stata_names(names)
    assert list(found) == names
    assert list(found.values()) == [
        *("a" * 32, f"{'a' * 30}_2", "_in", "_2nd", "_str12", "ok", "a_b", "a_b_2")
    ]


def test_a_changed_name_is_in_the_label(tmp_path):
    draft = Draft()
    draft.field("areas", "mark")["name"] = "in"
    draft.replace("areas", "area,label,mark", "area,label,in")
    tp.export(tmp_path / "out", "dta", package=draft.write(tmp_path))
    with pd.read_stata(tmp_path / "out" / "areas.dta", iterator=True) as reader:
        assert reader.variable_labels()["_in"] == "in: in"


def test_parquet_has_types_and_words(exported):
    schema = pq.read_schema(exported / "parquet" / "things.parquet")
    assert [str(field.type) for field in schema] == [
        *("int64", "string", "int64", "int64", "double", "bool", "date32[day]", "int64"),
        *("dictionary<values=string, indices=int32, ordered=1>", "string"),
    ]
    words = json.loads(schema.field("grade").metadata[b"categories"])
    assert words[1] == {"value": "high", "label": "h"}
    assert json.loads(schema.metadata[b"primaryKey"]) == ["id"]
    assert json.loads(schema.metadata[b"licenses"]) == [{"name": "CC-BY-4.0"}]
