"""Numbers of findings that are computed from several rows, as a text that has them."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from claimbook.audit.evidence_reader import LEADING, EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book.frames import middle
from claimbook.book.words import ordinal, word
from techplomacy.checks.current_state import WORKBOOK, data_places, service_places
from techplomacy.checks.places import OWN, place
from techplomacy.checks.technologies import RELEASES, UNIONS

USERS = ("wb_internet_users_pct", "2026-05")
"""Series and edition of the users of the internet."""


def _flows() -> Iterator[str]:
    """Return last year's flows of talents, and by how much their balance falls in two ways."""
    t = EvidenceReader()
    for name in ("inflow", "outflow"):
        yield from (
            f"{row['value']:.0f}"
            for row in load_tables().observations[f"digital_talent_{name}", OWN, t.years("C491")[0]]
        )
    before, after = (middle(t.stated(claim_id)) for claim_id in ("C491", "C490"))
    reported = t.value("digital_talent_net_inflow", OWN, t.years("C491")[0]).high or 0
    yield from (
        f"{float(reported):.0f}",
        *(f"{100 * (1 - after / b):.0f}" for b in (before, float(reported))),
    )


def _multiple() -> Iterator[str]:
    """Return the multiple by the release that both shares are read from."""
    t = EvidenceReader()
    own, union = (
        t.value("eurostat_ai_enterprises_pct", e, 2024, work="W158") for e in (OWN, "EU27")
    )
    yield f"{middle(own) / middle(union):.2f}"


def _base() -> Iterator[str]:
    """Return of whom the share is that is exempt from digital mail."""
    yield str(load_tables().indicators["digital_post_exempt_pct"]["description"])


def _places() -> Iterator[str]:
    """Return the places in rankings of services and of public data, and what counts as leading."""
    t = EvidenceReader()
    services, data = service_places(t), data_places(t)
    yield from (ordinal(round(each)) for each in [*services, *data])
    yield f"{word(len(services))} {word(LEADING)}"


def _access() -> Iterator[str]:
    """Return places by the UN index, shares of users of the internet, households with access."""
    t = EvidenceReader()
    for survey in (2020, 2022, 2024):
        yield f"{survey} {ordinal(place(t, 'un_tii', survey, str(survey)))}"
    series, edition = USERS
    for year in (2023, 2024):
        share = middle(t.value(series, OWN, year, edition=edition))
        yield f"{share:.1f} {year} {ordinal(place(t, series, year, edition))}"
    year = 2017
    for entity in (OWN, "NLD"):
        households = t.value("eurostat_household_internet_access_pct", entity, year)
        yield f"{year} {middle(households):.0f}"
    yield edition


def _networks() -> Iterator[str]:
    """Return the share of households that a network passed, and the speed of a fast line."""
    t = EvidenceReader()
    yield f"{middle(t.value('desi_vhcn_coverage_pct', OWN, 2021, work='W164')):.1f}"
    yield str(load_tables().indicators["desi_100mbps_takeup_pct"]["title"])


def _gaps() -> Iterator[str]:
    """Return the distance of the highest from the lowest share, as difference and as ratio."""
    t = EvidenceReader()
    for year, edition in RELEASES:
        found = t.values("eurostat_ai_enterprises_pct", year, edition=edition, without=UNIONS)
        low, *_, high = sorted(found.values(), key=middle)
        yield f"{middle(high - low):.1f} {middle(high / low):.1f}"


def _steps() -> Iterator[str]:
    """Return first years of the listed strategies, and the steps between them."""
    t = EvidenceReader()
    firsts = [t.years(claim_id)[0] for claim_id in ("C209", "C210", "C211", "C212")]
    yield from map(str, firsts)
    yield from (word(b - a) for a, b in pairwise(firsts))


def _skills() -> Iterator[str]:
    """Return the shares with skills, of the round that the finding names."""
    t, year = EvidenceReader(), 2021
    for name in ("basic", "above_basic"):
        value = t.value(f"eurostat_{name}_digital_skills_pct", OWN, year, edition=WORKBOOK)
        yield f"{year} {middle(value):.1f}"


DERIVED: dict[str, Callable[[], Iterator[str]]] = {
    "D03": _flows,
    "D04": _multiple,
    "D07": _base,
    "D09": _places,
    "D16": _access,
    "D17": _networks,
    "D24": _gaps,
    "D25": _steps,
    "D27": _skills,
}
"""What a finding computes from several rows, by the finding."""
