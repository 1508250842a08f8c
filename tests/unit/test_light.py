"""The verbs that ask questions load none of the large libraries, whatever package they ask."""

import sys
from pathlib import Path

import pytest

from commands import ran

ROOT = Path(__file__).parents[2]
HEAVY = {"pandas", "numpy", "pandera", "frictionless", "matplotlib", "pyarrow"}
PROGRAM = """
import contextlib, io, sys
heavy = set(sys.argv[2].split(","))
if sys.argv[1] == "techplomacy":
    import techplomacy
from claimbook.cli import main

for line in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            main(line.split())
        except SystemExit as end:
            status = end.code
    print(line.strip(), "|", status, "|", *sorted(heavy & sys.modules.keys()))
"""
VERBS = [
    "--help",
    "tables",
    "stale",
    "find cyber",
    "timeline",
    "show claims",
    "show claims --where page=89 --format csv",
    "show {claim}",
    "show {claim} --format json",
    "show W001",
    "show {claim}x",
    "cite {claim}",
    "cite --format csl-json",
    "evidence {claim}",
    "evidence --format json",
    "audit",
    "audit --format json",
    "audit --format prov",
    "lint",
]


def loaded(program: str, folder: Path, verbs: list[str]) -> list[list[str]]:
    """Return for each verb its status, and what it has loaded of what it should not."""
    done = ran(
        [sys.executable, "-c", PROGRAM, program, ",".join(HEAVY)],
        input="\n".join(verbs),
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return [[part.strip() for part in line.split("|")] for line in done.stdout.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("program", "folder", "claim"),
    [("techplomacy", ".", "C380"), ("claimbook", "examples/penguins", "C001")],
)
def test_a_question_loads_no_large_library(program, folder, claim):
    verbs = [verb.format(claim=claim) for verb in VERBS]
    found = loaded(program, ROOT / folder, verbs)
    assert [verb for verb, _, _ in found] == verbs
    assert [(verb, modules) for verb, _, modules in found if modules] == []
    status = {verb: status for verb, status, _ in found}
    assert status[f"show {claim}"] == status["audit"] == "0"
    assert status[f"show {claim}x"] == "2"


@pytest.mark.slow
def test_what_is_loaded_would_be_seen():
    [[_, status, modules]] = loaded("techplomacy", ROOT, ["describe claims"])
    assert (status, modules) == ("0", "numpy pandas pyarrow")
