"""Checks of the introduction on evidence: the value of companies and the output of countries."""

from fractions import Fraction

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Found, check
from claimbook.quantities.interval import Interval
from techplomacy.checks.places import GROUPS

COMPANIES = ("ALPHABET", "AMAZON", "META", "MICROSOFT", "NVIDIA", "TESLA")
DAY, VINTAGE = "2023-12-04", "2024-10-21"
"""Day of the market values, and release of the World Bank's figures before acceptance."""


def outputs(t: EvidenceReader, year: int) -> list[Fraction]:
    """Return the output of every country."""
    return list(t.scores("wb_gdp_usd", year, edition=VINTAGE, without=GROUPS).values())


def _place(value: Fraction, others: list[Fraction]) -> int:
    """Return the place that a value takes among others, the greatest first."""
    return 1 + sum(other > value for other in others)


@check("C032")
def values_beside_outputs(t: EvidenceReader) -> Found:
    """Each company's market value is compared with the output of every country of the year before.

    The article does not say how many countries make "often"; each company has to exceed most.
    """
    found = outputs(t, 2022)
    places = [_place(t.score("market_value_usd", c, 2023, edition=DAY), found) for c in COMPANIES]
    return max(places) < len(found) / 2


@check("C033")
def places_among_the_largest(t: EvidenceReader) -> Found:
    """Each company is placed among the countries, its market value against their output."""
    found = outputs(t, 2022)
    places = [_place(t.score("market_value_usd", c, 2023, edition=DAY), found) for c in COMPANIES]
    return Interval(Fraction(min(places)), Fraction(max(places)), True, True)
