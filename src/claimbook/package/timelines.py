"""The timeline: a view over every table that dates something.

`parts` says what is dated where. It is read here for the data frame, and by the exports for the
view of the same name in a database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from claimbook.package.arguments import place
from claimbook.package.article import article
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read
from claimbook.quantities.period import Period

if TYPE_CHECKING:
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
ROW = ["date", "what", "kind", "table", "key", "basis", "claim_id", "work_id"]


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
        both), ``claim_id``, ``work_id``. The index counts the rows.

    Raises:
        InvalidTableError: A table cannot be read with its types.

    Examples:
        >>> import techplomacy as tp
        >>> tp.timeline()["begins"].dropna().is_monotonic_increasing
        True
    """
    there = load_descriptor(place(package)).resources
    dated = [_rows(part, package) for part in parts(package) if part.table in there]
    frame = pd.concat([pd.DataFrame(columns=ROW, dtype="str"), *dated], ignore_index=True)
    spans = pd.DataFrame([span(date) for date in frame["date"]], columns=["begins", "ends"])
    frame = frame.join(spans.astype("datetime64[s]"))
    order = frame.assign(first=frame["begins"].fillna(frame["ends"]))
    order = order.sort_values(["first", "ends"], kind="stable")
    return order[COLUMNS].reset_index(drop=True)


def span(date: str) -> tuple[pd.Timestamp | None, pd.Timestamp | None]:
    """Return the first and the last day of an ISO 8601 date, month, year or interval."""
    period = Period.parse(date)
    first, last = period.first_day, period.last_day
    return first and pd.Timestamp(first), last and pd.Timestamp(last)


def _rows(part: Part, package: Location | None) -> pd.DataFrame:
    table = _joined(part, package)
    for name, value in part.only:
        table = table[table[name].isna() if value is None else table[name] == value]
    table = table[table[part.date].notna()]
    what = table[list(part.what)].agg(", ".join, axis="columns") if len(table) else []
    return pd.DataFrame(
        {
            "date": table[part.date],
            "what": what,
            "kind": _cells(table, part.kind),
            "table": part.table,
            "key": table[part.key],
            "basis": _cells(table, part.basis),
            "claim_id": table["claim_id"],
            "work_id": table[part.work] if part.work else None,
        }
    ).astype("str")


def _joined(part: Part, package: Location | None) -> pd.DataFrame:
    """Return the rows of a part, with the columns that they lack from the table that has them."""
    table = read(part.table, package=package)
    if not part.of:
        return table
    other = read(part.of, package=package)
    lacking = [name for name in other if name == part.by or name not in table]
    return table.merge(other[lacking], on=part.by, how="left", validate="many_to_one")


def _cells(table: pd.DataFrame, cells: str | Word) -> pd.Series | str:
    return cells.text if isinstance(cells, Word) else table[cells].astype("str")
