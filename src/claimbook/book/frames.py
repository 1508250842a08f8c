"""Frames that several figures and chapters share: joined tables, and series of observations."""

from fractions import Fraction

import pandas as pd

from claimbook.audit.record import verdict_frame
from claimbook.audit.tables import Row, rows
from claimbook.package.article import article
from claimbook.package.caching import kept_with_package
from claimbook.package.cells import acceptance, observed_cells
from claimbook.package.labels import labels
from claimbook.package.reading import read
from claimbook.quantities.interval import Interval

BODY = {"body", "conclusion"}
"""Kinds of section that figures by section show."""


@kept_with_package
def body() -> tuple[str, ...]:
    """Return the sections of the text proper, in their order."""
    return tuple(row["section_id"] for row in rows("sections", None) if row["kind"] in BODY)


@kept_with_package
def section_names() -> dict[str, str]:
    """Return a short name of each section, or its title where the settings have none."""
    short = article().section_names
    return {
        row["section_id"]: short.get(row["section_id"], row["title"])
        for row in rows("sections", None)
    }


@kept_with_package
def entity_names() -> dict[str, str]:
    """Return the name of each entity."""
    return {row["entity_id"]: row["name"] for row in rows("entities", None)}


def why_not_checkable(row: Row) -> str:
    """Return the label of the reason why a claim cannot be checked."""
    return labels("claims", "not_checkable_reason")[row["not_checkable_reason"]]


def claims() -> pd.DataFrame:
    """Return the claims with their verdicts and whether a work is cited for them.

    Returns:
        One row per claim: the columns of ``claims`` and of ``verdicts``, and ``is_cited``.
    """
    frame = read("claims")
    cited = set(citations()["claim_id"])
    verdicts = verdict_frame()
    return frame.merge(verdicts, on="claim_id").assign(is_cited=frame["claim_id"].isin(cited))


def citations() -> pd.DataFrame:
    """Return each citation of a claim with its work, once where a claim cites a work twice.

    Returns:
        One row per claim and work: the columns of ``claim_citations``, ``kind`` and ``work_id`` of
        the citation, and ``source_class``, ``issued`` and ``title`` of the work.
    """
    pairs = read("claim_citations").merge(
        read("citations")[["citation_id", "kind", "work_id"]], on="citation_id"
    )
    works = read("works")[["work_id", "source_class", "issued", "title"]]
    return pairs.merge(works, on="work_id").drop_duplicates(["claim_id", "work_id"])


COLUMNS = ["indicator_id", "entity_id", "year", "value", "edition", "work_id", "is_later"]


@kept_with_package
def series(indicator: str, entity: str, work_id: str = "") -> pd.DataFrame:
    """Return one row per year of an indicator of one entity, in the order of years.

    The values are those of `claimbook.package.cells`. ``is_later`` says that one came out after the
    article was accepted.

    Args:
        indicator: The indicator.
        entity: The entity.
        work_id: The work whose edition is taken where documents differ.

    Raises:
        LookupError: There is no such observation, or documents differ and this one has none.
    """
    cells, day = observed_cells(), acceptance()
    keys = sorted(cell for cell in cells if cell[:2] == (indicator, entity))
    if not keys:
        raise LookupError(f"no observation of {indicator} for {entity}")
    rows = []
    for cell in keys:
        named = next((row["edition"] for row in cells[cell] if row["work_id"] == work_id), None)
        found = cells.value(cell, day) or cells.value(cell, day, named)
        if found is None:
            raise LookupError(f"documents differ on {indicator} for {entity} in {cell[2]}")
        rows.append([found.row[name] for name in COLUMNS[:-1]] + [found.is_later])
    return pd.DataFrame(rows, columns=COLUMNS)


def ends(interval: Interval) -> tuple[float, float]:
    """Return both ends of an interval.

    Raises:
        ValueError: It has no end on one side.
    """
    if interval.low is None or interval.high is None:
        raise ValueError(f"{interval} has no end on one side")
    return float(interval.low), float(interval.high)


def middle(interval: Interval) -> float:
    """Return the middle of an interval, or its only end where the other is open."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return float(sum(ends, Fraction(0)) / len(ends))
