"""The lists of things that the article names, as the book prints them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from claimbook.audit.tables import load_tables
from claimbook.book.floats import table
from claimbook.book.frames import labels
from claimbook.book.inline import escaped, linked, short, work_link
from claimbook.book.words import when
from claimbook.package.reading import read

COLUMNS = {
    "systems": (
        ["name", "what", "operator", "since", "status"],
        "claim_id",
        "since_work_id",
    ),
    "strategies": (["name", "publisher", "period", "published_on"], "claim_id", "work_id"),
    "tech_ambassadors": (
        ["country_name", "title", "remit", "first_year", "seat"],
        "claim_id",
        "work_id",
    ),
    "innovation_centres": (["city", "date", "state"], "claim_id", "work_id"),
    "comparison": (["title", "basis", "denmark", "sweden"], "claim_id", "denmark_work_id"),
    "events": (["date", "event", "actor"], "claim_id", "work_id"),
}
"""For each table the columns that are printed, and those of the claim and of the document."""
HEADINGS = {"country_name": "Country", "first_year": "Since", "basis": "Said by"}
"""Headings of columns that are not their names."""
WORDED = {"status", "state", "basis", "remit"}
"""Columns whose codes are printed by their labels."""
DATED = {"since", "period", "published_on", "date", "first_year"}
"""Columns of dates and periods, printed in words."""
LETTERS = 30
"""Letters of the name of a document that are printed; its entry has all."""


def print_table(name: str, caption: str, widths: tuple[int, ...]) -> None:
    """Print one table of ``data/denmark/`` with links to claim and document."""
    columns, claim, work = COLUMNS[name]
    frame = read(name).astype(object)
    frame = frame.where(frame.notna(), None)
    shown = pd.DataFrame({_heading(each): _worded(name, each, frame) for each in columns})
    shown["Rests on"] = [_sources(row, claim, work) for row in frame.to_dict("records")]
    label = name.replace("_", "-")
    table(shown, label, f"{escaped(caption)} {len(shown)} rows.", widths, markdown=("Rests on",))


def _worded(name: str, column: str, frame: pd.DataFrame) -> pd.Series[Any]:
    """Return the cells of a column in words: labels for codes, dates as they are said."""
    cells = frame[column]
    if column in WORDED:
        return cells.replace(labels(name, column))
    if column in DATED:
        return cells.map(lambda cell: when(str(cell)) if cell else "")
    if (name, column) == ("tech_ambassadors", "title"):
        return cells.fillna(frame["kind"].map(labels(name, "kind")))
    return cells


def _heading(column: str) -> str:
    return HEADINGS.get(column, column.replace("_", " ").capitalize())


def _sources(row: dict[str, object], claim: str, work: str) -> str:
    claims = [linked(str(row[claim]), str(row[claim]))] if row[claim] else []
    works = [work_link(str(row[work]), _brief(str(row[work])))] if row[work] else []
    return "; ".join(claims + works)


def _brief(work_id: str) -> str:
    """Return the short name of a work, cut where it is long, its year kept."""
    name = short(load_tables().works[work_id])
    if len(name) <= LETTERS:
        return name
    first, _, last = name.rpartition(" ")
    year = f" {last}" if last.isdigit() else ""
    return f"{(first or name)[: LETTERS - len(year) - 1].rstrip()}…{year}"
