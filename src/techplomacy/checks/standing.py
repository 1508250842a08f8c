"""Checks of the standing of Denmark, of Sweden and of a region in general rankings."""

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Explained, Found, check
from techplomacy.checks.places import GROUPS, OWN, most, place

LAST = (
    ("un_egdi_rank", 2024, "2024"),
    ("oecd_dgi_rank", 2023, "2023"),
    ("imd_wdcr_rank", 2025, "2025"),
    ("desi_original_rank", 2022, "2022"),
    ("waseda_dgr_rank", 2024, "2024"),
)
"""General rankings of digitalisation and electronic government, each in the last edition that came
out before the acceptance."""


def _places(t: EvidenceReader, entity: str) -> list[int]:
    found = [t.value(indicator, entity, year, edition=e) for indicator, year, e in LAST]
    return [int(value.middle) for value in found]


@check("C013")
def first_in_most_rankings(t: EvidenceReader) -> Found:
    """Denmark leads if it is first in most of the general rankings."""
    return most(_places(t, OWN), 1)


@check("C013")
def among_the_first_in_most_rankings(t: EvidenceReader) -> Found:
    """Denmark leads if it is among the first ten in most of the general rankings."""
    return most(_places(t, OWN), t.leading)


@check("C150")
def sweden_high_in_most_rankings(t: EvidenceReader) -> Found:
    """Sweden has to be among the first ten in most of the general rankings."""
    return most(_places(t, "SWE"), t.leading)


@check("C459", part="1")
def place_in_connectivity(t: EvidenceReader) -> Found:
    """Developed infrastructure is read as a place among the first ten in connectivity."""
    return place(t, "desi_connectivity", 2022, "DESI 2022") <= t.leading


@check("C496")
def first_by_the_united_nations(t: EvidenceReader) -> Found:
    """Denmark leads if it is first in the last survey of the United Nations."""
    is_first = t.value("un_egdi_rank", OWN, 2024, edition="2024").high == 1
    return Explained(is_first, _margin(t, "un_egdi_value", 2024))


@check("C496")
def first_by_the_oecd(t: EvidenceReader) -> Found:
    """Denmark leads if it is first in the index of the OECD."""
    is_first = t.value("oecd_dgi_rank", OWN, 2023, edition="2023").high == 1
    return Explained(is_first, _margin(t, "oecd_dgi_score", 2023))


def _margin(t: EvidenceReader, indicator: str, year: int) -> str:
    """Tell how far Denmark stands before the next state, or behind the first, in percent."""
    scores = t.scores(indicator, year, edition=str(year), without=GROUPS)
    own, best_other = scores[OWN], max(v for entity, v in scores.items() if entity != OWN)
    share = f"{float(abs(own / best_other - 1)) * 100:.1f} percent"
    ahead = f"Its score is {share} above that of the next state"
    return ahead if own > best_other else f"Its score is {share} below that of the first state"
