"""The tables as one check sees them: each reading is recorded, so provenance is never typed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from fractions import Fraction

from claimbook.audit.source_classes import source_class
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.package.cells import AT_ACCEPTANCE, admitted, agreed, came_out
from claimbook.quantities import qualifiers as quantity
from claimbook.quantities.interval import Interval
from claimbook.quantities.period import Period

LEADING = 10
"""Last place that still counts as leading, where leading is not read as being first."""
WITHOUT_WIDTH = {"rank", "count", "year"}
"""Units of observations that are exact, whatever their step."""


class AmbiguousEvidenceError(LookupError):
    """No document has a value that a check may read, or documents differ."""


@dataclass
class EvidenceReader:
    """What one check reads, and the record of it: pairs of table and key, in order.

    The tables are those of the package in use, if no others are given. ``loose`` is the share by
    which a loose qualifier widens a value, ``leading`` the last place that counts as leading;
    sensitivity tries others.
    """

    tables: Tables = field(default_factory=load_tables)
    loose: Fraction = quantity.LOOSE_QUALIFIER_SHARE
    leading: int = LEADING
    rows_read: dict[tuple[str, str], None] = field(default_factory=dict)
    works_read: list[str] = field(default_factory=list)
    tables_read: dict[str, None] = field(default_factory=dict)

    def claim(self, claim_id: str) -> Row:
        """Return the row of one claim."""
        self._record("claims", claim_id)
        return self.tables.claims[claim_id]

    def stated(self, claim_id: str) -> Interval:
        """Return the printed value of a claim as an interval.

        Raises:
            ValueError: The claim prints no number.
        """
        row = self.claim(claim_id)
        printed, qualifier = row["value"] or "", row["qualifier"] or ""
        habits = self.tables.article.habits
        interval = quantity.stated(printed, qualifier, row["step"], self.loose, habits)
        if interval is None:
            raise ValueError(
                f"{claim_id} prints no number: {printed!r}; a unit such as % goes into its own "
                "column, and a range into two claims, or into a formula that compares"
            )
        return interval

    def record_file(self, row: Row) -> None:
        """Record that a file of the package was read, and the work that it is part of."""
        self._record("files", row["file_id"])
        self.works_read.append(row["work_id"])

    def items(self, claim_id: str) -> tuple[str, ...]:
        """Return the items of the list that the article prints for a claim."""
        self._record("enumerations", claim_id)
        return self.tables.enumerations.get(claim_id, ())

    def cited(self, claim_id: str) -> list[Row]:
        """Return the works cited for a claim, in the order of their markers."""
        cited = self.tables.works_cited(claim_id)
        for work_id in cited:
            self._record("works", work_id)
        return [self.tables.works[work_id] for work_id in cited]

    def years(self, claim_id: str) -> tuple[int, int]:
        """Return the first and the last year of the period of a claim.

        Raises:
            ValueError: The period is missing or open at one end.
        """
        return self.year(claim_id), self.year(claim_id, last=True)

    def year(self, claim_id: str, *, last: bool = False) -> int:
        """Return the first year of the period of a claim, or the last.

        Raises:
            ValueError: The period is missing or open at that end.
        """
        text = self.claim(claim_id)["period"]
        period = Period.parse(text)
        year = period.last_year if last else period.first_year
        if year is None:
            raise ValueError(f"{claim_id} has no {'last' if last else 'first'} year: {text!r}")
        return year

    def value(
        self,
        indicator: str,
        entity: str,
        year: int,
        *,
        edition: str | None = None,
        work: str | None = None,
    ) -> Interval:
        """Return one observation as an interval of its own step.

        Which one is said in `claimbook.package.cells`: without an edition only what was out at the
        acceptance counts. Of the documents that have the value the best class of source is read.

        Raises:
            AmbiguousEvidenceError: There is none, or documents differ; name an edition or a work.
        """
        return self._interval(self._one(indicator, entity, year, edition, work))

    def _one(
        self, indicator: str, entity: str, year: int, edition: str | None, work: str | None
    ) -> Row:
        rows = self._matching(indicator, entity, year, edition, work)
        return self._best_of(rows, indicator, entity, year)

    def _best_of(self, rows: list[Row], indicator: str, entity: str, year: int) -> Row:
        best = self._best(agreed(rows))
        if not best:
            found = ", ".join(f"{row['edition']}: {row['value']}" for row in rows) or "none"
            raise AmbiguousEvidenceError(f"{indicator} {entity} {year}: {found}")
        for row in best:
            key = (indicator, entity, str(year), row["edition"], row["work_id"])
            self._record("observations", "|".join(key))
            self.works_read.append(row["work_id"])
        return best[0]

    def values(
        self,
        indicator: str,
        year: int,
        *,
        edition: str | None = None,
        work: str | None = None,
        without: Collection[str] = (),
    ) -> dict[str, Interval]:
        """Return the observations of all entities but some in one year, read as by `value`."""
        rows = self._rows_of(indicator, year, edition, work, without)
        return {entity: self._interval(row) for entity, row in rows.items()}

    def score(
        self, indicator: str, entity: str, year: int, *, edition: str | None = None
    ) -> Fraction:
        """Return one observation as published, without width: what a ranking goes by."""
        return _score(self._one(indicator, entity, year, edition, None))

    def scores(
        self,
        indicator: str,
        year: int,
        *,
        edition: str | None = None,
        work: str | None = None,
        without: Collection[str] = (),
    ) -> dict[str, Fraction]:
        """Return the observations of all entities but some in one year, each read as by `score`."""
        rows = self._rows_of(indicator, year, edition, work, without)
        return {entity: _score(row) for entity, row in rows.items()}

    def rows(self, table: str, **where: object) -> list[Row]:
        """Return the rows of a table of this article's own that have the values given.

        The row, and the work in which it was read, count as read; what is dated after the day of
        acceptance does not judge a claim and is left out.
        """
        found = [
            row
            for row in self.tables.own.get(table, ())
            if all(row[name] == value for name, value in where.items())
            if came_out(row.get("date"), self.tables.accepted)
        ]
        for row in found:
            self._record(table, str(next(iter(row.values()))))
            self.works_read += [row["work_id"]] if row.get("work_id") else []
        self.tables_read[table] = None
        return found

    def _rows_of(
        self,
        indicator: str,
        year: int,
        edition: str | None,
        work: str | None,
        without: Collection[str] = (),
    ) -> dict[str, Row]:
        return {
            entity: self._best_of(rows, indicator, entity, year)
            for entity in self.tables.entities.get((indicator, year), ())
            if entity not in without
            and (rows := self._matching(indicator, entity, year, edition, work))
        }

    def _best(self, rows: list[Row]) -> list[Row]:
        works = self.tables.works
        ranks = [self.tables.ranks[source_class(row["work_id"], works)] for row in rows]
        return [row for row, rank in zip(rows, ranks, strict=True) if rank == min(ranks)]

    def _matching(
        self, indicator: str, entity: str, year: int, edition: str | None, work: str | None
    ) -> list[Row]:
        rows = self.tables.observations.get((indicator, entity, year), ())
        counted = admitted(rows, self.tables.accepted, AT_ACCEPTANCE, edition)
        return [row for row in counted if work in (None, row["work_id"])]

    def _interval(self, row: Row) -> Interval:
        step = row["step"]
        if step is not None and self._unit(row) in WITHOUT_WIDTH:
            step = None
        value, qualifier = Fraction(str(row["value"])), row["qualifier"] or ""
        return quantity.widened(value, qualifier, step, self.loose)

    def _unit(self, row: Row) -> str:
        return str(self.tables.indicators[row["indicator_id"]]["unit"])

    def _record(self, table: str, key: str) -> None:
        self.rows_read[table, key] = None


def _score(row: Row) -> Fraction:
    return Fraction(str(row["value"]))
