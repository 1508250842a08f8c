"""Checks of the section on the current state, on evidence: rankings, coverage, connections."""

from fractions import Fraction

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Explained, Found, check
from claimbook.quantities.interval import Interval
from techplomacy.checks.places import OWN, most, place

SURVEYS = (2024, 2022, 2020, 2018, 2016, 2014)
"""Years of the UN survey, the latest first."""
SMART_CITY = (2019, 2020, 2021, 2023, 2024, 2025)
"""Editions of the Smart City Index; there is none of the year left out."""
PRINTED = (("oecd_dgi_rank", 2023), ("eu_egov_benchmark_rank", 2024), ("waseda_dgr_rank", 2024))
COMPUTED = (("un_osi", 2024, "2024"), ("wb_gtmi_psdi", 2025, "2025"))
EDITIONS = (2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022)
"""Editions of the European index."""
WORKBOOK = "DESI 2022"


def service_places(t: EvidenceReader) -> list[int | Fraction]:
    """Return Denmark's places in rankings of public services online, last before acceptance."""
    printed = [t.value(indicator, "DNK", year).middle for indicator, year in PRINTED]
    return [
        *printed,
        *(place(t, *each) for each in COMPUTED),
        place(t, "desi_digital_public_services", 2022, WORKBOOK),
    ]


def data_places(t: EvidenceReader) -> list[int]:
    """Return Denmark's places in rankings of public data."""
    return [
        place(t, "oecd_dgi_data_driven", 2023, "2023"),
        place(t, "oecd_ourdata_score", 2022, "GaaG 2025"),
    ]


@check("C259")
def first_in_most_service_rankings(t: EvidenceReader) -> Found:
    """Denmark leads if it is first in most rankings of public services online."""
    return most(service_places(t), 1)


@check("C259")
def among_the_first_in_most_service_rankings(t: EvidenceReader) -> Found:
    """Denmark leads if it is among the first ten in most rankings of public services online.

    Ten is our reading; the sensitivity of verdicts shows what five and three would give.
    """
    return most(service_places(t), t.leading)


@check("C260")
def first_in_most_data_rankings(t: EvidenceReader) -> Found:
    """Denmark leads if it is first in most rankings of public data."""
    return most(data_places(t), 1)


@check("C260")
def among_the_first_in_most_data_rankings(t: EvidenceReader) -> Found:
    """Denmark leads if it is among the first ten in most rankings of public data.

    Ten is our reading; the sensitivity of verdicts shows what five and three would give.
    """
    return most(data_places(t), t.leading)


@check("C265")
def first_places_in_a_row(t: EvidenceReader) -> Found:
    """Surveys in a row with Denmark first are counted, back from the one that the claim names."""
    run = 0
    for year in SURVEYS:
        if t.value("un_egdi_rank", "DNK", year, edition=str(year)).high != 1:
            break
        run += 1
    return Interval.point(run)


@check("C282")
def mostly_in_the_first_three(t: EvidenceReader) -> Found:
    """A tradition is taken as most editions; the places are those that were first published."""
    read = [t.value("desi_original_rank", "DNK", year, edition=str(year)) for year in EDITIONS]
    return most([each.middle for each in read], 3)


def _rivals(t: EvidenceReader, count: int) -> list[set[str]]:
    """Return the best placed others of each edition that was read down to their places."""
    found = []
    for year in EDITIONS:
        panel = t.values("desi_original_rank", year, edition=str(year))
        places = {entity: value.middle for entity, value in panel.items()}
        best = sorted(places.keys() - {OWN}, key=lambda entity: (places[entity], entity))[:count]
        last = max((places[entity] for entity in best), default=0)
        if len(best) == count and sum(place <= last for place in places.values()) >= last:
            found.append(set(best))
    return found


@check("C283")
def nearest_rivals(t: EvidenceReader) -> Found:
    """In each edition the best placed other state is looked up, if all above it were read.

    Sweden or Finland has to be it in most of the editions.
    """
    nearest = _rivals(t, 1)
    return sum(state < {"SWE", "FIN"} for state in nearest) * 2 > len(nearest)


@check("C283")
def two_nearest_rivals(t: EvidenceReader) -> Found:
    """In each edition the two best placed other states are looked up, if all above were read.

    They have to be Sweden and Finland in most of the editions.
    """
    pairs = _rivals(t, 2)
    return sum(pair == {"SWE", "FIN"} for pair in pairs) * 2 > len(pairs)


@check("C315")
def digital_post_share(t: EvidenceReader) -> Found:
    """The share last stated before acceptance is set beside the one of two years earlier.

    The claim names no year. A share between the two was right at some time in between, and is
    right no longer; and the agency counts fewer people than the population, which a statement
    of the same page says.
    """
    last = t.value("digital_post_coverage_pct", "DNK", 2025)
    before = Interval.point(100) - t.value("digital_post_exempt_pct", "DNK", 2023)
    if not before.middle <= t.stated("C315").middle < last.middle:
        return last
    numbers = f"It rose from {float(before.middle):g} to {float(last.middle):g} percent"
    return Explained("qualifies", f"{numbers}, so that the one stated lies in between")


@check("C286")
def exempt_from_the_duty(t: EvidenceReader) -> Found:
    """A duty of all citizens would leave nobody exempt; this is the share of those who are."""
    exempt = t.value("digital_post_exempt_pct", "DNK", 2025, edition="2025")
    share = f"It was {float(exempt.middle):g} percent in April 2025"
    return Explained("qualifies" if (exempt.low or 0) > 0 else True, share)


@check("C365")
def place_in_5g_coverage(t: EvidenceReader) -> Found:
    """One of the highest is taken as a place among the first ten of the member states."""
    own = place(t, "desi_5g_coverage_pct", 2021, WORKBOOK)
    return Explained(own <= t.leading, f"Denmark's place is {own}")


@check("C369")
def places_of_the_city(t: EvidenceReader) -> Found:
    """The best and the worst place of the city are looked up over all editions."""
    places = [t.value("imd_sci_rank", "COPENHAGEN", year, edition=str(year)) for year in SMART_CITY]
    found = [place.high or Fraction(0) for place in places]
    return Interval(min(found), max(found), True, True)
