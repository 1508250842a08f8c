"""What is wrong with formulas and pinned files, told by validation with row, field and position."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from claimbook import starting
from claimbook.audit.formulas import queries
from claimbook.audit.formulas.faults import formula_faults
from claimbook.audit.outcomes import outcomes
from claimbook.errors import CheckError
from claimbook.package.locate import opened, using

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(starting.__file__).parent / "schemas"
NEEDED = ("claims", "sections", "works", "computations", "files")
GOOD = "C262,later,The years are compared.,C265 > 1\n"


@pytest.fixture
def package(tmp_path):
    """What this project's package has of the tables that formulas need."""
    (tmp_path / "run.json").write_text('{"share": 0.5}', "utf-8")
    pinned = hashlib.sha256(b'{"share": 0.5}').hexdigest()
    descriptor = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    tables = {
        "computations": f"claim_id,name,method,formula\n{GOOD}",
        "files": "file_id,path,hash,work_id,missing,command,note\n"
        f"RUN,run.json,sha256:{pinned},W002,,,\n",
    }
    read = [each for each in descriptor["resources"] if each["name"] in NEEDED]
    descriptor["resources"], known = read, {each["name"] for each in read}
    for name in (path for each in read for path in (each["path"], each["schema"])):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for name, text in tables.items():
        (tmp_path / f"data/evidence/{name}.csv").write_text(text, "utf-8")
        shutil.copy(SCHEMAS / f"{name}.json", tmp_path / "schemas")
        if name not in known:
            entry = {"name": name, "type": "table", "path": f"data/evidence/{name}.csv"}
            descriptor["resources"].append({**entry, "schema": f"schemas/{name}.json"})
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    return tmp_path


def test_sound_formulas_have_no_faults(package):
    assert list(formula_faults(package)) == []


@pytest.mark.parametrize(
    ("formula", "code", "message"),
    [
        ("C265 +", "formula", "position 7: this cannot be read on"),
        ("C265 = 333", "formula", "position 6: this cannot be read on; equal is written =="),
        ("C265 * C999", "formula", "position 8: there is no claim 'C999'"),
        ('"at(RUN, ""/none"")"', "gone", "points to nothing"),
    ],
)
def test_a_fault_has_file_row_field_and_position(package, formula, code, message):
    with (package / "data/evidence/computations.csv").open("a", encoding="utf-8") as file:
        file.write(f"C265,another,It is read again.,{formula}\n")
    [fault] = formula_faults(package)
    assert (fault.code, fault.file) == (code, "data/evidence/computations.csv")
    assert (fault.row, fault.field) == (3, "formula")
    assert message in fault.message


def test_a_query_that_runs_too_long_is_told_as_a_limit(package, monkeypatch):
    monkeypatch.setattr(queries, "ROUNDS", 5)
    many = ", ".join(f"data {letter}" for letter in "abcdefghij")
    (package / "many.csv").write_text("n\n" + "1\n" * 100, "utf-8")
    pinned = hashlib.sha256((package / "many.csv").read_bytes()).hexdigest()
    with (package / "data/evidence/files.csv").open("a", encoding="utf-8") as file:
        file.write(f"MANY,many.csv,sha256:{pinned},W002,,,\n")
    with (package / "data/evidence/computations.csv").open("a", encoding="utf-8") as file:
        file.write(f'C265,long,It is read.,"sql(MANY, ""select count(*) from {many}"")"\n')
    [fault] = formula_faults(package)
    assert (fault.code, fault.row, fault.field) == ("limit", 3, "formula")
    assert "many.csv: the query takes more than 50,000,000 steps" in fault.message


def test_a_number_for_a_claim_that_prints_none_is_a_fault_and_no_crash(package):
    with (package / "data/evidence/computations.csv").open("a", encoding="utf-8") as file:
        file.write("C003,another,It is read again.,C265\n")
    [fault] = formula_faults(package)
    assert (fault.code, fault.row, fault.field) == ("formula", 3, "formula")
    assert "it gives a number, and C003 prints no number" in fault.message
    with using(opened(package)), pytest.raises(CheckError, match="C003: another cannot be"):
        outcomes()


def test_a_file_is_no_part_of_the_audited_article(package):
    files = package / "data/evidence/files.csv"
    files.write_text(files.read_text("utf-8").replace(",W002,", ",W001,"), "utf-8")
    [fault] = formula_faults(package)
    assert (fault.code, fault.row, fault.field) == ("audited-evidence", 2, "work_id")


def test_a_file_that_changed_is_gone(package):
    (package / "run.json").write_text('{"share": 0.6}', "utf-8")
    [fault] = formula_faults(package)
    assert (fault.code, fault.row, fault.field, fault.value) == ("gone", 2, "path", "run.json")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name;mass\nben;1,5\n", "its columns are not parted by commas"),
        ("name,mass\nben,1\nann,2,3\n", "row 3 has 3 cells, its header 2"),
    ],
)
def test_a_table_that_cannot_be_read_says_what_is_wrong_with_it(package, text, message):
    (package / "own.csv").write_text(text, "utf-8")
    pinned = hashlib.sha256((package / "own.csv").read_bytes()).hexdigest()
    with (package / "data/evidence/files.csv").open("a", encoding="utf-8") as file:
        file.write(f"OWN,own.csv,sha256:{pinned},W002,,,\n")
    with (package / "data/evidence/computations.csv").open("a", encoding="utf-8") as file:
        file.write('C265,another,It is read again.,"at(OWN, ""mass[name=ben]"")"\n')
    [fault] = formula_faults(package)
    assert (fault.code, fault.row) == ("gone", 3) and message in fault.message
