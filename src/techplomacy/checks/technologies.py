"""Checks of the section on technologies, on evidence: use of AI, and flows of specialists."""

from __future__ import annotations

from fractions import Fraction

from techplomacy.checks.accessor import Accessor
from techplomacy.checks.registry import Found, check

RELEASE = "2025-01-23"
"""Day of the release by Eurostat that first had the year's figures."""
COPY = "2026-02-23"
"""A later copy of the figures of all countries; those in the first release agree with it."""
UNIONS = {"EU27", "EU28", "EA20"}


@check("C379")
def ai_use_by_eurostat(t: Accessor) -> Found:
    """The share of enterprises is read in Eurostat's release."""
    return t.value("eurostat_ai_enterprises_pct", "DNK", 2024)


@check("C379")
def ai_use_by_the_government(t: Accessor) -> Found:
    """The share is read in the government's own document."""
    return t.value("dst_ai_enterprises_pct", "DNK", 2024)


@check("C380")
def ai_use_relative_to_the_union(t: Accessor) -> Found:
    """The Danish share is divided by that of the European Union, both of one release."""
    denmark = t.value("eurostat_ai_enterprises_pct", "DNK", 2024, edition=RELEASE)
    return denmark / t.value("eurostat_ai_enterprises_pct", "EU27", 2024, edition=RELEASE)


@check("C381")
def union_average_exact(t: Accessor) -> Found:
    """The share of the European Union is read in Eurostat's own article, to two decimals."""
    return t.value("eurostat_ai_enterprises_pct", "EU27", 2024, edition="2025-01")


@check("C381")
def union_average_as_released(t: Accessor) -> Found:
    """The share of the European Union is read in the last release, to one decimal."""
    return t.value("eurostat_ai_enterprises_pct", "EU27", 2024, edition="2025-12-13")


@check("C488")
def specialists_arriving(t: Accessor) -> Found:
    """The number that arrived is read."""
    return t.value("digital_talent_inflow", "DNK", 2023)


@check("C489")
def specialists_leaving(t: Accessor) -> Found:
    """The number that left is read."""
    return t.value("digital_talent_outflow", "DNK", 2023)


@check("C490")
def net_inflow_reported(t: Accessor) -> Found:
    """The net inflow of the year is read."""
    return t.value("digital_talent_net_inflow", "DNK", 2023)


@check("C491")
def net_inflow_of_the_year_before(t: Accessor) -> Found:
    """The net inflow that the same body reported a year earlier is read."""
    return t.value("digital_talent_net_inflow", "DNK", 2022)


@check("C492")
def net_inflow_fell_as_reported(t: Accessor) -> Found:
    """The net inflows that were reported for the two years are compared."""
    after = t.value("digital_talent_net_inflow", "DNK", 2023)
    before = t.value("digital_talent_net_inflow", "DNK", 2022)
    return after.high is not None and before.low is not None and after.high < before.low


def _shares(t: Accessor, year: int) -> dict[str, Fraction]:
    """Return the share of enterprises with AI in each country."""
    return t.scores("eurostat_ai_enterprises_pct", year, edition=COPY, without=UNIONS)


@check("C383")
def first_in_ai_use(t: Accessor) -> Found:
    """The shares of all countries in the year of the figures are compared."""
    shares = _shares(t, 2024)
    return max(shares, key=lambda entity: shares[entity]) == "DNK"


@check("C384")
def gap_in_points(t: Accessor) -> Found:
    """The gap is read as the difference between the highest and the lowest share, in two years."""
    before, after = (_shares(t, year).values() for year in (2023, 2024))
    return max(after) - min(after) > max(before) - min(before)


@check("C384")
def gap_as_a_ratio(t: Accessor) -> Found:
    """The gap is read as the ratio of the highest to the lowest share, in the same two years."""
    before, after = (_shares(t, year).values() for year in (2023, 2024))
    return max(after) / min(after) > max(before) / min(before)
