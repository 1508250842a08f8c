"""ClaimReview: each decided claim, once, with its own words, address, verdict and number."""

import json
import re
from dataclasses import replace

import pytest
from small_audit import PROJECT, claim, computed, tables

from claimbook.audit.claimreview import LONGEST, SCALE, claim_reviews, shortened
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import judge_all, verdicts
from claimbook.errors import InvalidAddressError
from claimbook.package.descriptor import load_descriptor as descriptor

BASE = "https://example.org/book"
OPEN = {"undecided", "attested", "not-checkable"}
GIVEN = tables(claim("C900"), claim("C901"))
FOUND = [computed("C900", "fails", ("DNK", "W002"))]


def reviews(judged, given=GIVEN, project=PROJECT, base=BASE):
    return claim_reviews(judged, given, project, base)["@graph"]


def ids(found):
    return [review["url"].rpartition("#")[2] for review in found]


def test_a_review_says_what_where_who_and_when():
    [review] = reviews(judge_all(GIVEN, FOUND))
    assert review == {
        "@type": "ClaimReview",
        "@id": "https://example.org/book/paper/register.html#C900",
        "url": "https://example.org/book/paper/register.html#C900",
        "claimReviewed": "Something is so (C900).",
        "itemReviewed": {
            "@type": "Claim",
            "text": "Something is so (C900).",
            "appearance": {
                "@type": "ScholarlyArticle",
                "url": "https://doi.org/10.1/x",
                "name": "The article",
                "datePublished": "2026",
            },
            "author": [
                {"@type": "Person", "name": "J. R. Doe"},
                {"@type": "Person", "name": "A. Roe"},
            ],
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": "contradicted",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
        },
        "author": {"@type": "Organization", "name": "Some contributors"},
        "datePublished": "2026-05-06",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "inLanguage": "en",
    }


def test_a_claim_that_is_no_longer_decided_vanishes():
    assert ids(reviews(judge_all(GIVEN, FOUND))) == ["C900"]
    assert ids(reviews(judge_all(GIVEN, []))) == []
    barred = tables(claim("C900", is_checkable=False))
    assert ids(reviews(judge_all(barred, FOUND), barred)) == []


def test_the_reviews_are_those_of_the_decided_claims_in_order():
    decided = [each.claim_id for each in verdicts() if each.external not in OPEN]
    found = reviews(verdicts(), load_tables(), descriptor().raw)
    assert decided
    assert ids(found) == decided


def test_the_scale_has_a_number_for_each_verdict_that_decides(schemas):
    field = next(f for f in schemas["verdicts"]["fields"] if f["name"] == "external")
    assert set(SCALE) | OPEN == set(field["constraints"]["enum"])
    assert not set(SCALE) & OPEN
    assert list(SCALE.values()) == sorted(set(SCALE.values()), reverse=True)


@pytest.mark.parametrize("word", SCALE)
def test_only_the_rating_depends_on_the_verdict(word):
    [before, *_] = judge_all(GIVEN, FOUND)
    rated, other = (reviews([replace(before, external=each)])[0] for each in (word, "qualified"))
    rating = rated.pop("reviewRating")
    assert (rating["alternateName"], rating["ratingValue"]) == (word, SCALE[word])
    assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    assert rated == {key: cell for key, cell in other.items() if key != "reviewRating"}


def test_the_author_is_named_as_author_of_the_claim_and_nowhere_else():
    given = load_tables()
    people = next(w for w in given.works.values() if w["source_class"] == "audited")["creators"]
    for review in reviews(verdicts(), given, descriptor().raw):
        item = review.pop("itemReviewed")
        assert item["author"]
        assert people[0]["family"] not in json.dumps(review)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("A short one.", "A short one."),
        ("abcd efgh ijkl", "abcd efgh…"),
        ("abcd efg hijkl", "abcd efg…"),
        ("abcd, efghijkl", "abcd…"),
        ("abcd 12 percent", "abcd…"),
        ("abcd 1,200 in all", "abcd…"),
        ("abcd 12th of all", "abcd…"),
    ],
)
def test_a_long_text_is_cut_after_a_word_and_never_after_a_number(text, cut):
    assert shortened(text, 12 if text != cut else LONGEST) == cut


def test_what_is_reviewed_is_short_and_the_whole_of_it_stands_beside():
    for review in reviews(verdicts(), load_tables(), descriptor().raw):
        short, whole = review["claimReviewed"], review["itemReviewed"]["text"]
        assert 0 < len(short) <= LONGEST
        assert short == whole or whole.startswith(short.removesuffix("…"))
        assert not re.search(r"[0-9]…$", short)
        assert len(short) > LONGEST / 2 or short == whole


NO_FOLDERS = (
    *("", "book", "/book", "ftp://example.org", "file:///book", "https://", "https://e .org"),
    *("https://[e.org", "https://e.org/?q", "https://e.org/#a"),
)


@pytest.mark.parametrize("base", NO_FOLDERS)
def test_an_address_that_is_no_folder_on_the_web_is_refused(base):
    with pytest.raises(InvalidAddressError):
        reviews([], base=base)


@pytest.mark.parametrize("base", [BASE, f"{BASE}/", "http://localhost:8000"])
def test_the_address_is_joined_with_one_slash(base):
    [review] = reviews(judge_all(GIVEN, FOUND), base=base)
    assert review["url"] == f"{base.rstrip('/')}/paper/register.html#C900"


def test_the_register_that_is_linked_exists(root):
    assert (root / "paper" / "register.qmd").is_file()


@pytest.mark.parametrize("address", [(), ("--base-url", "book")])
def test_the_command_needs_an_address(run, address):
    status, out, err = run("audit", "--format", "claimreview", *address)
    assert (status, out) == (2, "")
    assert err.startswith("error [invalid-address]: ")
    assert err.count("\n") == 1


def test_filters_apply(run):
    decided = [each.claim_id for each in verdicts() if each.external not in OPEN]
    sections = {key: row["section_id"] for key, row in load_tables().claims.items()}
    first, home = decided[0], sections[decided[0]]
    arguments = ("--format", "claimreview", "--base-url", BASE)
    _, out, _ = run("audit", *arguments, "--claim", first)
    assert ids(json.loads(out)["@graph"]) == [first]
    _, out, _ = run("audit", *arguments, "--section", home)
    assert ids(json.loads(out)["@graph"]) == [each for each in decided if sections[each] == home]


def test_what_does_not_exist_cannot_be_asked_for(run):
    for option, code in (("--claim", "unknown-claim"), ("--section", "unknown-section")):
        status, out, err = run("audit", option, "X99")
        assert (status, out, err.startswith(f"error [{code}]: ")) == (2, "", True)


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_the_forms_of_a_table_remain(run, form):
    status, out, err = run("audit", "--claim", "C001", "--format", form)
    assert status == 0
    assert "C001" in out
    assert err.startswith("1 ")
