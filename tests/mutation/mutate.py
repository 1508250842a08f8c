"""Mutates the cells that are read, and says how many changes are noticed; ``make mutation``.

``--every K`` takes each K-th cell, ``--lines FILE`` keeps every result as a line of JSON,
``--again FILE`` takes as they are the changes that such a run saw noticed and makes all others,
and ``--record`` writes the score that the book prints. The exit status is 1 where a change goes
unnoticed for no reason that `survivors.yml` gives, or where one of those reasons is not needed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from time import monotonic

import in_process
import rest
import score
import watched

from mutation import Mutation, Result

ROOT = Path(__file__).parents[2]
CHUNK, ROUNDS, TOLD = 16, 20, 200
"""Cells that a process takes at a time, rounds in which all are taken, and the number of such
parts after which progress is told."""
Task = tuple[list[watched.Cell], int | None]
"""Cells, and how many results are enough."""

_RUN: Mutation


def spread(book: rest.Rest, tasks: Iterable[Task], scratch: Path) -> Iterator[list[Result]]:
    """Share tasks out to processes that begin where this one stands; results come in order."""
    global _RUN
    _RUN = Mutation(book)
    context = multiprocessing.get_context("fork")
    with context.Pool(os.cpu_count(), _move, (scratch,)) as pool:
        yield from pool.imap(_results, tasks)


def _move(scratch: Path) -> None:
    """Give this process a folder of its own to run chapters in."""
    _RUN.rest.book.move(scratch / str(os.getpid()))


def _results(task: Task) -> list[Result]:
    cells, enough = task
    return list(islice(filter(None, map(_RUN.result, cells)), enough))


def kept(lines: Path) -> list[Result]:
    """Return the results that a run kept, a line of JSON each."""
    found = map(json.loads, lines.read_text("utf-8").splitlines())
    return [Result(**(each | {"cell": tuple(each["cell"])})) for each in found]


def mutated(
    every: int = 1, lines: Path | None = None, before: Sequence[Result] = ()
) -> tuple[list[Result], list[watched.Cell]]:
    """Mutate each k-th cell of the project, on all processors, but for those noticed before.

    Evenly spaced cells come first, so that the lines of a run that is broken off are a sample.

    Returns:
        The results in the order of the cells, and all cells that hold a value.
    """
    start, found = monotonic(), [result for result in before if result.noticed]
    with tempfile.TemporaryDirectory() as name, rest.settled(ROOT, Path(name, "first")) as book:
        values, every_cell = book.values(), book.candidates()
        seen = {result.cell for result in found}
        cells = [cell for cell in every_cell[::every] if cell not in seen]
        parts = [cells[first::ROUNDS] for first in range(ROUNDS)]
        tasks = [
            (part[at : at + CHUNK], None) for part in parts for at in range(0, len(part), CHUNK)
        ]
        for number, results in enumerate(spread(book, tasks, Path(name)), 1):
            found += results
            if lines:
                with lines.open("a", encoding="utf-8") as file:
                    file.writelines(f"{json.dumps(asdict(result))}\n" for result in results)
            if number % TOLD == 0:
                done = f"{number} of {len(tasks)} parts, {len(found):,} cells read"
                print(f"{done}, {monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    order = {cell: place for place, cell in enumerate(every_cell)}
    return sorted(found, key=lambda result: order[result.cell]), values


def main() -> int:
    """Mutate, print the report, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="K")
    parser.add_argument("--lines", type=Path, metavar="FILE")
    parser.add_argument("--again", type=Path, metavar="FILE")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    before = kept(options.again) if options.again else []
    found, values = mutated(options.every, options.lines, before)
    if options.record:
        score.record(found, values, options.every, again=bool(before))
    print(f"values in all {len(values):>9,}", score.report(found), sep="\n")
    print(*(f"reading apart    {each}: {why}" for each, why in in_process.APART.items()), sep="\n")
    return int(bool(score.unexplained(found) or (options.every == 1 and score.idle(found))))


if __name__ == "__main__":
    sys.exit(main())
