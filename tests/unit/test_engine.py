"""An engine finds the faults that are found without one: codes, places, values and messages."""

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from fault_cases import CASES, CELLS, ROWS, STRICTER, Case
from fixture_package import Draft
from single_table import NUMBER_KEYS, NUMBERS, NUMERALS, write_package

from commands import ran
from engines import ENGINES

pytest.importorskip("ibis", reason="the extra `scale` is not installed")

import techplomacy as tp
from battery import running
from battery.constraints import constraint_faults
from battery.sample import sample
from claimbook.engine import judging, scanning, staging
from claimbook.engine.scanning import form_faults, scan
from claimbook.engine.staging import connect
from claimbook.errors import UnknownOptionError
from claimbook.package import files
from claimbook.package.descriptor import load_descriptor

COLUMNS = ["code", "file", "row", "field", "value", "message", "severity"]
DUCKDB = "duckdb://"
ON_ENGINES = [*CELLS, *ROWS, *STRICTER]


def _told(package: Path, engine: str | None = None) -> list[str]:
    faults = tp.validate(package, engine=engine)
    return sorted(map(str, faults[COLUMNS].astype(object).to_numpy().tolist()))


def _write(case: Case, folder: Path) -> Path:
    draft = Draft()
    case.change(draft)
    return draft.write(folder)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_faults_are_the_same_on_duckdb(case: Case, tmp_path):
    package = _write(case, tmp_path)
    assert _told(package, DUCKDB) == _told(package)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request) -> Iterator[str]:
    with ENGINES[request.param]() as url:
        yield url


@pytest.mark.slow
@pytest.mark.parametrize("case", ON_ENGINES, ids=[case.name for case in ON_ENGINES])
def test_faults_are_the_same_on_other_engines(case: Case, engine: str, tmp_path):
    package = _write(case, tmp_path)
    assert _told(package, engine) == _told(package)


@pytest.mark.slow
@pytest.mark.parametrize("key", NUMBER_KEYS)
def test_number_keys_are_told_apart_on_other_engines(key: str, engine: str, tmp_path):
    schema = {key: NUMBER_KEYS[key][0]}
    package = write_package(tmp_path, NUMBERS, NUMERALS, schema=schema)
    assert _told(package, engine) == _told(package) != []


@pytest.mark.slow
def test_every_constraint_and_key_of_the_package_is_guarded_on_duckdb(root, monkeypatch):
    monkeypatch.setattr(running, "validate", partial(tp.validate, engine=DUCKDB))
    part = sample(root)
    kinds = {(each.table, each.code, each.field): each for each in constraint_faults(part)}
    judged = list(running.judge(part, kinds.values()))
    assert len(judged) == len(kinds) > 500
    assert [each.fault for each in judged if not each.is_noticed] == []


@pytest.mark.slow
def test_a_sound_package_is_proven_by_one_query_a_table(tmp_path, monkeypatch):
    package = Draft().write(tmp_path)
    monkeypatch.setattr(judging.Judge, "faults", lambda _: pytest.fail("was not proven"))
    assert _told(package, DUCKDB) == []


@pytest.fixture
def small_limits(monkeypatch) -> Callable[[], None]:
    """Let every table be beyond what is read without an engine."""
    return lambda: monkeypatch.setattr(files, "CELLS", 1)


FIELDS = [
    {"name": "id", "type": "integer", "constraints": {"required": True, "maximum": 10**6}},
    {"name": "name", "type": "string", "constraints": {"pattern": "[a-z]+"}},
]


def _many(tmp_path: Path, count: int, bad: str = "", **schema: object) -> Path:
    rows = "".join(f"{n},a\n" for n in range(count))
    return write_package(tmp_path, FIELDS, f"id,name\n{rows}{bad}", schema=schema)


@pytest.mark.slow
def test_beyond_the_limits_a_bad_cell_of_the_last_row_is_found(tmp_path, small_limits):
    small_limits()
    package = _many(tmp_path, 5000, "5000,A\n", primaryKey=["id"])
    faults = tp.validate(package, engine=DUCKDB)
    told = faults[["code", "row", "field", "severity"]].astype(object).values.tolist()
    assert ["pattern", 5002, "name", "error"] in told
    assert [code for code, *_ in told] == ["pattern", "limit"]


@pytest.mark.slow
def test_faults_beyond_those_listed_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(judging, "LISTED", 10)
    package = _many(tmp_path, 3, "9,A\n" * 500, primaryKey=["id"])
    faults = tp.validate(package, engine=DUCKDB)
    counts = faults[faults["row"].isna()].set_index("code")["message"]
    assert counts["pattern"] == "in 500 rows in all, of which 10 are listed"
    assert counts["primary-key"] == "in 499 rows in all, of which 10 are listed"
    assert len(faults) == 22


@pytest.mark.parametrize(
    ("bad", "code"),
    [("7,x\r\n", "line-ending"), ('7,"x"y\n', "csv"), ("7\n", "missing-cell"),
     ("7,\x1b\n", "control"),
     ("7,x", "final-newline"), (",\n", "blank-row")],
)  # fmt: skip
def test_beyond_the_limits_faults_of_form_are_told_at_their_row(
    bad, code, tmp_path, small_limits, monkeypatch
):
    monkeypatch.setattr(scanning, "PIECE", 64)
    package = _many(tmp_path, 300, f'300,"a"\n301,"a"\n{bad}')
    resource = load_descriptor(package).resources["t"]
    alone = {(f.code, f.row) for f in form_faults(resource, scan(resource, "sha256"))}
    small_limits()
    faults = tp.validate(package, engine=DUCKDB)
    told = set(faults[["code", "row"]].astype(object).itertuples(index=False, name=None))
    assert (code, 304) in told
    assert code == "blank-row" or (code, 304) in alone


@pytest.mark.parametrize("cell", ["a" * (files.CELL + 1), f'"{"a," * files.CELL}"'])
def test_a_cell_beyond_the_limit_is_refused_with_and_without_an_engine(cell, tmp_path):
    package = write_package(tmp_path, FIELDS, f"id,name\n1,a\n2,{cell}\n")
    told = [["limit", 3, f"a cell of more than {files.CELL:,} characters"]]
    for engine in (None, DUCKDB):
        faults = tp.validate(package, engine=engine)
        assert faults[["code", "row", "message"]].values.tolist() == told


@pytest.mark.slow
def test_a_folder_with_signs_of_a_pattern_is_read_and_no_other(tmp_path):
    fields = [{"name": "n", "type": "integer", "constraints": {"unique": True}}]
    for name, codes in (("1", ["unique"]), ("[1]", [])):
        package = write_package(tmp_path / name, fields, f"n\n1\n{1 + (not codes)}\n")
        assert tp.validate(package, engine=DUCKDB)["code"].tolist() == codes


@pytest.mark.slow
def test_a_record_of_long_cells_is_read_on_duckdb(tmp_path):
    fields = [{"name": f"f{n}", "type": "string"} for n in range(40)]
    row = ",".join(["a" * files.CELL] * 40)
    package = write_package(tmp_path, fields, f"{','.join(f['name'] for f in fields)}\n{row}\n")
    assert len(row) > staging.LINE
    assert _told(package, DUCKDB) == []


def test_a_piece_ends_after_the_last_line_feed_outside_of_quotes():
    for signs in itertools.product('a"\n', repeat=6):
        text = "".join(signs)
        ends = [n + 1 for n, sign in enumerate(text) if sign == "\n"]
        outside = [end for end in ends if text.count('"', 0, end) % 2 == 0]
        assert scanning.last_end(text.encode()) == max(outside, default=0)


@pytest.mark.slow
def test_parquet_is_judged_by_the_types_it_has(tmp_path):
    import duckdb

    package = _many(tmp_path, 3, "3,A\n")
    duckdb.sql(f"COPY (SELECT * FROM read_csv('{package}/t.csv')) TO '{package}/t.parquet'")
    raw = json.loads((package / "datapackage.json").read_text())
    raw["resources"][0].update(path="t.parquet")
    (package / "datapackage.json").write_text(json.dumps(raw))
    faults = tp.validate(package, engine=DUCKDB)
    assert ["pattern", 5] in faults[["code", "row"]].astype(object).values.tolist()


def test_a_rule_by_row_is_run_beyond_the_limits(tmp_path, small_limits):
    small_limits()
    package = write_package(
        tmp_path,
        [{"name": "weight", "type": "string"}],
        "weight\ncentral\nheavy\nheavy\n",
        entry={"name": "claims"},
    )
    faults = tp.validate(package, engine=DUCKDB)
    assert faults.loc[faults["code"] == "unknown-word", "row"].dropna().tolist() == [3, 4]


def test_an_engine_that_is_not_there_is_named(tmp_path, run):
    package = Draft().write(tmp_path)
    status, _, err = run("validate", "--package", package, "--engine", "nonsense://")
    assert status == 2
    assert "error [unknown-option]: the engine 'nonsense://'" in err
    with pytest.raises(UnknownOptionError):
        connect("duckdb:///no/such/folder/tables.ddb")


@pytest.mark.slow
def test_the_command_ends_without_a_word_of_the_engine(tmp_path: Path) -> None:
    package = Draft().write(tmp_path)
    program = "from claimbook.cli import main; main()"
    command = [sys.executable, "-c", program, "validate", "--engine", DUCKDB, "--package", package]
    done = ran(command)
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings\n")
