"""Printed cells that a document shows to be otherwise: what is right, and which document has it.

The tables keep what is printed, errors included. Who follows a citation has to arrive, so citations
are made of the right cells; who reads what the article printed takes the tables as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]


def of_table(corrections: Iterable[Row], table: str) -> dict[str, tuple[Row, ...]]:
    """Return the corrections of the rows of one table, by the key of the row."""
    found: dict[str, list[Row]] = defaultdict(list)
    for each in corrections:
        if each["table"] == table:
            found[each["key"]].append(each)
    return {key: tuple(rows) for key, rows in found.items()}


def corrected_works(works: Iterable[Mapping[str, Any]], corrections: Iterable[Row]) -> list[Row]:
    """Return works with what is right in the place of what is printed."""
    known = of_table(corrections, "works")
    return [
        {**row, **{each["field"]: each["right"] for each in known.get(row["work_id"], ())}}
        for row in works
    ]
