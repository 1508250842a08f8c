"""Every kind of fault is found, at its place, and nothing is found in a sound package."""

import hashlib
import json

import pandas as pd
import pytest
from archive_cases import CASES as ARCHIVE_CASES
from fault_cases import CASES, CELLS, ROWS, WARNED, Case
from fixture_package import Draft
from single_table import write_package

from claimbook.faults import CODES, to_frame
from claimbook.package import locate
from claimbook.package.validation.frictionless_check import second_opinion
from claimbook.package.validation.rules import RULES
from techplomacy import read, validate

Judged = dict[str, pd.DataFrame]
TEXT = [{"name": "a", "type": "string"}]


def _named(cases: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])


@pytest.fixture(scope="module")
def judged(tmp_path_factory) -> Judged:
    """What is found in each broken package, with the second opinion, by the name of the case."""
    found = {}
    for case in CASES:
        draft = Draft()
        case.change(draft)
        package = draft.write(tmp_path_factory.mktemp("broken"))
        second = to_frame(second_opinion(package))
        found[case.name] = pd.concat([validate(package), second], ignore_index=True)
    return found


@pytest.mark.slow
def test_a_sound_package_has_no_faults(tmp_path):
    assert validate(Draft().write(tmp_path), frictionless=True).empty


@pytest.mark.slow
@_named(CASES)
def test_fault_is_found_and_no_less_than_by_frictionless(case: Case, judged: Judged):
    faults = judged[case.name]
    assert case.code in set(faults["code"]), faults.to_string()
    severity = "warning" if case.name in WARNED else "error"
    assert set(faults.loc[faults["code"] == case.code, "severity"]) == {severity}
    assert ("frictionless" in set(faults["code"])) == case.frictionless


@pytest.mark.slow
@_named(CELLS + ROWS)
def test_place_of_fault_is_that_of_frictionless(case: Case, judged: Judged):
    by_code = judged[case.name].set_index("code")
    ours = by_code.loc[[case.code]]
    assert case.row in ours["row"].tolist()
    assert case.field is None or case.field in ours["field"].tolist()
    if case.frictionless:
        assert case.row in by_code.loc[["frictionless"], "row"].tolist()


@pytest.mark.slow
@_named(CELLS)
def test_a_bad_cell_is_told_once(case: Case, judged: Judged):
    found = judged[case.name]
    here = (found["row"] == case.row) & (found["field"] == case.field)
    others = found["code"].isin(["frictionless", "primary-key", "foreign-key"])
    assert found.loc[here & ~others, "code"].tolist() == [case.code]


def test_all_faults_are_told_at_once(tmp_path):
    draft = Draft()
    cases = [case for case in CELLS if case.name in {"boolean", "minimum", "date-maximum", "enum"}]
    for case in cases:
        case.change(draft)
    faults = validate(draft.write(tmp_path))
    assert set(faults["code"]) == {case.code for case in cases}


@pytest.mark.slow
@pytest.mark.parametrize("resource", [None, "", "things"])
def test_a_table_may_refer_to_itself_in_the_three_ways_of_the_standard(tmp_path, resource):
    """Version 1 has an empty name where version 2 has none; the own name is plain to both."""
    draft = Draft()
    reference = draft.schemas["things"]["foreignKeys"][1]["reference"]
    reference |= {} if resource is None else {"resource": resource}
    (tmp_path / "a").mkdir()
    assert validate(draft.write(tmp_path / "a"), frictionless=True).empty
    draft.csv["things"] = draft.csv["things"].replace(b"2,aa,1,", b"2,aa,8,", 1)
    (tmp_path / "b").mkdir()
    assert "foreign-key" in set(validate(draft.write(tmp_path / "b"))["code"])


def test_a_changed_file_is_an_error_when_the_package_is_named(tmp_path):
    draft = Draft()
    draft.csv["areas"] += b"\n"
    faults = validate(draft.write(tmp_path)).set_index("code")
    assert faults.loc["hash", "severity"] == faults.loc["bytes", "severity"] == "error"
    assert "make metadata" not in faults.loc["hash", "message"]


def test_in_the_own_checkout_a_changed_file_is_a_warning_that_names_the_remedy(
    tmp_path, monkeypatch
):
    draft = Draft()
    draft.csv["areas"] = draft.csv["areas"].replace(b"first", b"1st")
    project = tmp_path / "pyproject.toml"
    project.touch()
    monkeypatch.setattr(locate, "_bound", [draft.write(tmp_path)])
    faults = validate()
    assert faults[["code", "severity"]].values.tolist() == [["hash", "warning"]]
    assert "make metadata" in faults["message"].item()
    project.unlink()
    assert set(validate()["severity"]) == {"error"}


def test_every_code_is_made_by_a_case():
    made = {case.code for case in CASES} | {rule.code for rule in RULES}
    made |= {case.code for case in ARCHIVE_CASES} | {"formula", "gone"}  # by test_formula_faults
    made |= {"recorded", "settled"}  # by test_record_faults
    made |= {"unusual-word"}  # by test_open_lists
    assert made | {"frictionless"} == set(CODES)


def test_size_and_hash_are_optional_and_missed(tmp_path):
    package = write_package(tmp_path, TEXT, "a\nx\n", entry={"bytes": None, "hash": None})
    raw = json.loads((package / "datapackage.json").read_text())
    for key in ("bytes", "hash"):
        del raw["resources"][0][key]
    (package / "datapackage.json").write_text(json.dumps(raw))
    faults = validate(package)
    assert faults[["code", "severity"]].values.tolist() == [
        ["bytes", "warning"],
        ["hash", "warning"],
    ]
    assert isinstance(read("t", package=package), pd.DataFrame)


@pytest.mark.parametrize("kind", ["", "md5:", "sha1:", "sha512:"])
def test_every_hash_of_the_standard_is_computed(kind, tmp_path):
    good = hashlib.new(kind.strip(":") or "md5", b"a\nx\n").hexdigest()
    wrong = ("0" if good[0] != "0" else "1") + good[1:]
    for digest, codes in ((good, []), (wrong, ["hash"])):
        package = write_package(tmp_path, TEXT, "a\nx\n", entry={"hash": f"{kind}{digest}"})
        assert validate(package)["code"].tolist() == codes
