"""Checks of the section on historical prerequisites, on evidence."""

from __future__ import annotations

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.registry import Found, check

EDITIONS = (2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022)


@check("C188")
def first_in_an_edition_of_desi(t: EvidenceReader) -> Found:
    """The places of Denmark in the European index, as first published, are read for a first one."""
    places = [t.value("desi_original_rank", "DNK", year, edition=str(year)) for year in EDITIONS]
    return any(place.high == 1 for place in places)


@check("C264")
def recognised_in_the_survey(t: EvidenceReader) -> Found:
    """The first place is looked for in the survey of the year that the claim names."""
    return t.value("un_egdi_rank", "DNK", 2024, edition="2024").high == 1


@check("C247")
def burdens_reduced(t: EvidenceReader) -> Found:
    """The reduction that an employers' association states for the programme is read."""
    return t.value("dk_admin_burden_reduction_pct", "DNK", 2010)
