"""What is said of standards points at what is there, and no level is claimed that others give."""

import re

import pandas as pd
import pytest

from claimbook.audit.outcomes import outcomes
from claimbook.book import standards
from claimbook.book.sources import HEADINGS
from claimbook.book.standards import RATINGS, ratings
from claimbook.book.trace import trace
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read

ROWS = pd.read_csv(RATINGS, dtype="str", keep_default_na=False).to_dict("records")
PLACES = sorted({place for row in ROWS for place in row["where"].split("; ")})
WORDS = {"met", "partly", "no", "not applicable"}
PRACTICES = {
    "Study registration",
    "Study protocol",
    "Analysis plan",
    "Materials",
    "Data",
    "Analytic code",
    "Reporting",
}


@pytest.fixture(scope="module")
def traced():
    return trace()


@pytest.mark.parametrize("place", PLACES)
def test_each_place_is_there(place, root):
    if place.startswith("`"):
        assert (root / place.strip("`")).exists()
        return
    name, _, anchor = place.partition("#")
    text = (root / "paper" / f"{name}.qmd").read_text("utf-8")
    printed = [f"sources-{group}" for group in HEADINGS] if name == "sources" else []
    assert not anchor or f"{{#{anchor}}}" in text or anchor in printed
    assert f"paper/{name}.qmd" in (root / "_quarto.yml").read_text("utf-8")


def test_statuses_are_words_or_levels_that_one_may_claim_for_oneself():
    for row in ROWS:
        is_practice = row["standard"].startswith("TOP") and row["item"] in PRACTICES
        for status in (row["status"], row["status_with_doi"]):
            assert status in ({"no", "1", "2"} if is_practice else WORDS), row["item"]
        assert row["where"] and (row["status"] == "met" or row["note"]), row["item"]
    assert {row["item"] for row in ROWS} >= PRACTICES


def test_what_is_shared_counts_as_cited_only_with_a_doi(monkeypatch):
    without, with_doi = (
        ratings().set_index("item")["status"]
        for identifier in ("urn:uuid:1", "https://doi.org/10.5072/x")
        if not monkeypatch.setattr(standards, "doi", lambda _, i=identifier: i.startswith("http"))
    )
    assert (without["Data"], with_doi["Data"]) == ("1", "2")
    assert (without["Location"], with_doi["Location"]) == ("no", "met")


def test_every_claim_and_outcome_is_traced(traced):
    assert set(traced["claim_id"]) == set(read("claims")["claim_id"])
    assert (traced["check"] != "").sum() == len(outcomes())
    assert traced["anchor"].tolist() == [f"paper/register.html#{c}" for c in traced["claim_id"]]


def test_what_was_computed_is_traced_to_a_function_and_what_was_coded_to_a_statement(traced, root):
    kinds = {(outcome.claim_id, outcome.check): outcome.kind for outcome in outcomes()}
    statements = set(read("statements")["statement_id"])
    for row in traced[traced["check"] != ""].itertuples():
        if kinds[row.claim_id, row.check] == "coded":
            assert (row.code, row.check in statements) == ("", True)
            continue
        file, _, line = row.code.rpartition(":")
        code = "\n".join((root / file).read_text("utf-8").splitlines()[int(line) - 1 :])
        name = row.function.rpartition(":")[2]
        assert re.match(rf"(@.*\n)*def {name}\(|{row.claim_id},{name},", code), row.code
        assert row.rows


def test_the_statement_of_availability_counts_what_is_there(root):
    text = (root / "paper/reproduction.qmd").read_text("utf-8")
    assert 'package["sources"][0]["path"]' in text
    assert load_descriptor().raw["sources"][0]["path"].startswith("https://doi.org/")
