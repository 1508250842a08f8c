"""The timeline: a view over every table that dates something.

`parts` says what is dated where. The exports have the rows as a table of that name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from claimbook.package.arguments import place
from claimbook.package.article import article
from claimbook.package.descriptor import load_descriptor
from claimbook.package.listing import Listing, Row
from claimbook.package.rows import read_rows
from claimbook.quantities.period import Period

if TYPE_CHECKING:
    import pandas as pd

    from claimbook.package.locate import Location


@dataclass(frozen=True)
class Word:
    """A word that all rows share, where another table has a column."""

    text: str


@dataclass(frozen=True)
class Part:
    """What one table dates.

    Attributes:
        table: The table.
        key: Its key.
        date: The column of the date or period.
        what: The columns that say what is dated, in order.
        kind: What the date marks.
        basis: What the row rests on.
        work: The column of the document, if there is one.
        only: Rows that count: a column and its value (None: empty).
        of: A table that has the columns which this one lacks; empty for none.
        by: The key of that table, a column of both.
    """

    table: str
    key: str
    date: str
    what: tuple[str, ...]
    kind: str | Word
    basis: str | Word = "basis"
    work: str | None = "work_id"
    only: tuple[tuple[str, str | None], ...] = ()
    of: str = ""
    by: str = ""


CLAIMS = Part(
    "claims",
    "claim_id",
    "period",
    ("statement",),
    Word("stated"),
    Word("article"),
    None,
    (("kind", "date"), ("restates", None)),
)
"""Claims that give a date, and that restate no other."""
COLUMNS = ["date", "begins", "ends", "what", "kind", "table", "key", "basis", "claim_id", "work_id"]
DAYS = ("begins", "ends")
LAST = date.max
"""Where what has no day at all stands in the order of time."""


def parts(package: Location | None = None) -> tuple[Part, ...]:
    """Return what the tables of a package date: its claims, and what its settings list."""
    return (CLAIMS, *map(_part, article(package).timeline))


def _part(listed: dict[str, Any]) -> Part:
    marks = Word(listed["marks"]) if "marks" in listed else listed["kind"]
    what, work = tuple(listed["what"]), listed.get("work", "work_id")
    joined = {key: listed.get(key, "") for key in ("of", "by")}
    return Part(listed["table"], listed["key"], listed["date"], what, marks, work=work, **joined)


def timeline(package: Location | None = None) -> pd.DataFrame:
    """Return everything that any table dates, in the order of time.

    Claims that give a date, and that restate no other; events; strategies, when they were
    published and what they cover; systems, their beginning and end; posts of envoys; innovation
    centres. What the article says and what documents say of one thing stand side by side.

    Args:
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row a date: ``date`` (ISO 8601 as in the table: day, month, year, or interval),
        ``begins`` and ``ends`` (datetime64[s], first and last day, NaT where open), ``what``,
        ``kind`` (what the date marks), ``table``, ``key``, ``basis`` (article, evidence or
        both), ``claim_id``, ``work_id``. The index counts the rows. Empty where the package dates
        nothing that is known here.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        PackageNotFoundError: There is no descriptor.
        InvalidTableError: A table cannot be read with its types.

    Examples:
        >>> import techplomacy as tp
        >>> tp.timeline()["begins"].dropna().is_monotonic_increasing
        True
    """
    types = {name: "datetime64[s]" if name in DAYS else "str" for name in COLUMNS}
    return dated(package).frame(types)


def dated(package: Location | None = None) -> Listing:
    """Return what `timeline` returns as rows of plain values.

    Raises:
        InvalidTableError: A table cannot be read with its types.
    """
    there = load_descriptor(place(package)).resources
    rows = [
        row | dict(zip(DAYS, span(row["date"]), strict=True))
        for part in parts(package)
        if part.table in there
        for row in _rows(part, package)
    ]
    rows.sort(key=lambda row: (row["begins"] or row["ends"] or LAST, row["ends"] or LAST))
    return Listing.of(COLUMNS, rows)


def span(text: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of an ISO 8601 date, month, year or interval."""
    period = Period.parse(text)
    return period.first_day, period.last_day


def _rows(part: Part, package: Location | None) -> list[Row]:
    """Return what a table dates; nothing if it lacks a column that the part names."""
    found = _joined(part, package)
    cells = (each for each in (part.kind, part.basis, part.work) if isinstance(each, str))
    named = {part.key, part.date, "claim_id", *part.what, *cells, *dict(part.only)}
    if found and not named <= found[0].keys():
        return []
    return [
        {
            "date": row[part.date],
            "what": ", ".join(map(str, (row[name] for name in part.what))),
            "kind": _cell(row, part.kind),
            "table": part.table,
            "key": row[part.key],
            "basis": _cell(row, part.basis),
            "claim_id": row["claim_id"],
            "work_id": row[part.work] if part.work else None,
        }
        for row in found
        if row[part.date] is not None and all(row[name] == value for name, value in part.only)
    ]


def _joined(part: Part, package: Location | None) -> list[Row]:
    """Return the rows of a part, with the columns that they lack from the table that has them."""
    rows = read_rows(part.table, package).records()
    if not part.of:
        return rows
    others = {row[part.by]: row for row in read_rows(part.of, package).records()}
    return [others.get(row[part.by], {}) | row for row in rows]


def _cell(row: Row, cell: str | Word) -> str | None:
    if isinstance(cell, Word):
        return cell.text
    return None if row[cell] is None else str(row[cell])
