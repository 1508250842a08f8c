"""Checks of the section on technologies, on evidence: use of AI, and flows of specialists."""

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


@check("C380")
def ai_use_in_whole_percents(t: EvidenceReader) -> Found:
    """The ratio is that of the shares in whole percents, as the article prints them."""
    shares = [
        t.score("eurostat_ai_enterprises_pct", entity, 2024, edition=RELEASE)
        for entity in ("DNK", "EU27")
    ]
    denmark, union = (floor(share + WHOLE_PERCENT) for share in shares)
    return denmark == 2 * union


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
