"""Checks on what was listed here from many documents: systems since when, strategies for when."""

from itertools import pairwise

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Explained, Found, check
from claimbook.quantities.interval import Interval
from claimbook.quantities.period import Period

PORTALS = ("SY07", "SY09", "SY10")
"""Portals of the range whose beginning was read; that of the tax authority's was not found."""
SERVICES = ("SY10", "SY14", "SY19", "SY20", "SY21", "SY22", "SY23")
"""The services named before the sentence, from the portal of citizens to the single gateway."""
AGENCY = "Agency for Digital Government"
SERIES = "joint-digital"
"""The strategies that the makers count as one series."""


def _beginning(t: EvidenceReader, system: str) -> int | None:
    """Return the year in which a system began, by the document of its row; None without one."""
    found = t.rows("system_facts", system_id=system, fact="beginning")
    return Period.parse(found[0]["date"]).first_year if found else None


def _period(t: EvidenceReader, strategy: str) -> Period | None:
    """Return the time that a strategy covers; None if no document has it."""
    found = [row for row in t.rows("strategies", strategy_id=strategy) if row["period"]]
    return Period.parse(found[0]["period"]) if found else None


def _covers(t: EvidenceReader, strategy: str, claim_id: str) -> bool | None:
    """Whether a strategy covers just the years that a claim states."""
    period = _period(t, strategy)
    return None if period is None else (period.first_year, period.last_year) == t.years(claim_id)


@check("C179")
def beginning_of_the_register(t: EvidenceReader) -> Found:
    """The year in which the register began is read."""
    began, stated = _beginning(t, "SY01"), t.years("C179")[0]
    return None if began is None else began == stated


@check("C210")
def first_joint_strategy(t: EvidenceReader) -> Found:
    """The years that the first joint strategy covers are compared with those stated."""
    return _covers(t, "ST04", "C210")


@check("C211")
def second_joint_strategy(t: EvidenceReader) -> Found:
    """The years that the second joint strategy covers are compared with those stated."""
    return _covers(t, "ST05", "C211")


@check("C212")
def third_joint_strategy(t: EvidenceReader) -> Found:
    """The years that the third joint strategy covers are compared with those stated."""
    return _covers(t, "ST06", "C212")


@check("C213", part="2")
def from_2001(t: EvidenceReader) -> Found:
    """The years that the first joint strategy covers are compared with those listed."""
    return _covers(t, "ST04", "C210")


@check("C213", part="3")
def from_2004(t: EvidenceReader) -> Found:
    """The years that the second joint strategy covers are compared with those listed."""
    return _covers(t, "ST05", "C211")


@check("C213", part="4")
def from_2007(t: EvidenceReader) -> Found:
    """The years that the third joint strategy covers are compared with those listed."""
    return _covers(t, "ST06", "C212")


@check("C231")
def portals_begun(t: EvidenceReader) -> Found:
    """Each portal whose beginning was read has to have begun by the year stated."""
    stated = Period.parse(t.claim("C231")["period"]).last_year or 0
    years = [year for each in PORTALS if (year := _beginning(t, each)) is not None]
    return all(year <= stated for year in years) if years else None


@check("C336")
def run_by_the_agency(t: EvidenceReader) -> Found:
    """The services named are counted that the agency runs with nobody beside it.

    Who supplies a service to the agency does not run it.
    """
    named = [
        row["text"].split(";")[0].strip()
        for each in SERVICES
        for row in t.rows("system_facts", system_id=each, fact="operator")
    ]
    if not named:
        return None
    alone = named.count(AGENCY)
    numbers = f"It runs {alone} of {len(SERVICES)} alone, by their documents"
    return Explained(True if 2 * alone > len(SERVICES) else "compatible", numbers)


@check("C345")
def horizon_of_the_strategy(t: EvidenceReader) -> Found:
    """The last year that the strategy covers is compared with the one stated."""
    period, stated = _period(t, "ST15"), Period.parse(t.claim("C345")["period"])
    return None if period is None else period.last_year == stated.last_year


@check("C499")
def steps_of_the_joint_strategies(t: EvidenceReader) -> Found:
    """The years in which joint strategies begin are compared, step by step.

    Where some steps are as long as stated and some are not, the claim holds for these alone.
    """
    listed = t.rows("strategies", series=SERIES)
    periods = [Period.parse(row["period"]) for row in listed if row["period"]]
    starts = sorted(period.first_year for period in periods if period.first_year is not None)
    steps = [Interval.point(later - earlier) for earlier, later in pairwise(starts)]
    as_stated = steps.count(t.stated("C499"))
    numbers = f"Of {len(steps)} steps {as_stated} are as long as stated"
    return Explained(as_stated == len(steps) or ("qualifies" if as_stated else False), numbers)
