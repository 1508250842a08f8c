"""How the package's guards were tested: figures of faults that were made to see who notices them.

`make battery` writes the figures, with a hash of the schemas that they are of; a test tells if the
schemas have changed since, and makes the faults again.
"""

import json
from typing import NamedTuple

import pandas as pd

from claimbook.book import project
from claimbook.book.floats import table


class Tried(NamedTuple):
    """How many faults were made, how many were noticed, and how many frictionless noticed."""

    tried: int
    noticed: int
    frictionless: int


def figures() -> pd.DataFrame:
    """Return the figures of made faults.

    Returns:
        One row a group of faults: ``kind``, ``group``, the counts that `Tried` names, and ``by``,
        the layer of validation that told them first.
    """
    text = (project.root() / "paper" / "tested.json").read_text("utf-8")
    return pd.DataFrame(json.loads(text)["rows"])


def tried(kind: str) -> Tried:
    """Return the sums of one kind, ``constraint`` or ``damage``."""
    rows = figures().groupby("kind").get_group(kind)
    return Tried(*(int(rows[name].sum()) for name in Tried._fields))


def print_tried(kind: str, label: str, caption: str) -> None:
    """Print what was tried of one kind, group by group."""
    rows = figures().groupby("kind").get_group(kind).sort_values("tried", ascending=False)
    names = {"group": "What was broken", "by": "Which layers noticed it first"}
    names |= {"tried": "Tried", "noticed": "Noticed", "frictionless": "By frictionless"}
    table(rows.rename(columns=names)[list(names.values())], label, caption, (22, 44, 9, 10, 15))
