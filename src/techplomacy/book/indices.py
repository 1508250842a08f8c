"""Denmark's place on every index of the evidence, edition by edition."""

import csv
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.package.caching import kept_with_package
from techplomacy.checks.places import GROUPS, OWN, place

LISTED = Path(__file__).with_suffix(".csv")
"""All that rank the country, or its capital, among others: one row an `Index`."""


class Index(NamedTuple):
    """An index as the survey of places shows it.

    Attributes:
        indicator: Its identifier.
        name: A short name.
        subject: What it ranks by, as a group of the figure.
        entity: Who is ranked: the country or its capital.
        work: The document, where two print different precisions; empty elsewhere.
    """

    indicator: str
    name: str
    subject: str
    entity: str = OWN
    work: str = ""


WHOLE = "whole indices"
"""The subject of the indices that rank by all that they measure."""
PANEL = 20
"""States below which a place is not computed from scores."""


@kept_with_package
def standings() -> pd.DataFrame:
    """Return one row an index and year.

    Columns: ``indicator``, ``index_name``, ``subject``, ``year``, ``edition``, ``place``,
    ``seen`` (how many states or cities the tables have of that panel), ``is_computed``.
    """
    with LISTED.open(encoding="utf-8", newline="") as file:
        listed = [Index(**row) for row in csv.DictReader(file)]
    rows = [row for index in listed for row in _rows(index)]
    columns = [
        "indicator",
        "index_name",
        "subject",
        "year",
        "edition",
        "place",
        "seen",
        "is_computed",
    ]
    return pd.DataFrame(rows, columns=columns)


def _rows(index: Index) -> list[tuple[object, ...]]:
    is_rank = load_tables().indicators[index.indicator]["unit"] == "rank"
    rows: list[tuple[object, ...]] = []
    for year, edition, seen in _editions(index):
        t = EvidenceReader()
        if is_rank:
            found = int(t.value(index.indicator, index.entity, year, edition=edition).low or 0)
        elif seen >= PANEL:
            found = place(t, index.indicator, year, edition, work=index.work or None)
        else:
            continue
        name = (index.indicator, index.name, index.subject)
        rows.append((*name, year, edition, found, seen, not is_rank))
    return rows


def _editions(index: Index) -> list[tuple[int, str, int]]:
    """Return year, edition and number of states, of each year the edition with most of them.

    Of editions with equally many it is the earliest.
    """
    states: dict[tuple[int, str], set[str]] = {}
    tables = load_tables()
    years = {year: own for (name, year), own in tables.entities.items() if name == index.indicator}
    for year, entities in years.items():
        for entity in set(entities) - set(GROUPS):
            for row in tables.observations[index.indicator, entity, year]:
                states.setdefault((year, row["edition"]), set()).add(entity)
    sizes = {key: len(members) for key, members in states.items() if index.entity in members}
    best = sorted(sizes, key=lambda key: (key[0], -sizes[key], key[1]))
    first = dict.fromkeys(year for year, _ in best)
    chosen = [next(key for key in best if key[0] == year) for year in first]
    return [(year, edition, sizes[year, edition]) for year, edition in chosen]
