"""Mutates the cells that are read, and says how many changes are noticed; ``make mutation``.

``--every K`` takes each K-th cell, ``--json FILE`` keeps every result. The exit status is 1 where
a change goes unnoticed for no reason that `survivors.yml` gives.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import rest
import watched
import yaml

import mutation

ROOT = Path(__file__).parents[2]
REASONS = Path(__file__).with_name("survivors.yml")
START = monotonic()
CHUNK = 16
"""Cells that a process takes at a time."""


@dataclass(frozen=True)
class Reason:
    """Why a change of some cells may go unnoticed: those of a column whose row's key matches."""

    table: str
    column: str
    reason: str
    keys: str = ".*"

    def covers(self, result: mutation.Result) -> bool:
        """Whether it speaks of a cell."""
        table, _, column = result.cell
        return (table, column) == (self.table, self.column) and bool(
            re.fullmatch(self.keys, result.key)
        )


def reasons() -> list[Reason]:
    """Return the reasons that are on record."""
    return [Reason(**each) for each in yaml.safe_load(REASONS.read_text("utf-8")) or []]


def unexplained(found: Sequence[mutation.Result]) -> list[mutation.Result]:
    """Return the cells whose changes nobody noticed and that no reason covers."""
    known = reasons()
    return [r for r in found if not r.noticed and not any(each.covers(r) for each in known)]


def mutated(every: int = 1) -> list[mutation.Result]:
    """Mutate each k-th cell of the project, on all processors, and return the results in order."""
    with tempfile.TemporaryDirectory() as name, rest.settled(ROOT, Path(name, "first")) as book:
        print(f"at rest after {monotonic() - START:.0f} s", file=sys.stderr)
        cells = book.candidates()[::every]
        print(f"{len(cells):,} cells after {monotonic() - START:.0f} s", file=sys.stderr)
        found = _spread(mutation.Mutation(book), cells, Path(name))
        return [result for result in found if result]


def _spread(
    run: mutation.Mutation, cells: list[watched.Cell], scratch: Path
) -> Iterator[mutation.Result | None]:
    """Share the cells out to processes that begin where this one stands."""
    global _RUN
    _RUN = run
    context = multiprocessing.get_context("fork")
    with context.Pool(os.cpu_count(), _move, (scratch,)) as pool:
        yield from pool.imap(_result, cells, CHUNK)


_RUN: mutation.Mutation


def _move(scratch: Path) -> None:
    """Give this process a folder of its own to run chapters in."""
    _RUN.rest.book.move(scratch / str(os.getpid()))


def _result(cell: watched.Cell) -> mutation.Result | None:
    return _RUN.result(cell)


def report(found: Sequence[mutation.Result]) -> str:
    """Return score, what noticed, and the survivors by column with their reasons, as text."""
    killed = [r for r in found if r.noticed]
    lines = [
        f"cells read      {len(found):>7,}",
        f"noticed         {len(killed):>7,}  {100 * len(killed) / len(found):.2f} %",
        *(
            f"  by {kind:<15}{number:>5,}"
            for kind, number in Counter(r.noticed for r in killed).most_common()
        ),
    ]
    for table in dict.fromkeys(r.cell[0] for r in found):
        of_table = [r for r in found if r.cell[0] == table]
        lines.append(
            f"{table:<20}{sum(bool(r.noticed) for r in of_table):>7,} of {len(of_table):,}"
        )
    lost = [r for r in found if not r.noticed]
    for (table, column), number in Counter((r.cell[0], r.cell[2]) for r in lost).items():
        here = [r for r in lost if (r.cell[0], r.cell[2]) == (table, column)]
        why = {each.reason for each in reasons() for r in here if each.covers(r)}
        bare = unexplained(here)
        why |= {f"NO REASON GIVEN: {', '.join(r.key for r in bare[:5])}"} if bare else set()
        lines.append(f"survived {number:>6,}  {table}.{column}: {'; '.join(sorted(why))}")
    return "\n".join(lines)


def main() -> int:
    """Mutate, print the report, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="K")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    found = mutated(options.every)
    if options.json:
        flat = [vars(replace(r)) for r in found]
        options.json.write_text(json.dumps(flat, indent=0), encoding="utf-8")
    print(report(found))
    print(f"{monotonic() - START:.0f} s", file=sys.stderr)
    return 1 if unexplained(found) else 0


if __name__ == "__main__":
    sys.exit(main())
