"""A package validated in a process that has validated another before: modules are loaded.

``python one_process.py TOOL SMALL LARGE`` prints, as JSON, the seconds of CPU and of the clock that
the large package took. It runs in the environment of the tool.
"""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time


def engine(package: Path) -> bool:
    """Validate a package on DuckDB, and say whether it is sound."""
    from claimbook.validating import faults_of

    return not any(fault.severity == "error" for fault in faults_of(package, engine="duckdb://"))


def frictionless(package: Path) -> bool:
    """Validate a package by frictionless, and say whether it is sound."""
    from frictionless import validate

    return validate(str(package / "datapackage.json")).valid


def scan(package: Path) -> bool:
    """Read each cell of the large table by DuckDB, and hash its bytes; nothing is checked."""
    import hashlib

    import duckdb

    file = package / "observations.csv"
    duckdb.sql("SET memory_limit = '700MB'")
    cells = f"SELECT count(COLUMNS(*)) FROM read_csv('{file}', all_varchar=true)"
    duckdb.sql(cells).fetchall()
    with file.open("rb") as read:
        return bool(hashlib.file_digest(read, "sha256").hexdigest())


TOOLS = {"engine": engine, "frictionless": frictionless, "scan and hash": scan}


def main(tool: str, small: str, large: str) -> None:
    """Let a tool validate two packages, and print what the second one took."""
    is_sound = TOOLS[tool]
    is_sound(Path(small))
    cpu, wall = process_time(), perf_counter()
    if not is_sound(Path(large)):
        raise SystemExit(f"{tool} finds faults in {large}")
    json.dump({"cpu": process_time() - cpu, "wall": perf_counter() - wall}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
