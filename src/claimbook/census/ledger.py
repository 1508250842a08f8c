"""The ledger's side of the census: the numerals of a package, and the title of its article."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.errors import TechplomacyError
from claimbook.package.listing import Listing
from claimbook.package.locate import Location
from claimbook.package.rows import read_rows

RUN = 4
"""Numerals in a row that make a passage recognisable wherever it stands."""
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
    columns = ["numeral_id", "token", "form", "section_id", "page", "role"]
    rows = _read("numerals", columns, package).rows
    ledger = [
        Entry(str(key), str(token), str(form), str(section), _page(page), place, str(role))
        for (key, token, form, section, page, role), place in zip(
            rows, _locations(package), strict=True
        )
    ]
    if not ledger:
        raise NoLedgerError("the table numerals is empty")
    return ledger


def _read(table: str, columns: Sequence[str], package: Location | None) -> Listing:
    rows = read_rows(table, package)
    if lacking := [name for name in columns if name not in rows.columns]:
        raise NoLedgerError(f"the table {table} has no column {', '.join(lacking)}")
    return rows.only(columns)


def _locations(package: Location | None) -> list[str]:
    """Return where each numeral stands; all in the text where the table does not say it."""
    rows = read_rows("numerals", package)
    if "location" not in rows.columns:
        return ["text"] * len(rows.rows)
    return [str(location) for (location,) in rows.only(["location"]).rows]


def _page(page: object) -> int | None:
    """Return the number of a page; an article on the web may have none."""
    return None if page is None else int(str(page))


def read_title(package: Location | None = None) -> str:
    """Return the title of the audited article, the one work of the class ``audited``.

    Raises:
        NoLedgerError: There is none, or more than one.
        TechplomacyError: The package or its table cannot be read.
    """
    works = _read("works", ["title", "source_class"], package).records()
    titles = [row["title"] for row in works if row["source_class"] == "audited"]
    if len(titles) != 1:
        raise NoLedgerError(f"the table works has {len(titles)} audited articles, not one")
    return str(titles[0])
