"""Mutates the code in a copy of the project and sees which mutants no test notices.

`make mutants` runs it. A session is kept for each group of modules, so that a run which was stopped
goes on where it was; what is left of a sample is told at the end. `survivors.csv` lists those that
were not noticed, with the reason once somebody has looked.
"""

import csv
import random
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
COPY = ROOT / ".mutants"
SEED = 18
CONFIG = """[cosmic-ray]
module-path = {modules}
timeout = 400.0
excluded-modules = []
test-command = "env PYTHONPATH=src:tests PYTHONDONTWRITEBYTECODE=1 {python} {pytest} {tests}"
[cosmic-ray.distributor]
name = "local"
"""
PYTEST = "-m pytest -x -n 0 -p no:cacheprovider -m 'not slow'"
OF_TYPES = "core/ReplaceBinaryOperator_BitOr_"
"""Mutants of ``A | B``, which the code has in types alone: nothing runs them."""
SURVIVORS = """SELECT module_path, operator_name, start_pos_row, start_pos_col, diff
FROM mutation_specs JOIN work_results USING (job_id) WHERE test_outcome = 'SURVIVED'"""
LATE = "SELECT count(*) FROM work_results WHERE output = 'timeout'"


def copied() -> None:
    """Copy what is under version control, and what changed since, to a folder of its own."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        target = COPY / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            shutil.copyfile(ROOT / name, target)


def session(name: str, group: dict) -> Path:
    """Return the session of a group; a new one is cut down to its sample."""
    path = COPY / f"{name}.sqlite"
    config = COPY / f"{name}.toml"
    given = {"modules": group["modules"], "tests": " ".join(group["tests"])}
    config.write_text(CONFIG.format(python=sys.executable, pytest=PYTEST, **given), "utf-8")
    if not path.exists():
        cosmic("init", config.name, path.name)
        with sqlite3.connect(path) as base:
            _cut_down(base, group["sample"])
    return path


def _cut_down(base: sqlite3.Connection, size: int) -> None:
    """Leave a sample of the mutants, the same each time."""
    fields = "module_path, operator_name, start_pos_row, start_pos_col, occurrence, job_id"
    specs = base.execute(f"SELECT {fields} FROM mutation_specs").fetchall()
    running = sorted(spec for spec in specs if not spec[1].startswith(OF_TYPES))
    kept = set(random.Random(SEED).sample(running, min(size, len(running))))
    for *_, job in set(specs) - kept:
        for table in ("mutation_specs", "work_items"):
            base.execute(f"DELETE FROM {table} WHERE job_id = ?", (job,))


def cosmic(*arguments: str) -> None:
    """Run cosmic-ray in the copy."""
    command = [str(Path(sys.executable).with_name("cosmic-ray")), *arguments]
    subprocess.run(command, cwd=COPY, check=True)


def report(paths: dict[str, Path]) -> list[tuple[str, ...]]:
    """Print what was run and noticed of each group, and return the survivors."""
    survivors = []
    for name, path in paths.items():
        with sqlite3.connect(path) as base:
            done = base.execute("SELECT count(*) FROM work_results").fetchone()[0]
            due = base.execute("SELECT count(*) FROM work_items").fetchone()[0]
            late = base.execute(LATE).fetchone()[0]
            left = base.execute(SURVIVORS).fetchall()
        noticed = f"{done - len(left)} noticed, {late} of them since they did not end"
        print(f"{name}: {done} of {due} run, {noticed}")
        for module, operator, row, column, diff in left:
            changed = [
                x for x in diff.splitlines() if x[:1] in "+-" and x[:3] not in ("+++", "---")
            ]
            survivors.append((module, str(row), str(column), operator, " ".join(changed)))
    return survivors


def main(wanted: list[str]) -> None:
    """Run the groups that are named, or all."""
    groups = tomllib.loads((HERE / "groups.toml").read_text("utf-8"))
    copied()
    paths = {}
    for name in wanted or groups:
        paths[name] = session(name, groups[name])
        cosmic("exec", f"{name}.toml", f"{name}.sqlite")
    with (COPY / "survivors.csv").open("w", encoding="utf-8", newline="") as file:
        rows = sorted(report(paths))
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
