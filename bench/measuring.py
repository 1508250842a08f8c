"""Processes measured as wholes: seconds of CPU and of the clock, and the most memory they held."""

import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

LAUNCH = Path(__file__).with_name("launch.py")
NO_PROGRAM = 127


@dataclass
class Measure:
    """What one process took."""

    cpu: float
    wall: float
    megabytes: float
    status: int


def run(command: list[str], folder: Path) -> Measure:
    """Run a command to its end and return what it took, children included.

    Raises:
        FileNotFoundError: There is no such program.
    """
    keeping = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    launched = [sys.executable, "-S", str(LAUNCH), *command]
    told = subprocess.run(
        launched, cwd=folder, env=keeping, check=True, capture_output=True, text=True
    ).stdout
    cpu, wall, kilobytes, status = told.split()
    if int(status) == NO_PROGRAM:
        raise FileNotFoundError(command[0])
    return Measure(float(cpu), float(wall), int(kilobytes) / 1024, int(status))


def interleaved(commands: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, dict]:
    """Run commands by turns and return the medians: what else the machine does falls on all.

    Where there are three rounds or more, each command has run before: modules are compiled.
    """
    for command in commands.values() if rounds > 2 else ():
        run(command, folder)
    found: dict[str, list[Measure]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command, folder))
    return {name: _median(each) for name, each in found.items()}


def _median(measures: list[Measure]) -> dict:
    rows = [asdict(each) for each in measures]
    return {key: round(median(row[key] for row in rows), 3) for key in rows[0]} | {
        "rounds": len(rows)
    }
