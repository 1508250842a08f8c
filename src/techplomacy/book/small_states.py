"""Small states by population: thresholds in use, the states below them, and their ranks."""

from __future__ import annotations

import pandas as pd

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import Row, load_tables
from claimbook.package.caching import kept_with_package
from techplomacy.book import egdi as survey

LIMIT = "small_state_population_limit"
POPULATION, YEAR, VINTAGE = "wb_population", 2024, "2026-05"
"""The only years with populations of all states are late: groups are those of this one."""


@kept_with_package
def limits() -> list[Row]:
    """Return the observations of limits, the lowest first."""
    rows = [
        r for (i, _, _), found in load_tables().observations.items() if i == LIMIT for r in found
    ]
    return sorted(rows, key=lambda row: float(row["value"]))


@kept_with_package
def population() -> pd.Series[float]:
    """Return the population of each state of the last survey, the smallest first."""
    surveyed = survey.matrix().iloc[:, -1].dropna().index
    others = set(load_tables().entities[POPULATION, YEAR]) - set(surveyed)
    found = EvidenceReader().scores(POPULATION, YEAR, edition=VINTAGE, without=others)
    return pd.Series({state: float(number) for state, number in found.items()}).sort_values()


def small(limit: Row) -> pd.Series[bool]:
    """Return for each state whether it counts as small under a limit."""
    bound = float(limit["value"])
    every = population()
    return every.lt(bound) if limit["qualifier"] == "under" else every.le(bound)


def small_states_in_top(limit: Row, top: int) -> pd.Series[int]:
    """Return by survey how many of the first ``top`` states are small."""
    states = small(limit)
    chosen = survey.matrix().reindex(states.index[states])
    return (chosen <= top).sum()


def medians(limit: Row) -> pd.DataFrame:
    """Return by survey the median place of ``small`` and of ``other`` states.

    A place is given as the share of ranked states that stand no lower, so that surveys with more
    states can be compared; the middle of all is about a half.
    """
    standing = survey.matrix() / survey.matrix().count()
    is_small = small(limit).reindex(standing.index)
    groups = standing.groupby(is_small.map({True: "small", False: "other"})).median()
    return groups.T[["small", "other"]]
