"""Workbooks and queries that ask for more than there is are refused, with the code ``limit``."""

import sys
import zipfile
from decimal import Decimal
from io import BytesIO

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from claimbook.audit.formulas import queries, sheets
from claimbook.errors import UnusableFileError
from claimbook.package import spreadsheets
from claimbook.workbook.tables import SheetError
from claimbook.workbook.taking_in import read_workbook
from commands import ran

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROW = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'


def workbook(path, rows, part=SHEET, before=""):
    """Write a workbook of one column, with one part replaced by other XML."""
    book, sound = Workbook(), BytesIO()
    for value in ("a", 1):
        book.active.append([value])
    book.save(sound)
    other = f'{before}<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, other if name == part else old.read(name))
    return path


ASKING = {
    "one in another": ("<a>" * 101 + "</a>" * 101, "101 deep"),
    "elements and attributes": ("<a/>" * 1001, "flat"),
    "elements and": ('<row ht="1" hidden="1"/>' * 400, "attributes of rows"),
    "elements in a row": ("<row>" + "<c/>" * 201 + "</row>", "a long row"),
    "cells, with": (ROW.format(2_000_000_000, "A"), "rows left out"),
    "500 cells": (ROW.format(1, "ZZ"), "cells left out"),
    "names": ("".join(f"<a{n}/>" for n in range(1000)), "names"),
    "signs in a namespace": (f'<q:a xmlns:q="{"u" * 501}"/>', "a long namespace"),
}


@pytest.fixture
def tight(monkeypatch):
    """Limits that a small workbook goes beyond."""
    for name, limit in {"KEPT": 1000, "CELLS": 500, "_INSIDE": 200}.items():
        monkeypatch.setattr(spreadsheets, name, limit)


@pytest.mark.parametrize(("said", "rows"), [(key, rows) for key, (rows, _) in ASKING.items()],
                         ids=[name for _, name in ASKING.values()])  # fmt: skip
def test_what_asks_for_too_much_is_refused(said, rows, tight, tmp_path):
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(UnusableFileError, match=f"sheet1.xml has more than .*{said}") as caught:
        sheets.sheet(path, "", "")
    assert caught.value.fault == "limit"
    with pytest.raises(SheetError, match=said):
        read_workbook(path, [])


def test_every_part_is_counted(tight, tmp_path):
    path = workbook(tmp_path / "a.xlsx", "<a/>" * 1001, "xl/styles.xml")
    with pytest.raises(UnusableFileError, match=r"styles\.xml has more than"):
        sheets.sheet(path, "", "")


def test_a_document_type_is_refused(tmp_path):
    path = workbook(tmp_path / "a.xlsx", "&x;", before='<!DOCTYPE a [<!ENTITY x "y">]>')
    with pytest.raises(UnusableFileError, match="document type"):
        sheets.sheet(path, "", "")


def test_what_keeps_to_the_limits_is_read(tight, tmp_path):
    rows = "".join(ROW.format(n, "A") for n in range(1, 250)) + ROW.format(490, "C")
    read = sheets.sheet(workbook(tmp_path / "a.xlsx", rows), "", "")
    assert len(read.rows) == 489


LIMITED = """
import resource, sys, pandas, pyarrow.parquet, openpyxl
from pathlib import Path
from claimbook.audit.formulas.sheets import sheet
now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + 400 * 2**20,) * 2)
for path in sys.argv[1:]:
    try:
        print(sheet(Path(path), "", "").rows[-1][0][:3])
    except Exception as error:
        print(getattr(error, "fault", type(error)))
"""
"""Reads tables with 400 MiB of memory."""


@pytest.mark.slow
def test_neither_nested_tags_nor_a_text_that_recurs_take_memory(tmp_path):
    """The tags are refused before they do, and of the text one copy is kept."""
    nested = workbook(tmp_path / "a.xlsx", "<a>" * 4_000_000 + "</a>" * 4_000_000)
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 3000, pa.int32()), ["x" * 300_000])
    parquet.write_table(pa.table({"a": texts}), tmp_path / "a.parquet", store_schema=False)
    command = [sys.executable, "-c", LIMITED, nested, tmp_path / "a.parquet"]
    assert ran(command).stdout == "limit\nxxx\n"


def test_the_numbers_beside_texts_are_read_as_before(tmp_path):
    numbers = pa.array([Decimal("1.5"), None])
    table = pa.table({"a": ["x", None], "b": numbers, "c": [1.5, 2], "d": [1, 2]})
    parquet.write_table(table, tmp_path / "a.parquet")
    read = sheets.sheet(tmp_path / "a.parquet", "", "")
    assert read.rows == (("x", 1.5, 1.5, 1), (None, None, 2, 2))


TABLE = sheets.Sheet(("a",), tuple((n,) for n in range(1000)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select count(*) from data a, data b, data c", "more than 50,000,000 steps"),
        ("select hex(zeroblob(900000)) from data", "a text of more than 1,000,000 bytes"),
    ],
)
def test_a_query_that_takes_too_much_says_what_of(text, said):
    with pytest.raises(UnusableFileError, match=f"the query takes .*{said}") as caught:
        queries.query(TABLE, text)
    assert caught.value.fault == "limit"


@pytest.mark.slow
def test_a_query_fills_neither_memory_nor_disk():
    code = """
from claimbook.audit.formulas import queries, sheets
queries.HEAP = 8 * 2**20
table = sheets.Sheet(("a",), tuple((n,) for n in range(1000)))
try:
    queries.query(table, "select count(*) from (select distinct zeroblob(500000) || a from data)")
except Exception as error:
    print(getattr(error, "fault", error), error)
"""
    said = ran([sys.executable, "-c", code])
    assert said.stdout == "limit the query takes more than 8 MiB of memory, which is the limit\n"


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_of_too_many_cells_is_refused(name, tmp_path, monkeypatch):
    import pandas as pd

    frame = pd.DataFrame({"a": range(30), "b": range(30)})
    path = tmp_path / name
    frame.to_csv(path, index=False) if name == "a.csv" else frame.to_parquet(path)
    monkeypatch.setattr(sheets, "CELLS", 62)
    assert len(sheets.sheet(path, "", "").rows) == 30
    monkeypatch.setattr(sheets, "CELLS", 59)
    with pytest.raises(UnusableFileError, match="has more than 59 cells"):
        sheets.sheet(path, "again", "")
