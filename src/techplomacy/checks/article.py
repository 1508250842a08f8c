"""Internal checks of this article, its numbers against one another: the place that names claims.

Each function recomputes one claim from other rows of the article's own tables; agreement shows
that the article is consistent, never that it is right.
"""

from __future__ import annotations

from itertools import pairwise

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Found, check
from claimbook.quantities.interval import Interval

STRATEGY_PERIODS = ("C209", "C210", "C211", "C212")


@check("C002")
def accepted_after_receipt(t: EvidenceReader) -> Found:
    """The day of acceptance is compared with the day of receipt."""
    return str(t.claim("C002")["period"]) > str(t.claim("C001")["period"])


@check("C079")
def countries_with_envoys(t: EvidenceReader) -> Found:
    """The countries named in the footnote are counted."""
    return Interval.point(len(t.items("C082")))


@check("C129")
def strategy_made_when_it_begins(t: EvidenceReader) -> Found:
    """The year is compared with the first year that the strategy covers."""
    return Interval.point(t.years("C130")[0])


@check("C208")
def first_strategy_with_the_initiative(t: EvidenceReader) -> Found:
    """The first year of the listed strategies is compared with the year of the initiative."""
    return min(t.years(each)[0] for each in STRATEGY_PERIODS) == t.years("C206")[0]


@check("C277")
def desi_ends_where_its_successor_begins(t: EvidenceReader) -> Found:
    """The last year of the index is taken as the year before its successor's first."""
    return Interval.point(t.stated("C279").low or 0) - Interval.point(1)


@check("C504")
def policy_begins_with_the_reform(t: EvidenceReader) -> Found:
    """The decade of the policy is compared with that of the reform: it may not lie before it."""
    return t.years("C504")[0] >= t.years("C177")[0]


@check("C515")
def flow_is_outward(t: EvidenceReader) -> Found:
    """In an outflow more leave than come: both numbers that are printed are compared."""
    came, left = t.stated("C488"), t.stated("C489")
    return came.high is not None and left.low is not None and left.low > came.high


@check("C353")
def part_within_the_whole(t: EvidenceReader) -> Found:
    """The share with skills above basic is compared with the share that has skills at all."""
    part, whole = t.stated("C353"), t.stated("C352")
    return part.high is not None and whole.low is not None and part.high <= whole.low


@check("C370")
def score_within_the_maximum(t: EvidenceReader) -> Found:
    """The score is compared with the highest score possible."""
    return t.stated("C370") == t.stated("C371")


@check("C373")
def ministry_named_alike(t: EvidenceReader) -> Found:
    """The name of the ministry is looked for in the footnote that cites its document."""
    printed = str(t.cited("C372")[0]["publisher"]).removeprefix("The Ministry of ")
    return printed in str(t.claim("C373")["statement"])


@check("C380")
def ai_use_relative_to_the_average(t: EvidenceReader) -> Found:
    """The Danish share is divided by the European average, both as printed."""
    return t.stated("C379") / t.stated("C381")


@check("C484")
def ability_fell(t: EvidenceReader) -> Found:
    """The direction is read from the net inflows of the two years."""
    return t.stated("C491") > t.stated("C490")


@check("C490")
def net_inflow(t: EvidenceReader) -> Found:
    """Those who left are subtracted from those who arrived, both as printed."""
    return t.stated("C488") - t.stated("C489")


@check("C492")
def net_inflow_fell(t: EvidenceReader) -> Found:
    """The net inflows of the two years are compared."""
    return t.stated("C491") > t.stated("C490")


@check("C499")
def strategies_every_four_years(t: EvidenceReader) -> Found:
    """The first years of the listed strategies are compared: each step has to be the one stated."""
    starts = [t.years(each)[0] for each in STRATEGY_PERIODS]
    steps = {Interval.point(later - earlier) for earlier, later in pairwise(starts)}
    return steps == {t.stated("C499")}
