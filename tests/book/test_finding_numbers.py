"""No number in the text of a finding outlives the rows that it came from."""

from dataclasses import replace
from functools import partial

import pytest

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book import finding_numbers as backing
from claimbook.book.assertions import StaleProseError
from claimbook.book.finding_numbers import numbers, require_backed, unsupported_numbers
from claimbook.book.findings import ranked
from techplomacy.book import finding_values as derived


@pytest.fixture(scope="module")
def findings():
    return {row["finding_id"]: row for row in ranked()}


def test_every_number_of_a_finding_is_in_a_row(findings):
    loose = {key: unsupported_numbers(row) for key, row in findings.items()}
    assert {key: found for key, found in loose.items() if found} == {}


@pytest.mark.parametrize("planted", ["4,711", "47.11", "a thousand"])
def test_a_number_typed_beside_the_rows_stops_the_render(findings, planted):
    for finding_id, row in findings.items():
        with pytest.raises(StaleProseError, match=finding_id):
            require_backed(row | {"found": f"{row['found']} It is {planted}."})
            pytest.fail(finding_id)


CHANGES = [
    ("D04", ("eurostat_ai_enterprises_pct", "DNK", 2024), 26.6, {"27.6", "2.04"}),
    ("D09", ("eu_egov_benchmark_rank", "DNK", 2024), 6, {"seventh"}),
    ("D16", ("wb_internet_users_pct", "DNK", 2023), 91.0, {"98.8", "ninth"}),
    ("D17", ("desi_100mbps_takeup_pct", "DNK", 2021), 51.0, {"49.4"}),
    ("D24", ("eurostat_ai_enterprises_pct", "DNK", 2023), 17.2, {"13.7", "10.1"}),
    ("D27", ("eurostat_basic_digital_skills_pct", "DNK", 2021), 70.0, {"68.6"}),
]


@pytest.mark.parametrize(("finding_id", "cell", "value", "gone"), CHANGES)
def test_a_changed_observation_is_noticed(monkeypatch, findings, finding_id, cell, value, gone):
    tables = load_tables()
    changed = tuple(row | {"value": value} for row in tables.observations[cell])
    moved = replace(tables, observations={**tables.observations, cell: changed})
    for module in (backing, derived):
        monkeypatch.setattr(module, "load_tables", lambda: moved)
    monkeypatch.setattr(derived, "EvidenceReader", partial(EvidenceReader, moved))
    assert set(unsupported_numbers(findings[finding_id])) == gone


def test_a_changed_claim_is_noticed(monkeypatch, findings):
    tables = load_tables()
    claim = tables.claims["C375"] | {"page": 91}
    moved = replace(tables, claims={**tables.claims, "C375": claim})
    monkeypatch.setattr(backing, "load_tables", lambda: moved)
    assert unsupported_numbers(findings["D05"]) == ["88"]


def test_keys_and_pronouns_are_no_numbers():
    assert numbers("One of W013 and C501 was the first, in 2,700 of ten cases") == ["2700", "ten"]
