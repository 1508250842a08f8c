"""Measures what the project promises of speed and size, and writes it to ``paper/benchmarks.json``.

Every command is a whole process; commands that are compared run by turns, and medians are kept.
Machines differ and are shared: what counts is the ratio within one run, not the seconds. Each group
is written when it is done, and what is there already is measured again only if that is asked for.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import eight_claims
from generator import break_last, corpus, observations
from measuring import interleaved
from peers import environment, versions

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent
RESULTS = ROOT / "paper" / "benchmarks.json"
BIN = Path(sys.executable).parent
PEERS = {
    "frictionless": ("frictionless",),
    "pandera": ("pandera[pandas,polars]", "pandas", "polars"),
    **{each: (each,) for each in eight_claims.PEERS},
}
MOST = {10_000: 5, 100_000: 5, 1_000_000: 3, 10_000_000: 2}
"""Rows of the tables that are measured, and how often each is measured at most."""
IN_MEMORY = 1_000_000
"""The largest table that is given to tools which hold it as a whole or take rows one by one."""
PACKAGES = 1_000
SCAN = """
import hashlib, sys, duckdb
duckdb.sql("SET memory_limit = '700MB'")
duckdb.sql(f"SELECT count(COLUMNS(*)) FROM read_csv('{sys.argv[1]}', all_varchar=true)").fetchall()
with open(sys.argv[1], "rb") as file:
    print(hashlib.file_digest(file, "sha256").hexdigest())
"""
READ = "import pandas; pandas.read_csv('data/article/claims.csv')"
OURS = "import techplomacy; techplomacy.read('claims')"
Measured = dict[str, dict]


def prompt(_: Path, rounds: int) -> Measured:
    """Measure commands on this package, and frictionless on the same."""
    ours = str(BIN / "techplomacy")
    commands = {
        "frictionless validate": _frictionless(),
        "validate": [ours, "validate"],
        "audit": [ours, "audit"],
        "show": [ours, "show", "C380"],
        "help": [ours, "--help"],
        "pandas reads claims": [sys.executable, "-c", READ],
        "read claims": [sys.executable, "-c", OURS],
    }
    return interleaved(commands, ROOT, rounds)


def of_size(rows: int) -> Callable[[Path, int], Measured]:
    """Return what measures one table of observations, sound and with its last row broken."""

    def measure(folder: Path, rounds: int) -> Measured:
        sound = observations(folder / "sound", rows)
        file = str(sound / "observations.csv")
        commands = {"engine": _engine(sound), "scan and hash": [sys.executable, "-c", SCAN, file]}
        if rows <= IN_MEMORY:
            pandera = environment("pandera", *PEERS["pandera"]) / "python"
            script = [str(pandera), str(HERE / "pandera_peer.py")]
            commands["frictionless"] = _frictionless()
            commands |= {
                f"pandera on {each}": [*script, each, str(sound)] for each in ("pandas", "polars")
            }
        measured = interleaved(commands, sound, min(rounds, MOST[rows]))
        break_last(sound)
        return measured | interleaved({"last row broken": _engine(sound)}, sound, 1)

    return measure


def million_broken(folder: Path, _: int) -> Measured:
    """Measure a table in which a cell of every one of a million rows is broken."""
    package = observations(folder / "allbroken", 1_000_000, bad=1_000_000)
    return interleaved({"engine": _engine(package)}, package, 1)


def packages(folder: Path, rounds: int) -> Measured:
    """Measure the audit of many packages, one and two at a time, and a count by the engine."""
    place = str(corpus(folder / "corpus", PACKAGES))
    audit = [str(BIN / "claimbook"), "corpus", place, "--out"]
    ways = {"audit alone": 1, "audit in parallel": 2}
    measured: Measured = {}
    for way, n in list(ways.items())[rounds < 2 :]:
        commands = {way: [*audit, str(folder / f"out{n}"), "--processes", str(n)]}
        measured |= interleaved(commands, folder, 1)
    count = f"from claimbook.corpus import Corpus; print(Corpus({str(folder / 'out2')!r}).counts"
    commands = {
        f"claims by {by}": [sys.executable, "-c", f"{count}('{by}'))"]
        for by in ("journal", "kind", "source_class")
    }
    return measured | interleaved(commands, folder, min(rounds, 3))


def one_cell(_: Path, __: int) -> Measured:
    """Measure the audit after one changed cell beside a whole one, in a process that stays."""
    command = [sys.executable, str(HERE / "reaudit.py")]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    measured: Measured = json.loads(told)
    return measured


def one_process(folder: Path, rounds: int) -> Measured:
    """Measure the largest table that frictionless is given, in processes that have validated."""
    sizes = (min(MOST), IN_MEMORY)
    packages = [str(observations(folder / str(rows), rows)) for rows in sizes]
    theirs = str(environment("frictionless", *PEERS["frictionless"]) / "python")
    found: dict[str, list[dict]] = {"engine": [], "scan and hash": [], "frictionless": []}
    for _ in range(min(rounds, 3)):
        for tool, took in found.items():
            python = theirs if tool == "frictionless" else sys.executable
            command = [python, str(HERE / "one_process.py"), tool, *packages]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            took.append(json.loads(told))
    return {
        tool: {of: round(median(each[of] for each in took), 3) for of in ("cpu", "wall")}
        | {"rounds": len(took)}
        for tool, took in found.items()
    }


GROUPS: dict[str, Callable[[Path, int], Measured]] = {
    "prompt": prompt,
    "one cell": one_cell,
    "one process": one_process,
    **{f"{rows:.0e} rows".replace("+0", ""): of_size(rows) for rows in MOST},
    "million broken": million_broken,
    "corpus": packages,
    "eight claims": eight_claims.measure,
}


def _frictionless() -> list[str]:
    programs = environment("frictionless", *PEERS["frictionless"])
    return [str(programs / "frictionless"), "validate", "datapackage.json"]


def _engine(package: Path) -> list[str]:
    return [
        str(BIN / "claimbook"), "validate", "--engine", "duckdb://", "--package", str(package),
    ]  # fmt: skip


def surroundings() -> dict:
    """Return the day, the machine with its load, and the versions of what is measured."""
    told = Path("/proc/cpuinfo").read_text("utf-8")
    model = re.search(r"model name\s*: (.*)", told)
    peers = {
        name: version
        for each, wanted in PEERS.items()
        for name, version in versions(
            environment(each, *wanted), *(part.split("[")[0] for part in wanted)
        ).items()
    }
    ours = versions(BIN, "techplomacy", "duckdb", "ibis-framework")
    processor = model[1] if model else platform.machine()
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} processors ({processor}), {platform.system()}",
        "load": round(os.getloadavg()[0], 1),
        "versions": {"Python": platform.python_version()} | ours | peers,
    }


def main() -> None:
    """Measure what is not yet measured, and write each group when it is done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=GROUPS, default=list(GROUPS))
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is run")
    parser.add_argument("--again", action="store_true", help="measure also what is there")
    asked = parser.parse_args()
    for name in asked.only:
        if name in _known()["groups"] and not asked.again:
            continue
        before = surroundings()
        with tempfile.TemporaryDirectory() as folder:
            found = GROUPS[name](Path(folder), asked.rounds)
        known = _known()
        known["groups"][name] = found
        known["surroundings"][name] = before
        RESULTS.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
        print(name, json.dumps(found, indent=1))


def _known() -> dict:
    if not RESULTS.exists():
        return {"groups": {}, "surroundings": {}}
    return json.loads(RESULTS.read_text("utf-8"))


if __name__ == "__main__":
    main()
