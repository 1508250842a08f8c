"""What the last run of the mutation found: cells that were changed, and how many were missed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import yaml

from claimbook.book import project
from claimbook.book.floats import table
from claimbook.book.words import day, word

SCORE = "tests/mutation/score.yml"
"""Written by the run itself; a test compares its survivors with the reasons on record."""


def score() -> dict[str, Any]:
    """Return the record of the last run: ``date``, ``every``, ``again``, ``values`` and others."""
    found: dict[str, Any] = yaml.safe_load((project.root() / SCORE).read_text("utf-8"))
    return found


def extent() -> str:
    """Return which cells the run took, all or one in so many, and what it took from another."""
    every, again = score()["every"], score()["again"]
    cells = "every cell that is read" if every == 1 else f"one in {word(every)} of the cells read"
    return f"{cells}; what an earlier run had seen noticed was taken from it" if again else cells


def when() -> str:
    """Return the day of the run in words."""
    return day(str(score()["date"]))


def counts() -> pd.DataFrame:
    """Return one row a table: ``table``, ``read``, ``noticed``, and ``missed`` for the others."""
    rows = [
        {"table": row["table"], "read": row["read"], "noticed": sum(row["by"].values())}
        for row in score()["tables"]
    ]
    frame = pd.DataFrame(rows)
    return frame.assign(missed=frame["read"] - frame["noticed"])


def print_mutation(label: str) -> None:
    """Print by table how many cells were read, and how many of the changes were noticed."""
    frame = counts()
    read, noticed = int(frame["read"].sum()), int(frame["noticed"].sum())
    shown = frame.assign(table="`" + frame["table"] + "`")
    shown.columns = ["Table", "Cells read", "Change noticed", "Not noticed"]
    caption = (
        f"Changes of cells that a check or the book reads: {noticed:,} of {read:,} were noticed, "
        f"{100 * noticed / read:.1f}\N{NO-BREAK SPACE}%."
    )
    table(shown, label, caption, markdown=("Table",))
