"""The recorded audit: verdicts and outcomes as tables, written by ``make audit``.

A test recomputes both and compares them with the recorded files, so that a change of evidence
shows as a change of verdicts that somebody has to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.audit.outcomes import Outcome, outcomes
from claimbook.audit.soundness import refuse_faulty, refuse_unsound
from claimbook.audit.tables import Row, Tables, load_tables, rows
from claimbook.audit.verdicts import Verdict, counted_of, verdict_of, verdicts
from claimbook.package.arguments import place
from claimbook.package.descriptor import load_descriptor
from claimbook.package.listing import Listing
from claimbook.package.locate import Location, OpenPackage
from claimbook.package.tabular.schema import missing_values
from claimbook.package.vocabulary import RECORDED
from claimbook.texts import csv_text
from claimbook.writing import write_whole

if TYPE_CHECKING:
    import pandas as pd

EARLIER = "earlier_verdicts"
COMPARED = ("internal", "cited", "external", "basis")


def kept(day: str, package: Location | None = None) -> tuple[str, str] | None:
    """Return path and text of the table, with what the record is about to lose at its end.

    A claim has one row a day: what stood in the morning. None where the package lacks the table,
    or nothing is lost.
    """
    resource = load_descriptor(package).resources.get(EARLIER)
    if resource is None or not (lost := list(_lost(day, package))):
        return None
    added = csv_text(list(resource.fields), lost, header=False)
    return resource.path, resource.read_bytes().decode() + added


def _lost(day: str, package: Location | None) -> Iterator[Row]:
    now = verdict_of(package)
    known = {row["claim_id"] for row in rows(EARLIER, package) if str(row["date"]) == day}
    for row in rows("verdicts", package):
        verdict = now.get(row["claim_id"])
        if verdict is None or row["claim_id"] in known:
            continue
        if any((row[name] or "") != getattr(verdict, name) for name in COMPARED):
            yield row | {"date": day}


FOLDER = Path("data", "audit")
ALWAYS = RECORDED[:2]
"""Tables that are written for every package; the others only where it has them."""
COLUMNS = (
    "claim_id check question kind result claimed found basis source_class is_interested extent "
    "is_counted"
).split()


def outcome_listing(
    package: Location | None = None, found: Iterable[Outcome] | None = None
) -> Listing:
    """Return outcomes with the columns of the table ``outcomes``, as they are recorded.

    Args:
        package: The package.
        found: Which of its outcomes; all by default.
    """
    counted, found = counted_of(package), outcomes(package) if found is None else found
    flat = [outcome_row(each, each in counted[each.claim_id]) for each in found]
    return Listing.of(COLUMNS, flat)


def audit(package: Location | None = None) -> pd.DataFrame:
    """Return the verdict on every claim, recomputed.

    Args:
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row per claim, with the columns and types of the table ``verdicts``: ``claim_id``,
        ``internal``, ``cited``, ``external``, ``degree``, ``basis``, ``extent``, ``method``,
        ``source_class``, ``severity``, ``outcomes`` (how many the external verdict counts) and
        ``verdict_reason``.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        InvalidTableError: A table cannot be read with its types.
        InvalidPackageError: A table refers to what is not there, or breaks a rule between tables.

    Examples:
        >>> import techplomacy as tp
        >>> len(tp.audit()) == len(tp.read("claims"))
        True
    """
    found = audit_listing(package)
    fields = load_descriptor(package).fields("verdicts")
    if not fields:
        return verdict_frame(package)
    from claimbook.package.tabular.frame import typed_frame

    return typed_frame(found.only(list(fields)), fields)


def audit_listing(package: Location | None = None) -> Listing:
    """Return the verdict on every claim, recomputed, as the rows that `audit` gives.

    Raises:
        InvalidPackageError: A table refers to what is not there, or breaks a rule between tables.
    """
    refuse_unsound(place(package))
    found = verdict_listing(package)
    resource = load_descriptor(package).resources.get("verdicts")
    if resource is None:
        return found
    empty = missing_values(resource.schema)
    rows = [tuple(None if cell in empty else cell for cell in row) for row in found.rows]
    return Listing(found.columns, rows)


def verdict_listing(package: Location | None = None) -> Listing:
    """Return all verdicts with the columns of the table ``verdicts``, as they are recorded."""
    names = tuple(field.name for field in fields(Verdict))
    return Listing(names, [astuple(each) for each in verdicts(package)])


def verdict_frame(package: Location | None = None) -> pd.DataFrame:
    """Return all verdicts as a frame with the columns of the table ``verdicts``."""
    import pandas as pd

    found = verdict_listing(package)
    return pd.DataFrame(list(found.rows), columns=list(found.columns))


def outcome_row(outcome: Outcome, is_counted: bool) -> dict[str, str]:
    """Return an outcome as a row of the table ``outcomes``, as text."""
    row = vars(outcome) | {
        "is_interested": str(outcome.is_interested).lower(),
        "is_counted": str(is_counted).lower(),
        "extent": outcome.extent if outcome.works else "",
    }
    return {name: row[name] for name in COLUMNS}


def read_listings(package: Location | None = None) -> dict[str, Listing]:
    """Return, by their names, the tables of what outcomes read, and on which parts they bear."""
    tables, found = load_tables(package), outcomes(package)
    return {
        name: Listing(
            ("claim_id", "check", *columns),
            [(o.claim_id, o.check, *cells) for o in found for cells in read(o, tables)],
        )
        for name, (columns, read) in READ.items()
    }


def keyed_rows(outcome: Outcome, tables: Tables) -> Iterator[tuple[str, str]]:
    """Yield what an outcome read as table and key; a list is read with each of its rows."""
    for table, key in outcome.rows:
        if table == "enumerations":
            length = len(tables.enumerations.get(key, ()))
            yield from ((table, f"{key}|{position}") for position in range(1, length + 1))
        else:
            yield table, key


READ: dict[str, tuple[tuple[str, ...], Callable[[Outcome, Tables], Iterable[tuple[str, ...]]]]] = {
    "outcome_rows": (("table", "key"), keyed_rows),
    "outcome_works": (("work_id",), lambda outcome, _: zip(outcome.works, strict=True)),
    "outcome_parts": (("part",), lambda outcome, _: zip(outcome.parts, strict=True)),
}
"""Tables of what an outcome read, and on which parts it bears: their own columns, and the cells."""


def recorded(package: Location | None = None) -> dict[str, str]:
    """Return the text of each derived file, by its name."""
    listings = {"verdicts": verdict_listing(package), "outcomes": outcome_listing(package)}
    listings |= read_listings(package)
    there = load_descriptor(package).resources
    return {
        f"{name}.csv": listings[name].csv() for name in RECORDED if name in there or name in ALWAYS
    }


def write(package: OpenPackage, day: str = "") -> list[Path]:
    """Write the derived files of a package and return their paths.

    Args:
        package: The package.
        day: If given, verdicts that the record loses are kept as those that stood before this day.

    Raises:
        InvalidPackageError: The package has faults beside those that the writing mends.
    """
    refuse_faulty(package)
    texts = {FOLDER / name: text for name, text in recorded(package).items()}
    if day and (earlier := kept(day, package)):
        texts = {Path(earlier[0]): earlier[1]} | texts
    return [
        write_whole(package.root / path, text.encode(), package.root)
        for path, text in texts.items()
    ]
