"""Internal checks: each reads what it says, and a change of what it reads flips its result."""

import pickle
from dataclasses import replace
from fractions import Fraction

import pytest

from claimbook.audit.bibliography import access_dates, older_sources, record_checks
from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.outcomes import all_checks, outcomes, run
from claimbook.audit.tables import load_tables
from claimbook.quantities.printed import parse

TABLES = load_tables()
INTERNAL = {(o.claim_id, o.check) for o in outcomes() if o.question == "internal"}
CHECKED = {
    (check.claim_id, check.name): check
    for check in all_checks(TABLES)
    if (check.claim_id, check.name) in INTERNAL
}


def variants(rows):
    """Yield a finite set of changed tables: values, years, items and names, one or all at once."""
    yield spaced([key for table, key in rows if table == "claims"])
    for table, key in rows:
        if table == "enumerations":
            yield replace(
                TABLES, enumerations=TABLES.enumerations | {key: TABLES.enumerations[key][1:]}
            )
            yield replace(TABLES, enumerations=TABLES.enumerations | {key: ()})
        elif table == "works":
            work = TABLES.works[key] | {"publisher": "Another"}
            yield replace(TABLES, works=TABLES.works | {key: work})
            for read in (key for table, key in rows if table == "claims"):
                named = TABLES.claims[read] | {"statement": TABLES.works[key]["publisher"]}
                yield replace(TABLES, claims=TABLES.claims | {read: named})
        else:
            for change in changed_claim(TABLES.claims[key]):
                yield replace(TABLES, claims=TABLES.claims | {key: change})


def spaced(claim_ids):
    """Return the tables with the periods of all claims beginning at even distances."""
    dated = [key for key in claim_ids if TABLES.claims[key]["period"]]
    starts = {
        key: TABLES.claims[key] | {"period": str(1990 + 4 * place)}
        for place, key in enumerate(dated)
    }
    return replace(TABLES, claims=TABLES.claims | starts)


def changed_claim(row):
    number = parse(row["value"] or "")
    if number is not None:
        for factor in (0, Fraction(1, 10), 10):
            yield row | {"value": str(float(number * factor)), "qualifier": "exactly"}
    if row["period"] and ".." not in row["period"]:
        for years in (-40, 40):
            moved = [str(int(end[:4]) + years) + end[4:] for end in row["period"].split("/")]
            yield row | {"period": "/".join(moved), "value": moved[0][:4]}
    yield row | {"statement": "Another", "value": "19"}


@pytest.mark.parametrize("key", sorted(CHECKED), ids="-".join)
def test_some_change_of_what_it_reads_flips_a_check(key):
    check = CHECKED[key]
    before = run(check, TABLES)
    assert before is not None
    results = set()
    for tables in variants(before.rows):
        try:
            after = run(check, tables)
        except ValueError:
            continue
        results.add(after and after.result)
    assert results - {before.result}


@pytest.mark.slow
def test_a_check_does_not_change_the_tables():
    before = pickle.loads(pickle.dumps(replace(TABLES, package=None)))
    for check in CHECKED.values():
        run(check, TABLES)
    assert before == TABLES


def test_every_internal_outcome_names_rows_that_exist():
    for outcome in outcomes():
        if outcome.question == "internal":
            assert outcome.rows
            for table, key in outcome.rows:
                assert key in getattr(TABLES, table)


def test_every_check_says_how_it_works():
    assert all(check.method.endswith(".") for check in CHECKED.values())


def test_the_ratio_of_the_printed_shares_is_too_coarse_for_its_claim():
    found = {(o.claim_id, o.check): o for o in outcomes()}
    assert found["C380", "ai_use_relative_to_the_average"].result == "compatible"


@pytest.mark.slow
def test_a_wrong_check_digit_is_noticed():
    work = TABLES.works["W001"]
    broken = replace(TABLES, works={"W001": work | {"doi": work["doi"].replace("8555", "8556")}})
    failed = [notice.rule for notice in record_checks(broken) if not notice.passes]
    assert failed == ["check digit of the ISSN in the DOI"]


@pytest.mark.slow
def test_a_malformed_doi_a_wrong_year_and_a_double_are_noticed():
    work = TABLES.works["W002"] | {"doi": "11.1016/j.telpol.2019.1", "pages": "1-2"}
    broken = replace(TABLES, works={"W002": work, "W900": work | {"work_id": "W900"}})
    failed = {notice.rule for notice in record_checks(broken) if not notice.passes}
    assert failed >= {
        "DOI is well formed",
        "year in the DOI is the year printed",
        "described once",
    }


def test_a_younger_source_is_not_called_older():
    listed = older_sources(TABLES)
    assert listed
    first = listed[0]
    work = TABLES.works[first.work_id] | {"issued": str(first.year)}
    renewed = replace(TABLES, works=TABLES.works | {first.work_id: work})
    assert first.work_id not in {
        each.work_id for each in older_sources(renewed) if each.year == first.year
    }


def test_days_of_access_are_judged_by_the_printed_dates():
    days = {each.work_id: each for each in access_dates(TABLES)}
    late = TABLES.works["W029"] | {"accessed": "2026-02-01"}
    moved = replace(TABLES, works=TABLES.works | {"W029": late})
    assert days["W029"].is_before_receipt
    after = {each.work_id: each for each in access_dates(moved)}["W029"]
    assert not after.is_before_receipt


def test_a_claim_without_a_number_cannot_be_read_as_one():
    with pytest.raises(ValueError, match="prints no number"):
        EvidenceReader(TABLES).stated("C003")
    with pytest.raises(ValueError, match="has no"):
        EvidenceReader(TABLES).years("C003")


@pytest.mark.slow
def test_the_newer_rules_on_records_find_what_is_planted():
    work = TABLES.works["W001"] | {"orcid": "0009-0008-5801-3071", "edn": "IRXUV1"}
    other = TABLES.works["W009"] | {"doi": "10.9999/telpol.2000.1", "title": "Zebras"}
    broken = replace(TABLES, works=TABLES.works | {"W001": work, "W009": other})
    before = {(n.work_id, n.rule) for n in record_checks(TABLES) if not n.passes}
    failed = {(n.work_id, n.rule) for n in record_checks(broken) if not n.passes}
    assert failed - before == {
        ("W001", "check digit of the ORCID"),
        ("W001", "EDN is well formed"),
        ("W002", "DOI prefix is that of the journal's other works"),
        ("W009", "DOI prefix is that of the journal's other works"),
        ("W009", "title shares a word with what it is cited for"),
    }
