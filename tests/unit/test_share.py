"""What a shared link shows, and the addresses that the settings give to the pages."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from claimbook.package.descriptor import load_descriptor
from claimbook.publish.metadata import share
from claimbook.publish.metadata.project import project
from techplomacy.chapters import summary

ROOT = Path(__file__).parents[2]


def properties(text):
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text))


def test_a_shared_link_has_title_description_and_card():
    found = properties(share.head(ROOT))
    facts = project(ROOT)
    assert found["og:title"] and found["og:title"] == facts["title"].replace("'", "&#x27;")
    assert found["og:description"]
    assert found["twitter:card"] == "summary_large_image"
    assert found["og:image"].endswith(share.CARD)


@pytest.mark.parametrize("address", ["", "https://example.org/book/"])
def test_the_card_has_a_whole_address_where_the_book_has_one(monkeypatch, address):
    facts = project(ROOT) | {"addresses": {"book": address}}
    monkeypatch.setattr(share, "project", lambda _: facts)
    found = properties(share.head(ROOT))
    assert found["og:image"] == f"{address}{share.CARD}"
    assert found.get("og:url", "") == address


def test_the_book_has_the_day_of_the_package_and_says_what_it_is():
    book = yaml.safe_load((ROOT / "_quarto.yml").read_text("utf-8"))["book"]
    assert str(book["date"]) == load_descriptor().raw["created"][:10]
    assert book["description"]


def test_the_cover_names_the_version_and_the_licences_of_the_package():
    edition = yaml.safe_load((ROOT / "_quarto.yml").read_text("utf-8"))["edition"]
    own = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"Version {own['version']}. " in edition
    data, code = "CC BY 4.0", "MIT"
    licences = own["license"].replace("CC-BY-4.0", data).split(" AND ")
    assert {data, code} == set(licences)
    assert data in edition and code in edition


def test_the_cover_says_when_evidence_was_sought_and_judged():
    edition = yaml.safe_load((ROOT / "_quarto.yml").read_text("utf-8"))["edition"]
    assert f"{summary.dates()}. " in edition


def test_what_is_cited_has_the_year_of_the_package():
    assert f"({load_descriptor().raw['created'][:4]})." in summary.cited()
    assert "cite=summary.cited()" in (ROOT / "paper/register.qmd").read_text("utf-8")
    assert summary.cited("*Techplomacy, claim by claim*") in str(summary.companion().data)
