"""A package may come from anybody: it cannot lead out, hang, fetch, or fill memory."""

import json
import os
import socket
import threading
import time

import pytest
from fixture_package import Draft
from single_table import write_package

import techplomacy as tp
from claimbook.errors import CannotExportError, InvalidTableError, PackageUnreadableError
from claimbook.package import files
from claimbook.package.validation import frictionless_check

TEXT = [{"name": "a", "type": "string"}]


def _codes(package) -> set[str]:
    return set(tp.validate(package)["code"])


def _linked(tmp_path, name: str):
    (tmp_path / "package").mkdir()
    package = Draft().write(tmp_path / "package")
    secret = tmp_path / "secret"
    secret.write_text('{"fields": [{"name": "secret"}]}\n')
    (package / name).unlink()
    (package / name).symlink_to(secret)
    return package


def test_a_link_that_leads_out_is_not_followed(tmp_path, run):
    package = _linked(tmp_path, "data/areas.csv")
    assert "path" in _codes(package)
    with pytest.raises(InvalidTableError, match="leads out"):
        tp.read("areas", package=package)
    with pytest.raises(InvalidTableError, match="leads out"):
        tp.export(tmp_path / "out", form="csv", package=package)
    _, *said = run("show", "areas", "--package", package)
    assert "secret" not in "".join(said).replace(str(tmp_path), "")


def test_a_schema_that_leads_out_is_not_followed(tmp_path):
    package = _linked(tmp_path, "schemas/areas.json")
    faults = tp.validate(package).set_index("code")
    assert "leads out" in faults.loc[["schema"], "message"].iloc[0]


def test_a_link_inside_the_package_is_followed(tmp_path):
    package = Draft().write(tmp_path)
    (package / "data/areas.csv").rename(package / "data/other.csv")
    (package / "data/areas.csv").symlink_to("other.csv")
    assert tp.validate(package).empty


@pytest.mark.parametrize("name", ["data/areas.csv", "schemas/areas.json"])
def test_a_pipe_does_not_hang(name, tmp_path):
    package = Draft().write(tmp_path)
    (package / name).unlink()
    os.mkfifo(package / name)
    assert _codes(package) & {"file-missing", "schema"}


def test_a_pipe_as_descriptor_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "datapackage.json")
    with pytest.raises((PackageUnreadableError, FileNotFoundError)):
        tp.tables(tmp_path)


def test_a_pattern_that_makes_engines_hang_is_matched_at_once(tmp_path):
    field = {"name": "a", "type": "string", "constraints": {"pattern": "(a+)+$"}}
    package = write_package(tmp_path, [field], f"a\n{'a' * 5000}\n{'a' * 5000}b\n")
    begin = time.process_time()
    assert tp.validate(package)[["code", "row"]].values.tolist() == [["pattern", 3]]
    assert time.process_time() - begin < 5


@pytest.mark.slow
def test_more_columns_than_the_limit_are_told_at_once(tmp_path):
    names = [f"c{n}" for n in range(100_000)]
    fields = [{"name": name, "type": "string"} for name in names]
    package = write_package(tmp_path, fields, ",".join(names) + "\n")
    begin = time.monotonic()
    assert _codes(package) == {"limit"}
    assert time.monotonic() - begin < 20


def test_more_cells_than_the_limit_are_told(tmp_path, monkeypatch):
    from claimbook.package.tabular import text

    small, large = (write_package(tmp_path / name, TEXT, "a\n" + "x\n" * 20) for name in "ab")
    assert tp.validate(small).empty
    monkeypatch.setattr(text, "CELLS", 10)
    assert _codes(large) == {"limit"}


@pytest.mark.parametrize(("file", "limit"), [("t.csv", "TABLE_BYTES"), ("t.json", "JSON_BYTES")])
def test_a_larger_file_than_the_limit_is_not_read(file, limit, tmp_path):
    package = write_package(tmp_path, TEXT, "a\nx\n")
    with (package / file).open("r+b") as sparse:
        sparse.truncate(getattr(files, limit) + 1)
    faults = tp.validate(package)
    assert faults["message"].str.contains("has more than").any()


def test_deep_json_is_one_line(tmp_path):
    (tmp_path / "datapackage.json").write_text('{"a":' * 100_000)
    with pytest.raises(PackageUnreadableError, match="cannot be read"):
        tp.validate(tmp_path)


@pytest.mark.parametrize("word", ["NaN", "Infinity"])
def test_json_has_no_such_number(word, tmp_path):
    (tmp_path / "datapackage.json").write_text(f'{{"version": {word}}}')
    with pytest.raises(PackageUnreadableError, match="is not JSON"):
        tp.validate(tmp_path)


TYPES = ["string", "integer", "number", "boolean", "date", "year"]
FOREIGN = {
    "sections": ["section_id", "page_first", "page_last"],
    "claims": "claim_id section_id page kind value step restates period is_checkable"
    " not_checkable_reason".split(),
    "enumerations": ["claim_id", "position"],
    "numerals": "numeral_id section_id page location role citation_id".split(),
    "citations": ["citation_id", "position", "kind", "work_id"],
    "claim_citations": ["claim_id", "numeral_id", "citation_id"],
    "works": ["work_id", "issued", "url", "copy_of"],
    "statements": ["work_id", "is_own_words"],
}
CELL = dict(zip(TYPES, ["x", "1", "1.5", "true", "2020-01-01", "2020"], strict=True))


@pytest.mark.parametrize("kind", TYPES)
def test_rules_step_aside_where_columns_have_other_types(kind, tmp_path):
    draft = Draft()
    for name, fields in FOREIGN.items():
        draft.schemas[name] = {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [{"name": field, "type": kind} for field in fields],
        }
        row = ",".join([CELL[kind]] * len(fields))
        draft.csv[name] = f"{','.join(fields)}\n{row}\n{row}\n".encode()
        draft.descriptor["resources"].append(draft.resource(name))
    faults = tp.validate(draft.write(tmp_path))
    aside = faults[faults["message"].str.startswith("not run")]
    assert set(aside["severity"]) == {"warning"}
    assert len(aside) >= 5


def test_a_rule_that_cannot_run_is_told(tmp_path):
    package = write_package(
        tmp_path, [{"name": "page", "type": "integer"}], "page\n1\n", entry={"name": "claims"}
    )
    faults = tp.validate(package)
    assert {"claim-page", "claim-reason", "claim-step"} <= set(faults["code"])
    assert set(faults["severity"]) == {"warning"}


@pytest.fixture
def server():
    """An address on this machine that counts who calls."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(30)

        def count():
            try:
                while True:
                    calls.append(listening.accept())
            except OSError:
                return

        threading.Thread(target=count, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", calls


@pytest.mark.slow
def test_the_second_opinion_fetches_nothing(server, tmp_path):
    address, calls = server
    draft = Draft()
    draft.descriptor["resources"][0]["path"] = f"{address}/a.csv"
    draft.descriptor["resources"][1]["schema"] = f"{address}/s.json"
    faults = tp.validate(draft.write(tmp_path), frictionless=True)
    assert "frictionless" in set(faults["code"])
    assert calls == []


@pytest.mark.slow
def test_the_second_opinion_ends(tmp_path, monkeypatch):
    field = {"name": "a", "type": "string", "constraints": {"pattern": "(a+)+$"}}
    package = write_package(tmp_path, [field], f"a\n{'a' * 40}b\n")
    monkeypatch.setattr(frictionless_check, "SECONDS", 8)
    faults = tp.validate(package, frictionless=True).set_index("code")
    assert "took more than 8 seconds" in faults.loc["frictionless", "message"]


@pytest.mark.slow
def test_what_a_package_says_does_not_steer_the_terminal(tmp_path, run):
    draft = Draft()
    draft.replace("areas", "first", "f\x1b]8;;http://x\x07y\u202e")
    draft.descriptor["resources"][0]["title"] = "t\x1b[31m"
    package = draft.write(tmp_path)
    for command in (["validate"], ["tables"], ["show", "areas"], ["describe", "areas"]):
        for form in ("table", "json", "csv"):
            said = "".join(run(*command, "--package", package, "--format", form)[1:])
            assert form == "csv" or not set(said) & set("\x1b\x07\u202e"), (command, form)
            said.encode()


def test_half_a_character_is_told_in_one_line(tmp_path):
    draft = Draft()
    draft.descriptor["title"] = "a\ud800"
    with pytest.raises(PackageUnreadableError, match="surrogates"):
        tp.validate(draft.write(tmp_path))


def test_json_keeps_its_meaning_where_signs_are_escaped(tmp_path, run):
    draft = Draft()
    draft.descriptor["resources"][0]["title"] = "a\u202eb"
    _, out, _ = run("tables", "--package", draft.write(tmp_path), "--format", "json")
    assert json.loads(out)[0]["title"] == "a\u202eb"


def test_a_dialect_may_have_a_tab(tmp_path):
    package = write_package(tmp_path, TEXT, "a\nx\n", entry={"dialect": {"delimiter": "\t"}})
    assert set(tp.validate(package)["code"]) == {"unsupported"}


def test_a_dialect_is_not_read_as_if_it_were_not_there(tmp_path):
    package = write_package(
        tmp_path, TEXT, "a\n# note\nx\n", entry={"dialect": {"commentChar": "#"}}
    )
    with pytest.raises(InvalidTableError, match="commentChar"):
        tp.read("t", package=package)
    with pytest.raises((InvalidTableError, CannotExportError), match="commentChar"):
        tp.export(tmp_path / "out", form="csv", package=package)
