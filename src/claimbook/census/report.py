"""The census as a table: one row for whatever is not simply matched, and one line that sums up."""

from bisect import bisect
from collections.abc import Iterator

import pandas as pd

from claimbook.census.align import Link
from claimbook.census.comparison import Census

COPY_LACKS = "copy lacks"
LEDGER_LACKS = "ledger lacks"
FURNITURE = "set apart"
COLUMNS = [
    "outcome",
    "token",
    "numeral_id",
    "section_id",
    "page",
    "location",
    "in_copy",
    "copy_location",
    "copy_line",
    "remark",
]
"""Section, page and location are those of the row before, where the ledger lacks a numeral."""

CONTEXT = 60
"""Characters of a line that are shown."""

Row = dict[str, object]


def report(census: Census) -> pd.DataFrame:
    """Return what was not simply matched, faults first.

    Returns:
        One row per numeral, with `COLUMNS`. ``outcome`` is ``copy lacks`` or ``ledger lacks`` (the
        faults); ``joined``, ``divided`` or ``moved`` (accounted for, but printed otherwise); or
        ``set apart`` (not of the article, with the reason in ``remark``).
    """
    rows = [*_lacking(census), *_different(census), *_set_apart(census)]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"page": "Int64"})


def summary(census: Census) -> str:
    """Return the sum of the census in one line."""
    accounted = len(census.ledger) - len(census.copy_lacks)
    return (
        f"{accounted} of {len(census.ledger)} numerals of the ledger are in the copy; "
        f"the copy lacks {len(census.copy_lacks)}, the ledger lacks {len(census.ledger_lacks)}"
    )


def _lacking(census: Census) -> Iterator[Row]:
    links = sorted(census.matched)
    starts = [link.entries[0] for link in links]
    for i in census.copy_lacks:
        place = bisect(starts, i)
        near = links[place - 1].numerals[-1] if place else 0
        after = (
            {"copy_location": f"after {_copy(census, near)['copy_location']}"}
            if census.copy
            else {}
        )
        yield {"outcome": COPY_LACKS, **_entry(census, i), **after}
    found = {j: link.entries[-1] for link in census.links for j in link.numerals}
    for j in census.ledger_lacks:
        row = _entry(census, max((found[k] for k in found if k < j), default=0))
        near_row = {key: row[key] for key in ("section_id", "page", "location")}
        yield {"outcome": LEDGER_LACKS, **near_row, **_copy(census, j)}


def _different(census: Census) -> Iterator[Row]:
    for link in sorted(census.matched):
        if len(link.entries) > 1:
            yield _linked(census, link, "joined", "a marker is glued to the number before it")
        elif len(link.numerals) > 1:
            yield _linked(census, link, "divided", "a space or line break divides the number")
    for link in sorted(census.moved):
        yield _linked(census, link, "moved", "stands elsewhere in the copy")


def _linked(census: Census, link: Link, outcome: str, remark: str) -> Row:
    rows = [_entry(census, i) for i in link.entries]
    both = {key: " ".join(str(row[key]) for row in rows) for key in ("token", "numeral_id")}
    printed = " ".join(census.copy[j].token for j in link.numerals)
    copy = {**_copy(census, link.numerals[0]), "in_copy": printed}
    return {"outcome": outcome, **rows[0], **both, **copy, "remark": remark}


def _set_apart(census: Census) -> Iterator[Row]:
    for token, line in census.before:
        where = {"in_copy": token, "copy_location": line.place, "copy_line": _short(line.text)}
        yield {"outcome": FURNITURE, **where, "remark": "before the title"}
    for j, reason in sorted(census.furniture.items()):
        yield {"outcome": FURNITURE, **_copy(census, j), "remark": reason}


def _entry(census: Census, i: int) -> Row:
    entry = census.ledger[i]
    return {key: getattr(entry, key) for key in COLUMNS[1:6]}


def _copy(census: Census, j: int) -> Row:
    numeral = census.copy[j]
    line = census.lines[numeral.line]
    return {
        "in_copy": numeral.token,
        "copy_location": line.place,
        "copy_line": _short(line.text, numeral.column),
    }


def _short(text: str, column: int = 0) -> str:
    """Return the part of a line round a column, as context."""
    first = max(0, column - CONTEXT // 2)
    part = " ".join(text[first : first + CONTEXT].split())
    return f"{'…' if first else ''}{part}{'…' if first + CONTEXT < len(text) else ''}"
