"""Denmark's place on every index of the evidence, edition by edition."""

from dataclasses import dataclass

import pandas as pd

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.package.caching import kept_with_package
from techplomacy.checks.places import GROUPS, OWN, place

CITY = "COPENHAGEN"


@dataclass(frozen=True)
class Index:
    """An index as the survey of places shows it.

    Attributes:
        indicator: Its identifier.
        name: A short name.
        subject: What it ranks by, as a group of the figure.
        entity: Who is ranked: the country or its capital.
        work: The document, where two print different precisions.
    """

    indicator: str
    name: str
    subject: str
    entity: str = OWN
    work: str | None = None


WHOLE, PARTS, USE = "whole indices", "parts and side indices", "single measures"
INDICES = (
    Index("un_egdi_rank", "UN: e-government", WHOLE),
    Index("oecd_dgi_rank", "OECD: digital government", WHOLE),
    Index("imd_wdcr_rank", "IMD: competitiveness", WHOLE),
    Index("desi_original_rank", "EU: DESI (first published)", WHOLE),
    Index("desi_score", "EU: DESI (one method)", WHOLE, work="W110"),
    Index("eu_egov_benchmark_rank", "EU: eGovernment Benchmark", WHOLE),
    Index("waseda_dgr_rank", "Waseda: digital government", WHOLE),
    Index("accenture_egov_rank", "Accenture: government online", WHOLE),
    Index("wb_gtmi_score", "World Bank: GovTech", WHOLE),
    Index("oecd_ourdata_score", "OECD: open data", WHOLE),
    Index("oxford_gari_rank", "Oxford Insights: AI readiness", WHOLE),
    Index("euler_hermes_edi_rank", "Euler Hermes: conditions", WHOLE),
    Index("imd_sci_rank", "IMD: smart cities (Copenhagen)", WHOLE, CITY),
    Index("un_osi", "UN: online services", PARTS),
    Index("un_tii", "UN: telecommunication", PARTS),
    Index("un_hci", "UN: human capital", PARTS),
    Index("un_epi", "UN: e-participation", PARTS),
    Index("desi_digital_public_services", "DESI: public services", PARTS),
    Index("desi_connectivity", "DESI: connectivity", PARTS),
    Index("desi_integration_of_digital_technology", "DESI: use by enterprises", PARTS),
    Index("desi_human_capital", "DESI: human capital", PARTS),
    Index("wb_gtmi_psdi", "GovTech: service delivery", PARTS),
    Index("desi_dps_citizens", "Digital Decade: services, citizens", PARTS),
    Index("desi_dps_business", "Digital Decade: services, firms", PARTS),
    Index("eurostat_ai_enterprises_pct", "Enterprises with AI", USE),
    Index("eurostat_basic_digital_skills_pct", "Basic digital skills", USE),
    Index("eurostat_above_basic_digital_skills_pct", "Above basic skills", USE),
    Index("eurostat_ict_specialists_pct", "ICT specialists", USE),
    Index("desi_vhcn_coverage_pct", "Very fast networks", USE),
    Index("desi_5g_coverage_pct", "5G coverage", USE),
    Index("wb_internet_users_pct", "Users of the internet", USE),
    Index("wb_fixed_broadband_per_100", "Broadband lines", USE),
)
"""All that rank the country, or its capital, among others."""
PANEL = 20
"""States below which a place is not computed from scores."""


@kept_with_package
def standings() -> pd.DataFrame:
    """Return one row an index and year.

    Columns: ``indicator``, ``index_name``, ``subject``, ``year``, ``edition``, ``place``,
    ``seen`` (how many states or cities the tables have of that panel), ``is_computed``.
    """
    rows = [row for index in INDICES for row in _rows(index)]
    columns = [
        "indicator",
        "index_name",
        "subject",
        "year",
        "edition",
        "place",
        "seen",
        "is_computed",
    ]
    return pd.DataFrame(rows, columns=columns)


def _rows(index: Index) -> list[tuple[object, ...]]:
    is_rank = load_tables().indicators[index.indicator]["unit"] == "rank"
    rows: list[tuple[object, ...]] = []
    for year, edition, seen in _editions(index):
        t = EvidenceReader(load_tables())
        if is_rank:
            found = int(t.value(index.indicator, index.entity, year, edition=edition).low or 0)
        elif seen >= PANEL:
            found = place(t, index.indicator, year, edition, work=index.work)
        else:
            continue
        name = (index.indicator, index.name, index.subject)
        rows.append((*name, year, edition, found, seen, not is_rank))
    return rows


def _editions(index: Index) -> list[tuple[int, str, int]]:
    """Return year, edition and number of states, of each year the edition with most of them.

    Of editions with equally many it is the earliest.
    """
    states: dict[tuple[int, str], set[str]] = {}
    tables = load_tables()
    years = {year: own for (name, year), own in tables.entities.items() if name == index.indicator}
    for year, entities in years.items():
        for entity in set(entities) - set(GROUPS):
            for row in tables.observations[index.indicator, entity, year]:
                states.setdefault((year, row["edition"]), set()).add(entity)
    sizes = {key: len(members) for key, members in states.items() if index.entity in members}
    best = sorted(sizes, key=lambda key: (key[0], -sizes[key], key[1]))
    first = dict.fromkeys(year for year, _ in best)
    chosen = [next(key for key in best if key[0] == year) for year in first]
    return [(year, edition, sizes[year, edition]) for year, edition in chosen]
