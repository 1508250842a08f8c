"""Checks of the introduction on evidence: the value of companies and the output of countries."""

from __future__ import annotations

from fractions import Fraction

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Found, check
from claimbook.quantities.interval import Interval
from techplomacy.checks.places import GROUPS

COMPANIES = ("ALPHABET", "AMAZON", "META", "MICROSOFT", "NVIDIA", "TESLA")
DAY, VINTAGE = "2023-12-04", "2024-10-21"
"""Day of the market values, and release of the World Bank's figures before acceptance."""
CLOSE = "2023-07-07"
"""Day of Apple's market value, a week after its first close above the mark."""
DECEMBER = "2023-12-15"
"""Day of Apple's market value in the newspaper that the article cites."""


def _outputs(t: EvidenceReader, year: int) -> list[Fraction]:
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
    outputs = _outputs(t, 2022)
    places = [_place(t.score("market_value_usd", c, 2023, edition=DAY), outputs) for c in COMPANIES]
    return max(places) < len(outputs) / 2


@check("C033")
def places_among_the_largest(t: EvidenceReader) -> Found:
    """The place of each company's market value among the outputs of countries is counted."""
    outputs = _outputs(t, 2022)
    places = [_place(t.score("market_value_usd", c, 2023, edition=DAY), outputs) for c in COMPANIES]
    return Interval(Fraction(min(places)), Fraction(max(places)), True, True)


@check("C034")
def apple_at_the_close(t: EvidenceReader) -> Found:
    """The market value a week after the first close above the mark is read."""
    return t.value("market_value_usd", "APPLE", 2023, edition=CLOSE)


@check("C036")
def economies_above_apple(t: EvidenceReader) -> Found:
    """The economies whose output of the year before exceeds Apple's value are counted."""
    return Interval.point(economies_above(t, CLOSE, 2022))


@check("C036")
def economies_above_apple_in_december(t: EvidenceReader) -> Found:
    """The same is counted with the value of the month of the newspaper that is cited."""
    return Interval.point(economies_above(t, DECEMBER, 2022))


def economies_above(t: EvidenceReader, day: str, year: int) -> int:
    """Return how many economies have an output of a year above Apple's value on a day."""
    apple = t.score("market_value_usd", "APPLE", 2023, edition=day)
    return _place(apple, _outputs(t, year)) - 1
