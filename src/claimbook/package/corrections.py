"""Printed cells that a document shows to be otherwise: what is right, and which document has it.

The tables keep what is printed, errors included. Who follows a citation has to arrive, so citations
are made of the right cells; who reads what the article printed takes the tables as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from claimbook.package.creators import with_creators

Row: TypeAlias = dict[str, Any]
KEYS = {"works": ("work_id",), "creators": ("work_id", "role", "position")}
"""The fields that make the key of a row, for the tables that together make a record."""


def of_works(corrections: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    """Return the corrections of the records of works and of who made them, by work."""
    found: dict[str, list[Row]] = defaultdict(list)
    for each in corrections:
        if each["table"] in KEYS:
            found[each["key"].partition("|")[0]].append(each)
    return {key: tuple(rows) for key, rows in found.items()}


def corrected_works(
    works: Iterable[Row], creators: Iterable[Row], corrections: Sequence[Row]
) -> list[Row]:
    """Return works and who made them, with what is right in the place of what is printed."""
    return with_creators(
        _corrected("works", works, corrections), _corrected("creators", creators, corrections)
    )


def _corrected(
    table: str, rows: Iterable[Row], corrections: Iterable[Row]
) -> list[Mapping[str, Any]]:
    right: dict[str, Row] = defaultdict(dict)
    for each in corrections:
        if each["table"] == table:
            right[each["key"]][each["field"]] = each["right"]
    return [row | right.get("|".join(str(row[k]) for k in KEYS[table]), {}) for row in rows]
