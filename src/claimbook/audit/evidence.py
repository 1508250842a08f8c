"""The evidence on claims as one tidy frame: a row for each row of a table that an outcome read.

What the article itself says is not in it: rows of claims and of its lists are no evidence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from claimbook.audit.outcomes import Outcome, outcomes_by_claim
from claimbook.audit.tables import Row, Tables, load_tables
from claimbook.audit.verdicts import counted_of, outcomes_of, verdict_of
from claimbook.errors import UnknownClaimError
from claimbook.package.arguments import of_type, place
from claimbook.package.caching import once_per_package
from claimbook.package.cells import observation
from claimbook.package.listing import Listing
from claimbook.package.locate import OpenPackage

if TYPE_CHECKING:
    import pandas as pd

    from claimbook.package.locate import Location

TYPES = {
    "claim_id": "str",
    "external": "str",
    "decides": "boolean",
    "check": "str",
    "kind": "str",
    "result": "str",
    "basis": "str",
    "source_class": "str",
    "table_name": "str",
    "row_key": "str",
    "says": "str",
    "value": "float64",
    "unit": "str",
    "year": "Int64",
    "work_id": "str",
    "title": "str",
    "locator": "str",
    "url": "str",
}
"""The columns of the frame, and their types."""
_OF_THE_ARTICLE = {"claims", "enumerations", "citations", "claim_citations", "numerals"}


def evidence(
    claim_id: str | None = None, *, every: bool = False, package: Location | None = None
) -> pd.DataFrame:
    """Return the rows that decide a claim, each with the document in which it was read.

    Args:
        claim_id: The claim, as ``C157``; all claims if None.
        every: Other rows too: of evidence that a better class of source outweighs or that was read
            on a claim that is not checkable, and statements that decide nothing.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row for each that was read: ``claim_id``, ``external`` (the verdict), ``decides`` (if
        the verdict counts its outcome), ``check``, ``kind`` (computed or coded), ``result``,
        ``basis``, ``source_class``, ``table_name`` and ``row_key`` (where the row stands), ``says``
        (its statement, or what was observed of whom), ``value`` (float64), ``unit``, ``year``
        (Int64), ``work_id``, ``title``, ``locator``, ``url``. Empty where nothing decides.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        UnknownClaimError: No claim has that identifier; the message names the nearest.
        InvalidTableError: A table cannot be read with its types.
        InvalidPackageError: A table refers to what is not there, or breaks a rule between tables.
        CheckError: A check cannot be computed from the tables.

    Examples:
        >>> import techplomacy as tp
        >>> tp.evidence("C380")["table_name"].unique().tolist()
        ['observations']
    """
    return evidence_listing(claim_id, every=every, package=package).frame(TYPES)


def evidence_listing(
    claim_id: str | None = None, *, every: bool = False, package: Location | None = None
) -> Listing:
    """Return what `evidence` returns as rows of plain values.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        UnknownClaimError: No claim has that identifier; the message names the nearest.
    """
    of_type("claim_id", claim_id, str, type(None))
    of_type("every", every, bool)
    known = load_tables(place(package)).claims
    if claim_id is not None and claim_id not in known:
        raise UnknownClaimError(claim_id, known)
    rows = [
        row
        for each in ([claim_id] if claim_id is not None else known)
        for row in _rows_of(package)(each)
        if every or row["decides"]
    ]
    return Listing.of(TYPES, rows)


@once_per_package
def _rows_of(package: OpenPackage) -> Callable[[str], list[Row]]:
    """Return a function that gives the rows on one claim, those that decide nothing too."""
    tables, known = load_tables(package), outcomes_by_claim(package)
    verdicts, counted = verdict_of(package), counted_of(package)

    def rows_of(claim_id: str) -> list[Row]:
        head = {"claim_id": claim_id, "external": verdicts[claim_id].external}
        of_claim = outcomes_of(tables.claims[claim_id], known)
        found = [each for each in of_claim if each.question == "external"]
        rows: list[Row] = []
        for outcome in dict.fromkeys([*found, *counted[claim_id]]):
            decides = {"decides": outcome in counted[claim_id]}
            rows += [head | decides | row for row in _read_rows(outcome, tables)]
        known_checks = {outcome.check for outcome in found}
        silent = [
            s for s in tables.statements.get(claim_id, ()) if s["statement_id"] not in known_checks
        ]
        return rows + [head | {"decides": False} | _silent(row, tables) for row in silent]

    return cache(rows_of)


def _silent(row: Row, tables: Tables) -> Row:
    """Return a statement that decides nothing; its stance stands in place of a result."""
    key = row["statement_id"]
    said = {"check": key, "kind": "coded", "result": row["stance"]}
    said["source_class"] = tables.works[row["work_id"]]["source_class"]
    place = {"table_name": "statements", "row_key": key}
    return said | place | _stated(key, row["claim_id"], tables)


def _read_rows(outcome: Outcome, tables: Tables) -> list[Row]:
    said = {
        "check": outcome.check,
        "kind": outcome.kind,
        "result": outcome.result,
        "basis": outcome.basis,
        "source_class": outcome.source_class,
    }
    read = [(table, key) for table, key in outcome.rows if table not in _OF_THE_ARTICLE]
    return [
        said | {"table_name": table, "row_key": key} | _row(table, key, outcome, tables)
        for table, key in read
    ]


def _row(table: str, key: str, outcome: Outcome, tables: Tables) -> Row:
    """Return what a row says; what neither observes nor states is described by its outcome."""
    if table == "observations":
        return _observed(key, tables)
    if table == "statements":
        return _stated(key, outcome.claim_id, tables)
    work = _of_work(key, tables) if key in tables.works else {}
    return {"says": outcome.found} | work


def _observed(key: str, tables: Tables) -> Row:
    found = observation(key, tables.observations)
    about = tables.indicators[found["indicator_id"]]
    where = f"{found['entity_id']}, {found['year']} (edition {found['edition']})"
    return {
        "says": f"{about['title']}, {where}",
        "value": found["value"],
        "unit": about["unit"],
        "year": found["year"],
        "locator": found["locator"],
    } | _of_work(found["work_id"], tables)


def _stated(key: str, claim_id: str, tables: Tables) -> Row:
    found = tables.statement(claim_id, key)
    said = {"says": found["statement"], "locator": found["locator"]}
    return said | _of_work(found["work_id"], tables)


def _of_work(work_id: str, tables: Tables) -> Row:
    work = tables.works[work_id]
    return {"work_id": work_id, "title": work["title"], "url": work["url"]}
