"""The command line: exit status, one clear line for an error, and output for programs."""

import ast
import builtins
import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fixture_package import Draft

import techplomacy as tp
from claimbook import prompt
from claimbook.cli import COMMANDS
from claimbook.plainly import plainly
from techplomacy import __version__


def test_version(run):
    assert run("--version") == (0, f"{__version__}\n", "")


def test_help_lists_every_command(run):
    status, out, _ = run("--help")
    assert status == 0
    assert all(command.__name__.replace("_", "-") in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_word_of_help_is_taken_for_a_style(command):
    assert not re.search(r"\[[a-z]", command.__doc__ or "")


def test_tables(run):
    status, out, _ = run("tables", "--format", "json")
    assert status == 0
    assert {"claims", "works"} <= {row["name"] for row in json.loads(out)}


def test_show_claim(run):
    status, out, _ = run("show", "C001")
    assert (status, out.split()[0]) == (0, "C001")
    _, out, _ = run("show", "C380", "--format", "json")
    data = json.loads(out)
    assert data["claim"]["claim_id"] == "C380"
    assert data["verdict"]["external"] == tp.claim("C380").verdict["external"]
    assert [row["row_key"] for row in data["evidence"]] == tp.evidence("C380", every=True)[
        "row_key"
    ].tolist()


def test_a_key_without_a_digit_shows_its_row(run):
    status, out, _ = run("show", "DNK", "--format", "json")
    assert status == 0
    assert {"field": "table", "value": "entities"} in json.loads(out)


def test_a_name_that_is_none_gets_what_a_search_finds(run):
    assert "did you mean un_egdi_rank" in run("show", "egdi")[2]
    assert run("find", "xylophone")[2] == "no row has all of these words\n"


def test_show_a_row_of_any_table(run):
    status, out, _ = run("show", "S07", "--format", "json")
    rows = {row["field"]: row["value"] for row in json.loads(out)}
    claims = tp.read("claims").query("section_id == 'S07'")["claim_id"]
    assert (status, rows["table"]) == (0, "sections")
    assert rows["claims.section_id"] == f"{len(claims)}: {', '.join(claims)}"


def test_show_chosen_rows_of_a_table(run):
    chosen = ("show", "claims", "--where", "page=89", "--columns", "claim_id,page")
    status, out, _ = run(*chosen, "--format", "csv")
    wanted = tp.read("claims").query("page == 89")["claim_id"].tolist()
    assert (status, [line.split(",")[0] for line in out.splitlines()[1:]]) == (0, wanted)
    status, out, err = run(*chosen, "--rows", "2")
    assert (status, wanted[1] in out, wanted[2] in out) == (0, True, False)
    assert err == f"2 of {len(wanted)} rows; --rows 0 prints all\n"


def test_a_wide_table_is_printed_as_records(run):
    status, out, _ = run("show", "observations", "--rows", "1")
    assert (status, out.splitlines()[0].split()) == (0, ["indicator_id", "un_egdi_rank"])


def test_the_verbs_of_the_data_are_at_the_prompt(run):
    for arguments in (
        ("panel", "un_egdi_rank", "--entity", "DK", "--year", "2024"),
        ("find", "silicon", "valley"),
        ("timeline",),
        ("evidence", "C380"),
    ):
        status, out, _ = run(*arguments, "--format", "json")
        assert (status, bool(json.loads(out))) == (0, True)
    _, out, _ = run("panel", "un_egdi_rank", "--entity", "DK", "--year", "2024")
    assert "Denmark" in out


def test_short_help_and_completion(run):
    assert run("-h")[:2] == run("--help")[:2]
    assert "--show-completion" in run("--help")[1]


def test_show_table(run, tmp_path):
    package = Draft().write(tmp_path)
    status, out, _ = run("show", "things", "--package", package, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert (status, len(rows), rows[0]["day"]) == (0, 5, "2001-02-03")
    status, out, _ = run("show", "areas", "--package", package)
    assert (status, "first" in out) == (0, True)


def test_describe(run, tmp_path):
    package = Draft().write(tmp_path)
    status, out, _ = run("describe", "--package", package, "--format", "json")
    assert (status, [row["table"] for row in json.loads(out)]) == (0, ["areas", "things"])
    status, out, _ = run("describe", "things", "--package", package)
    assert (status, "exclusiveMinimum 0" in out) == (0, True)
    status, out, _ = run("describe", "things", "grade", "--package", package, "--format", "csv")
    assert (status, out) == (0, "value,label\nlow,l\nhigh,h\n")


def test_export(run, tmp_path):
    package = Draft().write(tmp_path)
    status, out, err = run("export", tmp_path / "out", "--package", package)
    files = [tmp_path / "out" / name for name in ("areas.csv", "things.csv", "datapackage.json")]
    assert (status, out.split(), err) == (0, [str(path) for path in files], "")
    assert all(path.is_file() for path in files)
    status, out, err = run("export", tmp_path / "out", "--package", package)
    assert (status, out, err.startswith("error [output-exists]: ")) == (2, "", True)
    arguments = ("export", tmp_path / "out", "--package", package, "--format", "sqlite")
    assert run(*arguments, "--overwrite")[0] == 0


def test_validate_clean(run, tmp_path):
    package = Draft().write(tmp_path)
    assert run("validate", "--package", package) == (0, "", "0 errors, 0 warnings\n")


@pytest.mark.slow
def test_validate_clean_by_frictionless(run, tmp_path):
    package = Draft().write(tmp_path)
    assert run("validate", "--package", package, "--frictionless")[0] == 0


def test_validate_faults(run, tmp_path):
    draft = Draft()
    draft.replace("things", "true", "[b]xx")
    status, out, err = run("validate", "--package", draft.write(tmp_path))
    said = "type: a cell that is not of its field's type\n1 error, 0 warnings\n"
    assert (status, err) == (1, said)
    assert "[b]xx" in out
    status, out, _ = run("validate", "--package", tmp_path, "--format", "json")
    assert status == 1
    assert json.loads(out)[0] == {
        "code": "type",
        "file": "data/things.csv",
        "row": 2,
        "field": "flag",
        "value": "[b]xx",
        "message": "not of type boolean",
        "severity": "error",
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("tables", "--package", "{tmp}/no"), "package-not-found"),
        (("validate", "--package", "{tmp}"), "package-not-found"),
        (("show", "C001", "--package", "{tmp}"), "package-not-found"),
        (("show", "C9999"), "unknown-claim"),
        (("show", "claim"), "unknown-table"),
        (("show", "egdi"), "unknown-table"),
        (("show", "W9999"), "unknown-record"),
        (("show", "claims", "--where", "pages=1"), "unknown-field"),
        (("show", "claims", "--where", "page"), "unknown-option"),
        (("show", "claims", "--columns", "pages"), "unknown-field"),
        (("panel", "egdi"), "unknown-indicator"),
        (("panel", "un_egdi_rank", "--entity", "Atlantis"), "unknown-entity"),
        (("evidence", "C9999"), "unknown-claim"),
        (("describe", "claim"), "unknown-table"),
        (("describe", "claims", "pages"), "unknown-field"),
        (("export", "{tmp}/out", "--package", "{tmp}"), "package-not-found"),
    ],
)
def test_what_cannot_run_says_so_in_one_line(run, arguments, code, tmp_path):
    status, out, err = run(*(word.format(tmp=tmp_path) for word in arguments))
    assert (status, out) == (2, "")
    assert err.startswith(f"error [{code}]: ")
    assert err.count("\n") == 1


def test_a_broken_descriptor_cannot_run(run, tmp_path):
    (tmp_path / "datapackage.json").write_text("{", "utf-8")
    status, _, err = run("validate", "--package", tmp_path)
    assert (status, err.startswith("error [package-unreadable]: ")) == (2, True)


def test_showing_a_faulty_table_tells_the_fault(run, tmp_path):
    draft = Draft()
    draft.replace("things", "true", "xx")
    status, _, err = run("show", "things", "--package", draft.write(tmp_path))
    assert status == 1
    assert err.startswith("error [invalid-table]: things: row 2, flag: not of type boolean")


def test_usage(run):
    assert run("show")[0] == 2
    assert run("nothing")[0] == 2


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_says_so_in_one_line(sent, capsys):
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job has none
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as end, plainly():
        os.kill(os.getpid(), sent)
        time.sleep(5)
    assert end.value.code == 130
    assert capsys.readouterr().err == "error [interrupted]: stopped before the end\n"
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_beginner_is_told_what_comes_next(run, tmp_path):
    (tmp_path / "bees.md").write_text("# Bees\n\n## Results\n\nOver 300 bees came.\n", "utf-8")
    status, out, err = run("init", tmp_path / "bees", "--text", tmp_path / "bees.md")
    assert (status, "drafted: claims (1)" in out) == (0, True)
    named = re.findall(r"data/[\w/]+(?:\.csv)?", err)
    assert named and all((tmp_path / "bees" / each).exists() for each in named)
    for words in re.findall(r"claimbook ((?:\w+)(?: C\d+)?)", err):
        option = [] if words == "seal" else ["--package"]
        assert run(*words.split(), *option, tmp_path / "bees")[0] == (words == "lint")
    status, out, err = run("audit", "--package", tmp_path / "bees")
    assert (status, out) == (0, "") and err.startswith("Nothing is decided yet.")


def test_a_table_of_verdicts_has_a_line_a_claim_and_one_claim_its_whole_reason(run):
    _, out, _ = run("audit", "--section", "S07")
    rows = [line.split("│") for line in out.splitlines() if line.startswith("│")]
    long = [row[1].strip() for row in rows if row[-2].strip().endswith(" …")]
    assert long and all(row[1].strip() for row in rows)
    _, out, _ = run("audit", "--claim", long[0])
    lines = [line.split("│")[-2] for line in out.splitlines() if line.startswith("│")]
    whole = " ".join(" ".join(lines).split())
    assert whole == tp.claim(long[0]).verdict["verdict_reason"]


def test_ctrl_c_ends_a_command_that_is_still_loading(monkeypatch):
    code = "import sys; had = {*sys.modules}; import claimbook.prompt; print({*sys.modules} - had)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(said.stdout) <= {"__future__", "claimbook", "claimbook.prompt"}

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(builtins, "__import__", stop)
    with pytest.raises(SystemExit) as end:
        prompt.main(["tables"])
    assert end.value.code == 130


def test_any_character_can_be_printed_and_a_closed_stream_takes_all(monkeypatch):
    expected = {"ascii": "Größe \u2026".encode(), "latin-1": b"Gr\xf6\xdfe \\u2026"}
    for encoding, printed in expected.items():
        held = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding=encoding))
        with plainly():
            print("Größe \u2026", end="", flush=True)
        assert held.getvalue() == printed
    monkeypatch.setattr(sys, "stdout", None)
    with plainly():
        assert sys.stdout.write("lost") == 4


def test_a_folder_that_is_gone_under_the_command_is_named(tmp_path, monkeypatch, capsys):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(SystemExit), plainly():
        Path.cwd()
    told = "error [system]: the current folder: No such file or directory\n"
    assert capsys.readouterr().err == told


def test_what_the_system_refuses_is_one_line(capsys):
    with pytest.raises(SystemExit) as end, plainly():
        raise PermissionError(13, "Permission denied", "/some/\x1b[31mplace")
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "error [system]: /some/<U+001B>[31mplace: Permission denied\n"
    )
