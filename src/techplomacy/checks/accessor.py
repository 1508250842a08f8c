"""The tables as a check sees them: each reading is recorded, so that provenance is never typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from techplomacy import quantity
from techplomacy.reading import read

Row = dict[str, Any]


@dataclass(frozen=True)
class Tables:
    """The article's tables, indexed by key: rows are dictionaries, an empty cell is None."""

    claims: dict[str, Row]
    works: dict[str, Row]
    citations: dict[str, Row]
    items: dict[str, tuple[str, ...]]
    markers: tuple[Row, ...]


@cache
def load(package: Path | None = None) -> Tables:
    """Read the tables that checks need, once for each package."""
    items: dict[str, list[str]] = {}
    for row in _rows("enumerations", package):
        items.setdefault(row["claim_id"], []).append(row["item"])
    return Tables(
        claims={row["claim_id"]: row for row in _rows("claims", package)},
        works={row["work_id"]: row for row in _rows("works", package)},
        citations={row["citation_id"]: row for row in _rows("citations", package)},
        items={claim: tuple(listed) for claim, listed in items.items()},
        markers=tuple(_rows("claim_citations", package)),
    )


def _rows(name: str, package: Path | None) -> list[Row]:
    frame = read(name, package=package).astype(object)
    return [dict(row) for row in frame.where(frame.notna(), None).to_dict("records")]


@dataclass
class Accessor:
    """What one check reads, and the record of it: pairs of table and key, in order."""

    tables: Tables
    rows_read: list[tuple[str, str]] = field(default_factory=list)

    def claim(self, claim_id: str) -> Row:
        """Return the row of one claim."""
        self._record("claims", claim_id)
        return self.tables.claims[claim_id]

    def stated(self, claim_id: str) -> quantity.Interval:
        """Return the printed value of a claim as an interval.

        Raises:
            ValueError: The claim prints no number.
        """
        row = self.claim(claim_id)
        interval = quantity.stated(row["value"] or "", row["qualifier"] or "", row["step"])
        if interval is None:
            raise ValueError(f"{claim_id} prints no number: {row['value']!r}")
        return interval

    def items(self, claim_id: str) -> tuple[str, ...]:
        """Return the items of the list that the article prints for a claim."""
        self._record("enumerations", claim_id)
        return self.tables.items.get(claim_id, ())

    def cited(self, claim_id: str) -> list[Row]:
        """Return the works cited for a claim, in the order of their markers."""
        ids = [m["citation_id"] for m in self.tables.markers if m["claim_id"] == claim_id]
        works = [self.tables.citations[citation]["work_id"] for citation in ids]
        cited = list(dict.fromkeys(work for work in works if work))
        for work_id in cited:
            self._record("works", work_id)
        return [self.tables.works[work_id] for work_id in cited]

    def years(self, claim_id: str) -> tuple[int, int]:
        """Return the first and the last year of the period of a claim.

        Raises:
            ValueError: The period is missing or open at one end.
        """
        period = self.claim(claim_id)["period"] or ".."
        first, _, last = period.partition("/")
        if ".." in period:
            raise ValueError(f"{claim_id} has no closed period: {period!r}")
        return int(first[:4]), int((last or first)[:4])

    def _record(self, table: str, key: str) -> None:
        if (table, key) not in self.rows_read:
            self.rows_read.append((table, key))
