"""Web Annotations: valid by the model of the W3C, one a claim, at its place, in our own words."""

from urllib.parse import urlsplit

import pytest
from small_audit import PROJECT, claim, computed, tables

from claimbook.audit.annotations import CONTEXT, web_annotations
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import judge_all, verdicts
from claimbook.package.descriptor import load_descriptor

MOTIVATIONS = set(
    "assessing bookmarking classifying commenting describing editing highlighting identifying "
    "linking moderating questioning replying tagging".split()
)
SELECTORS = {
    "FragmentSelector": {"value"},
    "TextPositionSelector": {"start", "end"},
}
"""Selectors of the model that are written here, with what each must have."""


def faults(collection):
    """Return what of a collection the model of the W3C does not allow."""
    found = []
    if collection["@context"] != CONTEXT or collection["type"] != "AnnotationCollection":
        found.append("the collection")
    page = collection["first"]
    if page["type"] != "AnnotationPage" or not urlsplit(page["id"]).scheme:
        found.append("the page")
    if collection["total"] != len(page["items"]):
        found.append("the total")
    ids = [each["id"] for each in page["items"]]
    if len(set(ids)) < len(ids):
        found.append("an identifier twice")
    for each in page["items"]:
        selector = each["target"].get("selector", {"type": "FragmentSelector", "value": ""})
        if each["type"] != "Annotation" or not urlsplit(each["id"]).scheme:
            found.append(f"{each['id']}: type or identifier")
        if not {each["motivation"], *(b["purpose"] for b in each["body"])} <= MOTIVATIONS:
            found.append(f"{each['id']}: motivation")
        if not urlsplit(each["target"]["source"]).scheme:
            found.append(f"{each['id']}: source")
        if not SELECTORS.get(selector["type"], {"?"}) <= selector.keys():
            found.append(f"{each['id']}: selector")
    return found


def made(*claims, base=""):
    given = tables(*claims)
    found = [computed(each["claim_id"], "fails", ("DNK", "W002")) for each in claims]
    named = {each["claim_id"] for each in claims}
    judged = [each for each in judge_all(given, found) if each.claim_id in named]
    return web_annotations(judged, given, PROJECT, base)


def test_the_annotations_of_the_article_are_valid_and_one_a_claim():
    found = web_annotations(verdicts(), load_tables(), load_descriptor().raw)
    assert faults(found) == []
    claims = load_tables().claims
    assert [each["id"].rpartition("#")[2] for each in found["first"]["items"]] == list(claims)
    pages = [int(each["target"]["selector"]["value"][5:]) for each in found["first"]["items"]]
    printed = [int(row["page"]) for row in claims.values()]
    assert min(pages) == 1
    assert {one - two for one, two in zip(printed, pages, strict=True)} == {min(printed) - 1}


@pytest.mark.parametrize("broken", ["type", "motivation", "target"])
def test_a_fault_would_be_seen(broken):
    found = made(claim("C900"))
    spoiled = {"type": "Note", "motivation": "judging", "target": {"source": "here"}}
    found["first"]["items"][0][broken] = spoiled[broken]
    assert faults(found)


def test_a_claim_without_a_page_is_pointed_to_by_what_it_has():
    rows = [
        claim("C900") | {"page": None, "anchor": "120-150"},
        claim("C901") | {"page": None, "anchor": "p3"},
        claim("C902") | {"page": None, "anchor": None},
    ]
    found = made(*rows)
    assert faults(found) == []
    targets = [each["target"].get("selector") for each in found["first"]["items"]]
    assert targets == [
        {"type": "TextPositionSelector", "start": 120, "end": 150},
        {"type": "FragmentSelector", "value": "p3"},
        None,
    ]


def test_the_register_is_linked_where_the_book_has_an_address():
    [linked] = made(claim("C900"), base="https://example.org/book/")["first"]["items"]
    assert linked["body"][1]["id"] == "https://example.org/book/paper/register.html#C900"
    [alone] = made(claim("C900"))["first"]["items"]
    assert len(alone["body"]) == 1
