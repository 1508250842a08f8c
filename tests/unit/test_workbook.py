"""A workbook of the tables: nothing is lost on the way, and what comes back is told and tried."""

import re
import shutil
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from typer.testing import CliRunner

from claimbook.cli import app
from claimbook.errors import OutputExistsError
from claimbook.package.vocabulary import RECORDED
from claimbook.workbook import taking_in
from claimbook.workbook.handing_out import hand_out
from claimbook.workbook.tables import SheetError, Table, changes, tables
from claimbook.workbook.taking_in import read_workbook
from csv_tables import rows_of

TEXT = "# Bees\n\n## Results\n\nOver 300 bees and 007 wasps came.\n\n## References\n"
SCHEMA = {
    "primaryKey": ["key"],
    "fields": [
        {"name": "key", "type": "string"},
        {"name": "note", "type": "string", "description": "Any text."},
    ],
}
ODD = ["=1+1", "#N/A", "007", "1e5", "12345678901234567890", "2020-01-02", "TRUE", "a\nb", " x ",
       "_x000D_", "'quoted", "-5", "+3", "@SUM(A1)", "1.10", "\u00e9\U0001f41d"]  # fmt: skip
texts = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30),
)


@pytest.fixture
def bees(begin):
    return begin("bees.md", TEXT)


@pytest.fixture(scope="module")
def handed(begun, tmp_path_factory):
    """The workbook of a package, handed out once."""
    path = tmp_path_factory.mktemp("handed") / "a.xlsx"
    assert run(begun("bees.md", TEXT) / "bees", "out", str(path)).exit_code == 0
    return path


@pytest.fixture
def sheet(handed, tmp_path):
    """A copy of that workbook."""
    return shutil.copy(handed, tmp_path / "a.xlsx")


def run(root, *words):
    return CliRunner().invoke(app, ["sheet", *words, "--package", str(root)])


def edit(path, table, field, value):
    """Put a value into the first row of a table."""
    book = load_workbook(path)
    [head] = [cell for cell in book[table][1] if cell.value == field]
    book[table].cell(2, head.column).value = value
    book.save(path)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(texts.filter(bool), texts), max_size=6))
def test_any_text_comes_back_as_it_was_or_is_refused(tmp_path_factory, pairs):
    rows = [{"key": key, "note": note} for key, note in pairs]
    table = Table("things", "data/things.csv", SCHEMA, rows)
    path = tmp_path_factory.mktemp("sheet") / "a.xlsx"
    try:
        hand_out([table], path)
    except SheetError:
        assert not path.exists()
        return
    assert read_workbook(path, [table]) == {"things": rows}
    assert list(changes(table, rows)) == []


@pytest.mark.parametrize("text", ODD)
def test_what_a_spreadsheet_would_retype_is_kept(tmp_path, text):
    table = Table("things", "data/things.csv", SCHEMA, [{"key": "a", "note": text}])
    path = hand_out([table], tmp_path / "a.xlsx")
    assert read_workbook(path, [table])["things"][0]["note"] == text
    cell = load_workbook(path)["things"]["B2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_a_workbook_that_may_have_edits_is_not_replaced(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"edited")
    with pytest.raises(OutputExistsError, match=r"a\.xlsx is there already"):
        hand_out([], tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"edited"


def test_nothing_changes_where_nothing_was_edited(bees, sheet):
    before = {p: p.read_bytes() for p in bees.rglob("*") if p.is_file()}
    result = run(bees, "in", str(sheet))
    assert (result.exit_code, "0 changes" in result.output) == (0, True)
    assert {p: p.read_bytes() for p in bees.rglob("*") if p.is_file()} == before


@pytest.mark.slow
def test_an_edit_is_told_and_kept_and_the_package_sealed(bees, sheet):
    edit(sheet, "claims", "unit", "queens")
    looked = run(bees, "in", str(sheet), "--look", "--format", "csv")
    assert "claims,C001,unit,bees,queens" in looked.output
    held = bees / "data/article/claims.csv"
    assert "queens" not in held.read_text("utf-8")
    result = run(bees, "in", str(sheet))
    assert result.exit_code == 0, result.output
    assert rows_of(held)[0]["unit"] == "queens"
    assert CliRunner().invoke(app, ["validate", "--package", str(bees)]).exit_code == 0


@pytest.mark.slow
def test_what_would_leave_the_package_faulty_is_not_kept(bees, sheet):
    edit(sheet, "claims", "kind", "rumour")
    before = (bees / "data/article/claims.csv").read_bytes()
    result = run(bees, "in", str(sheet))
    assert result.exit_code == 1
    assert "enum" in result.output
    assert (bees / "data/article/claims.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("=A1", "things!B2: a formula"),
        (1234567890123456789, "things!B2: 1.23.* was taken for a number"),
        (datetime(2020, 1, 2, 3, 4), "things!B2: 2020-01-02 03:04:00 was taken for a time"),
    ],
)
def test_what_cannot_be_read_back_is_refused_with_its_cell(tmp_path, value, told):
    table = Table("things", "data/things.csv", SCHEMA, [{"key": "a", "note": "b"}])
    path = hand_out([table], tmp_path / "a.xlsx")
    edit(path, "things", "note", value)
    with pytest.raises(SheetError, match=told):
        read_workbook(path, [table])


@pytest.mark.parametrize(
    ("value", "text"),
    [(7, "7"), (0.5, "0.5"), (True, "true"), (datetime(2020, 1, 2), "2020-01-02"), (None, "")],
)
def test_what_was_retyped_by_a_spreadsheet_is_read_as_it_was_meant(tmp_path, value, text):
    table = Table("things", "data/things.csv", SCHEMA, [{"key": "a", "note": "b"}])
    path = hand_out([table], tmp_path / "a.xlsx")
    edit(path, "things", "note", value)
    assert read_workbook(path, [table])["things"] == [{"key": "a", "note": text}]


def test_rows_that_are_new_gone_or_in_another_order_are_told():
    rows = [{"key": key, "note": key} for key in "abc"]
    table = Table("things", "data/things.csv", SCHEMA, rows)
    told = list(changes(table, [{"key": "d", "note": ""}, rows[2], rows[0]]))
    assert [(c.row, c.old, c.new) for c in told] == [
        ("b", "key: b; note: b", ""),
        ("d", "", "key: d"),
        ("", "the order of the rows", "another order"),
    ]


def test_lists_to_choose_from_and_notes_stand_in_the_workbook(handed):
    book = load_workbook(handed)
    sources = {rule.formula1 for rule in book["claims"].data_validations.dataValidation}
    assert any(source.startswith("_lists!") for source in sources)
    assert any(source.startswith("'sections'!") for source in sources)
    assert "Required" in book["claims"]["A1"].comment.text
    kinds = {cell.value for row in book["_lists"].iter_rows() for cell in row}
    assert {"quantity", "at-least", "true"} <= kinds


def test_a_file_that_is_no_workbook_is_refused_in_one_line(bees, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"no zip")
    result = run(bees, "in", str(tmp_path / "a.xlsx"))
    assert result.exit_code != 0
    assert "cannot be read as a workbook" in str(result.exception)
    with pytest.raises(SheetError):
        read_workbook(BytesIO(b""), [])


def damaged(path: Path, name: str, change) -> Path:
    """Change a member of a workbook."""
    with zipfile.ZipFile(path) as book:
        members = {each: book.read(each) for each in book.namelist()}
    members[name] = change(members[name])
    with zipfile.ZipFile(path, "w") as book:
        for each, data in members.items():
            book.writestr(each, data)
    return path


SHEET, ENTITY = (
    "xl/worksheets/sheet1.xml",
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
)
FAR = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (SHEET, lambda data: data[: len(data) // 2]),
        (SHEET, lambda data: ENTITY + data.replace(b"<t>", b"<t>&a;")),
        (SHEET, lambda data: data.replace(b"</sheetData>", b"<a>" * 9999)),
        (SHEET, lambda data: data.replace(b"<t>", b"<t>\0")),
        (SHEET, lambda data: data.replace(b' s="1"', b' s="x"')),
        (SHEET, lambda data: data.replace(b"</sheetData>", FAR)),
        ("xl/workbook.xml", lambda data: ENTITY + data.replace(b"things", b"&a;")),
        ("xl/workbook.xml", lambda _: b""),
        ("[Content_Types].xml", lambda _: b"x"),
    ],
)
def test_a_hostile_workbook_is_refused_in_one_line(tmp_path, monkeypatch, name, change):
    monkeypatch.setattr(taking_in, "CELLS", 1000)
    table = Table("things", "data/things.csv", SCHEMA, [{"key": "a", "note": "b"}])
    path = damaged(hand_out([table], tmp_path / "a.xlsx"), name, change)
    with pytest.raises(SheetError) as caught:
        read_workbook(path, [table])
    assert "\n" not in str(caught.value) and "root:" not in str(caught.value)


def test_a_workbook_that_says_it_is_smaller_loses_no_row(tmp_path):
    rows = [{"key": key, "note": key} for key in "abc"]
    table = Table("things", "data/things.csv", SCHEMA, rows)
    path = hand_out([table], tmp_path / "a.xlsx")
    damaged(
        path,
        SHEET,
        lambda data: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', data),
    )
    assert read_workbook(path, [table])["things"] == rows


def test_rows_of_one_key_are_told_apart_in_time_that_grows_with_them():
    rows = [{"key": "a", "note": str(n)} for n in range(20_000)]
    assert len(list(changes(Table("things", "", SCHEMA, []), rows))) == 20_000


@pytest.mark.slow
def test_what_the_audit_writes_is_not_handed_out(root):
    named = {table.name for table in tables(root)}
    audited = {path.stem for path in (root / "data/audit").glob("*.csv")}
    assert "claims" in named and audited - named == {*RECORDED}
