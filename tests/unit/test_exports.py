"""Exports of a small package with every type: what comes back, what is refused, what is safe."""

import shutil
import sys
from typing import get_args

import pytest
from exports import READERS, in_order, names_in, typed
from fixture_package import Draft
from pandas.testing import assert_frame_equal

import techplomacy as tp
from claimbook.cli.publishing import ExportFormat as Choice
from claimbook.errors import MissingExtraError, OutputExistsError, UnknownOptionError
from claimbook.publish.exporting import MODULES, REPEATABLE, ExportFormat

FORMATS = list(MODULES)


def test_the_formats_are_the_same_everywhere():
    assert set(FORMATS) - set(REPEATABLE) == {"csv", "duckdb"}
    assert list(get_args(ExportFormat)) == FORMATS == [each.value for each in Choice] == [*READERS]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("table", ["areas", "things"])
def test_a_table_comes_back_as_it_went(form, table, small_package, exported):
    before = tp.read(table, package=small_package)
    after = READERS[form](exported / form, table)
    assert list(after.columns) == names_in(form, before)
    assert_frame_equal(in_order(typed(after, before, form), before, form), before)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_table_comes_back_empty(form, tmp_path):
    draft = Draft()
    draft.csv["things"] = draft.csv["things"].split(b"\n")[0] + b"\n"
    package = draft.write(tmp_path)
    tp.export(tmp_path / form, form, package=package)
    before = tp.read("things", package=package)
    after = READERS[form](tmp_path / form, "things")
    assert (len(after), list(after.columns)) == (0, names_in(form, before))


@pytest.mark.parametrize("form", ["csv", *REPEATABLE])
def test_two_runs_give_the_same_bytes(form, small_package, exported, tmp_path):
    for path in tp.export(tmp_path, form, package=small_package):
        assert path.read_bytes() == (exported / form / path.name).read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_overwritten_unasked(form, small_package, exported, tmp_path):
    shutil.copytree(exported / form, tmp_path, dirs_exist_ok=True)
    first = min(path for path in tmp_path.rglob("*") if path.is_file())
    first.write_bytes(b"mine")
    with pytest.raises(OutputExistsError, match="would be overwritten"):
        tp.export(tmp_path, form, package=small_package)
    assert first.read_bytes() == b"mine"
    tp.export(tmp_path, form, package=small_package, overwrite=True)
    assert first.read_bytes() != b"mine"


def test_a_file_is_no_folder(small_package, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputExistsError, match="is not a folder"):
        tp.export(tmp_path / "file", "csv", package=small_package)


@pytest.mark.parametrize(
    ("form", "module"),
    [
        ("sav", "pyreadstat"),
        ("parquet", "pyarrow"),
        ("duckdb", "duckdb"),
        ("xlsx", "xlsxwriter"),
    ],
)
def test_a_missing_extra_is_named(form, module, small_package, tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, f"claimbook.publish.exporting.{MODULES[form]}", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"{form} needs {module}.*techplomacy\[export\]"):
        tp.export(tmp_path, form, package=small_package)


def test_an_unknown_format_is_refused(small_package, tmp_path):
    with pytest.raises(UnknownOptionError, match=r"or sqlite or .*, not 'ods'"):
        tp.export(tmp_path, "ods", package=small_package)
