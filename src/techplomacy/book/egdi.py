"""The survey of the United Nations on e-government: all states, all editions, who leads."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pandas as pd

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.package.caching import kept_with_package
from techplomacy.checks.places import OWN

RANK, VALUE = "un_egdi_rank", "un_egdi_value"
PARTS = {
    "un_osi": "online services",
    "un_tii": "telecommunication",
    "un_hci": "human capital",
}
"""The three indices whose mean is the whole, with short names."""


IN_PART = 0.5
"""Share of the states of the fullest survey up to which another was read in part alone."""


def short(name: str) -> str:
    """Return a name of a state that is short enough to stand above one survey."""
    return {"United States": "US", "United Kingdom": "UK"}.get(name, name)


@kept_with_package
def surveys() -> tuple[int, ...]:
    """Return the years of the editions that the tables have whole, the earliest first."""
    states = Counter(year for name, _, year in load_tables().observations if name == RANK)
    most = max(states.values())
    return tuple(sorted(year for year, number in states.items() if number > most * IN_PART))


@kept_with_package
def matrix(indicator: str = RANK) -> pd.DataFrame:
    """Return the numbers of an index: one row a state, one column a survey; empty if not ranked."""
    columns = {}
    for year in surveys():
        found = EvidenceReader().scores(indicator, year, edition=str(year))
        columns[year] = {state: float(score) for state, score in found.items()}
    return pd.DataFrame(columns).sort_index()


def places(indicator: str = RANK) -> pd.DataFrame:
    """Return places by an index: as published for the whole, else computed from the scores."""
    if indicator == RANK:
        return matrix(RANK)
    return matrix(indicator).rank(ascending=False, method="min")


def denmark_places(indicator: str = RANK) -> pd.Series[int]:
    """Return Denmark's place by survey."""
    return places(indicator).loc[OWN].astype(int)


def leads() -> pd.DataFrame:
    """Return the unbroken leads: ``entity_id``, ``first``, ``last`` survey, number ``surveys``."""
    first = matrix().eq(1).idxmax()
    rows = []
    for state, years in groupby(first.index, first.get):
        run = list(years)
        rows.append((state, run[0], run[-1], len(run)))
    return pd.DataFrame(rows, columns=["entity_id", "first", "last", "surveys"])


def ahead_by_sum() -> list[int]:
    """Return the surveys in which Denmark is first by the whole and by none of its parts."""
    whole = denmark_places()
    parts = pd.DataFrame({name: denmark_places(indicator) for indicator, name in PARTS.items()})
    return [int(year) for year in whole.index[(whole == 1) & (parts > 1).all(axis=1)]]
