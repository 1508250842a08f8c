"""The ledger's side of the census: the numerals of a package, and the title of its article."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.errors import TechplomacyError
from claimbook.package.listing import Row
from claimbook.package.locate import Location
from claimbook.package.rows import read_rows
from claimbook.package.vocabulary import AUDITED

RUN = 4
"""Numerals in a row that make a passage recognisable wherever it stands."""
TEXTS = ("numeral_id", "token", "form", "section_id", "role")
"""The columns of the table ``numerals`` that are texts, and that it must have."""
MARKERS = frozenset({"footnote-marker", "citation-marker"})


class NoLedgerError(TechplomacyError, ValueError):
    """The package has no numerals, or no audited article among its works."""

    code = "no-ledger"


@dataclass(frozen=True)
class Entry:
    """A row of the table ``numerals``, as far as the census needs it."""

    numeral_id: str
    token: str
    form: str
    section_id: str
    page: int | None
    location: str
    role: str

    @property
    def is_marker(self) -> bool:
        """Whether it may be printed raised, right after what it is attached to."""
        return self.role in MARKERS


def is_recognisable(run: Sequence[Entry]) -> bool:
    """Say whether a run of rows can be recognised out of place: a long run, or a footnote."""
    is_note = all(entry.location == "footnote" for entry in run)
    marked = is_note and len(run) > 1 and run[0].role == "footnote-marker"
    return marked or len(run) >= RUN


def read_ledger(package: Location | None = None) -> list[Entry]:
    """Return the numerals of a package in the order of print.

    Raises:
        NoLedgerError: The table is empty, or lacks a column.
        TechplomacyError: The package or its table cannot be read.
    """
    rows = _read("numerals", [*TEXTS, "page"], package)
    if not rows:
        raise NoLedgerError("the table numerals is empty")
    return [_entry(row) for row in rows]


def _read(table: str, columns: Sequence[str], package: Location | None) -> list[Row]:
    rows = read_rows(table, package)
    if lacking := [name for name in columns if name not in rows.columns]:
        raise NoLedgerError(f"the table {table} has no column {', '.join(lacking)}")
    return rows.records()


def _entry(row: Row) -> Entry:
    """Return a numeral; it stands in the text where the table does not say where.

    An article on the web may have no pages.
    """
    page = None if row["page"] is None else int(str(row["page"]))
    texts = {name: str(row[name]) for name in TEXTS}
    return Entry(**texts, page=page, location=str(row.get("location", "text")))


def read_title(package: Location | None = None) -> str:
    """Return the title of the audited article, the one work of the class ``audited``.

    Raises:
        NoLedgerError: There is none, or more than one.
        TechplomacyError: The package or its table cannot be read.
    """
    works = _read("works", ["title", "source_class"], package)
    titles = [row["title"] for row in works if row["source_class"] == AUDITED]
    if len(titles) != 1:
        raise NoLedgerError(
            f"the table works has {len(titles)} works of the class audited, not one: the article"
        )
    return str(titles[0])
