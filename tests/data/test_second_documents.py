"""Each decided claim of central weight has two independent documents, or a row on the search."""

import pytest

from claimbook.audit.claim_report import account
from claimbook.audit.corroboration import REQUIRED_WORKS, central_corroboration
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book.documents import documents, rests_on_enough
from techplomacy import read

THIN = {
    claim_id for claim_id, works in central_corroboration().items() if len(works) < REQUIRED_WORKS
}


def test_where_a_second_document_is_missing_the_search_is_recorded():
    assert sorted(THIN - set(load_tables().second_documents)) == []


def test_the_central_claims_that_evidence_decides_are_all_counted():
    rows = read("claims").query("weight == 'central' and restates.isna()")["claim_id"]
    open_ones = {"undecided", "not-checkable"}
    assert set(central_corroboration()) == {
        c for c in rows if verdict_of()[c].external not in open_ones
    }


def test_a_search_says_where_it_was_made():
    rows = read("open_questions").query("purpose == 'second-document'")
    assert rows["looked_for"].notna().all()


def test_no_open_claim_is_asked_for_a_second_document():
    assert {verdict_of()[claim_id].external for claim_id in load_tables().second_documents} <= {
        "confirmed",
        "confirmed-by-rounding",
        "qualified",
        "contradicted",
    }


@pytest.mark.parametrize("claim_id", sorted(central_corroboration()))
def test_register_and_account_tell_how_many(claim_id):
    works = central_corroboration()[claim_id]
    assert documents(load_tables().claims[claim_id]).startswith(
        f"*Independent documents:* {len(works)}"
    )
    told = dict(account(claim_id))
    assert ("Second" in told) >= (claim_id in THIN)
    assert all(work_id in told["Documents"] for work_id in works)


def test_the_share_in_the_book_is_counted():
    assert rests_on_enough() == (
        len(central_corroboration()) - len(THIN),
        len(central_corroboration()),
    )


def test_for_every_central_claim_without_a_whole_document_something_was_looked_for():
    """Undecided, or decided on excerpts alone: what was looked for is a row, or several."""
    claims, told = load_tables().claims, set(read("search_log")["claim_id"])
    open_ones = {
        key
        for key, each in verdict_of().items()
        if claims[key]["weight"] == "central"
        if each.external == "undecided" or each.extent == "excerpt"
    }
    assert {key for key in open_ones if not {key, claims[key]["restates"]} & told} == set()
