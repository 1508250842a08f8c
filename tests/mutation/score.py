"""The score of a run: what noticed, what went unnoticed and why, as a report and as a record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from watched import Cell

from mutation import Result

REASONS, SCORE = (Path(__file__).with_name(f"{name}.yml") for name in ("survivors", "score"))


@dataclass(frozen=True)
class Reason:
    """Why a change of some cells may go unnoticed: those of a column whose row's key matches."""

    table: str
    column: str
    reason: str
    keys: str = ".*"

    def covers(self, result: Result) -> bool:
        """Whether it speaks of a cell."""
        table, _, column = result.cell
        return (table, column) == (self.table, self.column) and bool(
            re.fullmatch(self.keys, result.key)
        )


def reasons() -> list[Reason]:
    """Return the reasons that are on record."""
    return [Reason(**each) for each in yaml.safe_load(REASONS.read_text("utf-8")) or []]


def lost(found: Sequence[Result]) -> list[Result]:
    """Return the cells whose changes nobody noticed."""
    return [result for result in found if not result.noticed]


def unexplained(found: Sequence[Result]) -> list[Result]:
    """Return the cells whose changes nobody noticed and that no reason covers."""
    known = reasons()
    return [each for each in lost(found) if not any(reason.covers(each) for reason in known)]


def idle(found: Sequence[Result]) -> list[Reason]:
    """Return the reasons that cover no cell whose changes nobody noticed."""
    return [reason for reason in reasons() if not any(map(reason.covers, lost(found)))]


def tables(found: Sequence[Result]) -> list[dict[str, Any]]:
    """Return by table how many cells were read and how many changes were noticed, by whom."""
    rows = []
    for table in dict.fromkeys(result.cell[0] for result in found):
        here = [result for result in found if result.cell[0] == table]
        kinds = Counter(result.noticed for result in here if result.noticed)
        rows.append({"table": table, "read": len(here), "by": dict(kinds)})
    return rows


def report(found: Sequence[Result]) -> str:
    """Return score, what noticed, and the survivors by column with their reasons, as text."""
    rows, seen = tables(found), len(found) - len(lost(found))
    kinds = sum((Counter(row["by"]) for row in rows), Counter())
    lines = [
        f"cells read      {len(found):>7,}",
        f"noticed         {seen:>7,}  {100 * seen / len(found):.2f} %",
        *(f"  by {kind:<15}{number:>5,}" for kind, number in kinds.most_common()),
        *(f"{r['table']:<20}{sum(r['by'].values()):>7,} of {r['read']:,}" for r in rows),
    ]
    for (table, column), number in Counter((r.cell[0], r.cell[2]) for r in lost(found)).items():
        here = [r for r in lost(found) if (r.cell[0], r.cell[2]) == (table, column)]
        why = [each.reason for each in reasons() if any(map(each.covers, here))]
        bare = [result.key for result in unexplained(here)]
        why += [f"NO REASON GIVEN: {', '.join(bare[:5])}"] if bare else []
        lines.append(f"survived {number:>6,}  {table}.{column}: {'; '.join(why)}")
    lines += [f"not needed       {each.table}.{each.column}: {each.reason}" for each in idle(found)]
    return "\n".join(lines)


def record(found: Sequence[Result], values: Sequence[Cell], every: int, *, again: bool) -> None:
    """Write the day, the counts by table, and the survivors, for the book to print.

    Args:
        found: The results of a run.
        values: All cells that hold a value, read or not.
        every: Of how many cells one was changed; of a full run, 1.
        again: Whether what an earlier run saw noticed was taken from it.
    """
    survivors = [[r.cell[0], r.cell[2], r.key] for r in lost(found)]
    counts = {"date": date.today(), "every": every, "again": again, "values": len(values)}
    run = {**counts, "tables": tables(found), "survivors": survivors}
    text = yaml.safe_dump(run, sort_keys=False, default_flow_style=None, allow_unicode=True)
    SCORE.write_text(text, encoding="utf-8")
