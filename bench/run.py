"""Measures what the project promises of speed and size, and writes it to ``paper/benchmarks.json``.

Every command is a whole process; commands that are compared run by turns, and medians are kept.
Machines differ and are shared: what to look at is the ratio within one run, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from generator import break_last, corpus, observations
from measuring import interleaved, run
from peers import environment, versions

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "paper" / "benchmarks.json"
BIN = Path(sys.executable).parent
ROUNDS = 5
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
WITH_FRICTIONLESS = 1_000_000
"""The largest table that frictionless is asked to read; it takes linear time."""
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


def at_the_prompt(frictionless: Path, rounds: int) -> dict:
    """Measure commands on this package, and frictionless on the same."""
    ours = str(BIN / "techplomacy")
    commands = {
        "frictionless validate": _frictionless(frictionless),
        "validate": [ours, "validate"],
        "audit": [ours, "audit"],
        "show": [ours, "show", "C380"],
        "help": [ours, "--help"],
        "pandas reads claims": [sys.executable, "-c", READ],
        "read claims": [sys.executable, "-c", OURS],
        "structure alone": [sys.executable, "-c", STRUCTURE],
    }
    return interleaved(commands, ROOT, rounds)


STRUCTURE = """
import techplomacy
from claimbook.package.locate import opened
from claimbook.package.validation.structure import structure_faults
raise SystemExit(any(each.severity == "error" for each in structure_faults(opened())))
"""


def by_size(frictionless: Path, folder: Path, sizes: list[int]) -> dict:
    """Measure one table of observations at each size, sound and with its last row broken."""
    found = {}
    for rows in sizes:
        rounds = ROUNDS if rows <= WITH_FRICTIONLESS // 100 else 1
        sound = observations(folder / f"sound{rows}", rows)
        commands = {
            "engine": _engine(sound),
            "scan and hash": [sys.executable, "-c", SCAN, str(sound / "observations.csv")],
        }
        if rows <= WITH_FRICTIONLESS:
            commands["frictionless"] = _frictionless(frictionless)
        if rows <= WITH_FRICTIONLESS // 10:
            commands["first pass"] = [*_engine(sound)[:2], "--package", str(sound)]
        measured = interleaved(commands, sound, rounds)
        break_last(sound)
        measured["last row broken"] = interleaved({"engine": _engine(sound)}, sound, 1)["engine"]
        (sound / "observations.csv").unlink()
        found[str(rows)] = measured
    return found


def _frictionless(programs: Path) -> list[str]:
    return [str(programs / "frictionless"), "validate", "datapackage.json"]


def _engine(package: Path) -> list[str]:
    return [
        str(BIN / "claimbook"), "validate", "--engine", "duckdb://", "--package", str(package),
    ]  # fmt: skip


def all_broken(folder: Path) -> dict:
    """Measure a table in which a cell of every one of a million rows is broken."""
    package = observations(folder / "allbroken", 1_000_000, bad=1_000_000)
    return interleaved({"engine": _engine(package)}, package, 1)["engine"]


def many(folder: Path, count: int) -> dict:
    """Measure the audit of many packages."""
    place = corpus(folder / "corpus", count)
    command = [str(BIN / "claimbook"), "corpus", str(place), "--out", str(folder / "out")]
    measured = run(command, folder)
    return {"packages": count, **vars(measured)}


def slope(sizes: dict, name: str) -> float:
    """Return the slope of log time over log rows from the first to the last size."""
    rows = sorted(map(int, sizes))
    if len(sizes) < 2:
        return math.nan
    last, before = (sizes[str(n)][name]["cpu"] for n in (rows[-1], rows[-2]))
    return round(math.log(last / before) / math.log(rows[-1] / rows[-2]), 3)


def ratios(results: dict) -> dict:
    """Return the quotients that are promised or compared."""
    prompt, sizes = results["prompt"], results["sizes"]
    million, largest = str(WITH_FRICTIONLESS), str(max(map(int, sizes)))
    found = {
        "frictionless / validate": _of(prompt, "frictionless validate", "validate"),
        "frictionless / structure": _of(prompt, "frictionless validate", "structure alone"),
        "read / pandas": _of(prompt, "read claims", "pandas reads claims"),
        "engine / scan and hash at the largest": _of(sizes[largest], "engine", "scan and hash"),
        "slope": slope(sizes, "engine"),
    }
    if million in sizes:
        found["frictionless / engine at a million"] = _of(sizes[million], "frictionless", "engine")
    return found


def _of(measured: dict, one: str, other: str) -> float:
    return round(measured[one]["cpu"] / measured[other]["cpu"], 2)


def main() -> None:
    """Measure, write the results and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", type=int, default=max(SIZES))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--packages", type=int, default=PACKAGES)
    asked = parser.parse_args()
    frictionless = environment("frictionless", "frictionless")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = [rows for rows in SIZES if rows <= asked.largest]
        results = {
            "day": datetime.now(UTC).date().isoformat(),
            "machine": f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}",
            "load": round(os.getloadavg()[0], 1),
            "python": platform.python_version(),
            "versions": versions(frictionless, "frictionless")
            | versions(BIN, "techplomacy", "pandas", "pandera", "duckdb", "ibis-framework"),
            "prompt": at_the_prompt(frictionless, asked.rounds),
            "sizes": by_size(frictionless, folder, sizes),
            "million broken": all_broken(folder),
            "corpus": many(folder, asked.packages),
        }
    results["ratios"] = ratios(results)
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    print(json.dumps(results["ratios"], indent=2))


if __name__ == "__main__":
    main()
