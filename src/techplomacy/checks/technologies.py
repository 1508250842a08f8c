"""Checks of the section on technologies, on evidence: use of AI, and flows of specialists."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Explained, Found, check
from claimbook.quantities.interval import Interval

WHOLE_PERCENT = Fraction(1, 2)
"""What is added before the fraction is dropped, to round to whole percents."""
RELEASE = "2025-01-23"
"""Day of the release by Eurostat that first had the year's figures."""
RELEASES = ((2023, "2024"), (2024, RELEASE))
"""Years of the figures and the releases that first had them; each names the highest and the lowest
countries. Tables of all countries are known from copies made after acceptance, which agree."""
COPY = "2026-02-23"
"""Day of such a copy: it is shown, and never counted."""
UNIONS = {"EU27", "EU28", "EA20"}


@check("C379")
def ai_use_by_eurostat(t: EvidenceReader) -> Found:
    """The share of enterprises with ten or more persons employed is read in Eurostat's release."""
    return t.value("eurostat_ai_enterprises_pct", "DNK", 2024)


@check("C379")
def ai_use_by_the_government(t: EvidenceReader) -> Found:
    """The share of enterprises with ten or more employed is read in the government's document."""
    return t.value("dst_ai_enterprises_pct", "DNK", 2024)


@check("C380")
def ai_use_relative_to_the_union(t: EvidenceReader) -> Found:
    """This is the Danish share divided by the European Union's, both from one release.

    Both are of enterprises with ten or more persons employed.
    """
    denmark = t.value("eurostat_ai_enterprises_pct", "DNK", 2024, edition=RELEASE)
    return denmark / t.value("eurostat_ai_enterprises_pct", "EU27", 2024, edition=RELEASE)


@check("C380")
def ai_use_in_whole_percents(t: EvidenceReader) -> Found:
    """The ratio is that of the shares in whole percents, as the article prints them."""
    shares = [
        t.score("eurostat_ai_enterprises_pct", entity, 2024, edition=RELEASE)
        for entity in ("DNK", "EU27")
    ]
    denmark, union = (floor(share + WHOLE_PERCENT) for share in shares)
    return denmark == 2 * union


@check("C381")
def union_average_exact(t: EvidenceReader) -> Found:
    """The share of the European Union is read in Eurostat's own article, to two decimals."""
    return t.value("eurostat_ai_enterprises_pct", "EU27", 2024, edition="2025-01")


@check("C381")
def union_average_as_released(t: EvidenceReader) -> Found:
    """The share of the European Union is read in the last release, to one decimal."""
    return t.value("eurostat_ai_enterprises_pct", "EU27", 2024, edition="2025-12-13")


@check("C488")
def specialists_arriving(t: EvidenceReader) -> Found:
    """The number that arrived is read."""
    return t.value("digital_talent_inflow", "DNK", 2023)


@check("C489")
def specialists_leaving(t: EvidenceReader) -> Found:
    """The number that left is read."""
    return t.value("digital_talent_outflow", "DNK", 2023)


@check("C490")
def net_inflow_reported(t: EvidenceReader) -> Found:
    """The net inflow of the year is read."""
    return t.value("digital_talent_net_inflow", "DNK", 2023)


@check("C492")
def net_inflow_fell_as_reported(t: EvidenceReader) -> Found:
    """The net inflows that were reported for the two years are compared."""
    after = t.value("digital_talent_net_inflow", "DNK", 2023)
    return after < t.value("digital_talent_net_inflow", "DNK", 2022)


@check("C484")
def one_step_down(t: EvidenceReader) -> Found:
    """The net inflows reported for two years are compared; one step down is no series.

    It fits a sharp fall, and it fits a fall of another kind: by how much is sharp is not stated.
    """
    after = t.value("digital_talent_net_inflow", "DNK", 2023)
    before = t.value("digital_talent_net_inflow", "DNK", 2022)
    share = round(float(1 - after.middle / before.middle) * 100)
    return Explained("compatible", f"It fell by {share} percent") if after < before else None


@check("C464")
def below_the_region_in_2030(t: EvidenceReader) -> Found:
    """The market stated for one country has to be smaller than that of the region around it."""
    region = t.value("statista_metaverse_usd", "NORDICS", 2030)
    return "compatible" if t.stated("C464") < region else False


@check("C465")
def below_the_region_in_2025(t: EvidenceReader) -> Found:
    """The market stated has to be smaller than the region's, which is taken a year further.

    The region's market of the year before grows by the yearly rate that the same page has.
    """
    growth = t.value("statista_metaverse_growth_pct", "NORDICS", 2024) / Interval.point(100)
    region = t.value("statista_metaverse_usd", "NORDICS", 2024)
    return "compatible" if t.stated("C465") < region + region * growth else False


def _shares(t: EvidenceReader, year: int, edition: str) -> dict[str, Interval]:
    """Return the share of enterprises with AI in each country that a release names."""
    return t.values("eurostat_ai_enterprises_pct", year, edition=edition, without=UNIONS)


def extremes(t: EvidenceReader, year: int, edition: str) -> tuple[Interval, Interval]:
    """Return the highest and the lowest share that a release names."""
    ordered = sorted(_shares(t, year, edition).values(), key=lambda value: value.low or 0)
    return ordered[-1], ordered[0]


@check("C383")
def first_in_ai_use(t: EvidenceReader) -> Found:
    """The highest shares of enterprises with ten or more employed, as released, are compared."""
    shares = t.scores("eurostat_ai_enterprises_pct", 2024, edition=RELEASE, without=UNIONS)
    return max(shares, key=lambda entity: shares[entity]) == "DNK"


@check("C384")
def gap_in_points(t: EvidenceReader) -> Found:
    """The gap grew if the difference between the highest and the lowest share did, over two years.

    Each share is taken from the release that first had it.
    """
    before, after = (high - low for high, low in (extremes(t, *each) for each in RELEASES))
    return before < after


@check("C384")
def gap_as_a_ratio(t: EvidenceReader) -> Found:
    """The gap grew if the ratio of the highest to the lowest share did, over the same two years."""
    before, after = (high / low for high, low in (extremes(t, *each) for each in RELEASES))
    return before < after
