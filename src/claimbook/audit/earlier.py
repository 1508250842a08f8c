"""Earlier verdicts: what the record loses where an audit gives something else."""

import csv
import io
from collections.abc import Iterator

from claimbook.audit.tables import Row, rows
from claimbook.audit.verdicts import verdict_of
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import Location

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
    file = io.StringIO()
    names = list(resource.fields)
    csv.DictWriter(file, names, "", "ignore", lineterminator="\n").writerows(lost)
    return resource.path, resource.read_bytes().decode() + file.getvalue()


def _lost(day: str, package: Location | None) -> Iterator[Row]:
    now = verdict_of(package)
    known = {row["claim_id"] for row in rows(EARLIER, package) if str(row["date"]) == day}
    for row in rows("verdicts", package):
        verdict = now.get(row["claim_id"])
        if verdict is None or row["claim_id"] in known:
            continue
        if any((row[name] or "") != getattr(verdict, name) for name in COMPARED):
            yield row | {"date": day}
