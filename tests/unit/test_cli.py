"""The command line: exit status, one clear line for an error, and output for programs."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import time

import pytest
from fixture_package import Draft

from claimbook.cli import COMMANDS, main
from claimbook.cli.plainly import plainly
from techplomacy import __version__


@pytest.fixture
def run(capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        return end.value.code, *capsys.readouterr()

    return call


def test_version(run):
    assert run("--version") == (0, f"{__version__}\n", "")


def test_help_lists_every_command(run):
    status, out, _ = run("--help")
    assert status == 0
    assert all(module.__name__.rpartition(".")[2] in out for module in COMMANDS)


def test_tables(run):
    status, out, _ = run("tables", "--format", "json")
    assert status == 0
    assert {"claims", "works"} <= {row["name"] for row in json.loads(out)}


def test_show_claim(run):
    status, out, _ = run("show", "C001")
    assert (status, out.split()[0]) == (0, "C001")
    _, out, _ = run("show", "C001", "--format", "json")
    assert json.loads(out)[0]["label"] == "Claim"


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
    assert run("validate", "--package", package, "--frictionless")[0] == 0


def test_validate_faults(run, tmp_path):
    draft = Draft()
    draft.replace("things", "true", "[b]xx")
    status, out, err = run("validate", "--package", draft.write(tmp_path))
    assert (status, err) == (1, "1 errors, 0 warnings\n")
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
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as end, plainly():
        os.kill(os.getpid(), sent)
        time.sleep(5)
    assert end.value.code == 130
    assert capsys.readouterr().err == "error [interrupted]: stopped before the end\n"
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_the_system_refuses_is_one_line(capsys):
    with pytest.raises(SystemExit) as end, plainly():
        raise PermissionError(13, "Permission denied", "/some/\x1b[31mplace")
    assert end.value.code == 2
    assert capsys.readouterr().err == (
        "error [system]: /some/<U+001B>[31mplace: Permission denied\n"
    )
