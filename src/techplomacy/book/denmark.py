"""The lists of things that the article names, as the book prints them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from techplomacy.book.floats import table
from techplomacy.book.frames import labels
from techplomacy.book.inline import escaped, linked, work_link
from techplomacy.reading import read

COLUMNS = {
    "systems": (
        ["name", "what", "operator", "since", "status"],
        "claim_id",
        "since_work_id",
    ),
    "strategies": (["name", "publisher", "period", "published"], "claim_id", "work_id"),
    "tech_ambassadors": (
        ["country_name", "title", "kind", "remit", "first_year", "seat"],
        "claim_id",
        "work_id",
    ),
    "innovation_centres": (["place", "date", "state"], "claim_id", "work_id"),
    "comparison": (["title", "basis", "denmark", "sweden"], "claim_id", "denmark_work_id"),
    "events": (["date", "event", "actor"], "claim_id", "work_id"),
}
"""For each table the columns that are printed, and those of the claim and of the document."""
WORDED = {"status", "state"}
"""Columns whose codes are printed by their labels."""


def print_table(name: str, caption: str, widths: tuple[int, ...]) -> None:
    """Print one table of ``data/denmark/`` with links to claim and document."""
    columns, claim, work = COLUMNS[name]
    frame = read(name).astype(object)
    frame = frame.where(frame.notna(), None)
    shown = pd.DataFrame({_heading(each): _worded(name, each, frame[each]) for each in columns})
    shown["Rests on"] = [_sources(row, claim, work) for row in frame.to_dict("records")]
    label = name.replace("_", "-")
    table(shown, label, f"{escaped(caption)} {len(shown)} rows.", widths, markdown=("Rests on",))


def _worded(name: str, column: str, cells: pd.Series[Any]) -> pd.Series[Any]:
    """Return the cells of a column, codes of several words as words."""
    return cells.replace(labels(name, column)) if column in WORDED else cells


def _heading(column: str) -> str:
    words = column.removesuffix("_name").replace("_", " ")
    return words.capitalize()


def _sources(row: dict[str, object], claim: str, work: str) -> str:
    claims = [linked(str(row[claim]), str(row[claim]))] if row[claim] else []
    works = [work_link(str(row[work]))] if row[work] else []
    return "; ".join(claims + works)
