"""Checks of how sources are cited: their age beside the claim, and the day they were read."""

import datetime
from dataclasses import dataclass

from claimbook.audit.tables import Tables
from claimbook.quantities.period import Period, year_of


@dataclass(frozen=True)
class Older:
    """A work cited for a claim about a year after the work's own."""

    claim_id: str
    work_id: str
    year: int


@dataclass(frozen=True)
class Accessed:
    """When a source was read, and whether the article had been received by then."""

    work_id: str
    accessed: str
    is_before_receipt: bool


def older_sources(tables: Tables) -> list[Older]:
    """Return each citation of a work that was issued before the year that it is cited for.

    The year is the last of the claim's period. Claims without a closed period are left out, and
    claims about a time after the article's receipt: a plan is rightly cited from an older work.
    """
    found = []
    limit = Period.parse(tables.received).last_year or datetime.MAXYEAR
    for marker in tables.claim_citations:
        claim = tables.claims[marker["claim_id"]]
        work = tables.works.get(tables.citations[marker["citation_id"]]["work_id"] or "")
        year = Period.parse(claim["period"]).last_year
        if not (work and work["issued"] and year):
            continue
        if int(year_of(work["issued"])) < year <= limit:
            found.append(Older(marker["claim_id"], work["work_id"], year))
    return found


def access_dates(tables: Tables) -> list[Accessed]:
    """Return each work with a printed day of access; none if no day of receipt is printed."""
    received = tables.received
    if received is None:
        return []
    days = {work_id: str(work["accessed"])[:10] for work_id, work in tables.works.items()}
    return [
        Accessed(work_id, day, day < received) for work_id, day in days.items() if day != "None"
    ]
