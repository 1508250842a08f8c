"""Measures what the project promises of speed and size, on this machine and in one run.

Each measurement runs in a process of its own. Machines differ and are noisy: what to look at is
the ratio within one run, not the seconds.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CLAIMS = ROOT / "data" / "article" / "claims.csv"
REPEATS = 5
SNIPPETS = {
    "import pandas, read claims.csv": f"import pandas as pd; pd.read_csv({str(CLAIMS)!r})",
    "import techplomacy, read claims": "import techplomacy as tp; tp.read('claims')",
}
AUDIT = """
import resource, time
import claimbook.audit.verdicts as judging, techplomacy
import pandas
started = time.perf_counter()
judging.verdicts()
seconds = time.perf_counter() - started
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
CLOCK = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"


def run(code: str) -> list[float]:
    """Run code in a new interpreter and return the numbers that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return [float(number) for number in done.stdout.split()]


def main() -> None:
    """Print the best of several runs of each measurement, and the ratio of the first two."""
    best = {
        name: min(run(CLOCK.format(code))[0] for _ in range(REPEATS))
        for name, code in SNIPPETS.items()
    }
    for name, seconds in best.items():
        print(f"{name:<40}{seconds:8.3f} s")
    plain, ours = best.values()
    print(f"{'ratio':<40}{ours / plain:8.2f}")
    seconds, megabytes = min(run(AUDIT) for _ in range(REPEATS))
    print(f"{'the whole audit, after import':<40}{seconds:8.3f} s{megabytes:8.0f} MB")


if __name__ == "__main__":
    main()
