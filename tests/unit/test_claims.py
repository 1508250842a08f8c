"""One claim with all that belongs to it, in every form in which it shows itself."""

import io
import re
from dataclasses import replace

import pytest
from fixture_package import Draft
from rich.console import Console

import techplomacy as tp
from claimbook.audit.claim_report import ROWS
from claimbook.audit.evidence import TYPES
from claimbook.errors import PackageUnreadableError, UnknownClaimError
from claimbook.package.listing import Listing


@pytest.fixture(scope="module")
def listing() -> tp.Claim:
    """A claim with a list, a citation and numerals of its own."""
    ids = set(tp.read("enumerations")["claim_id"]) & set(tp.read("claim_citations")["claim_id"])
    return tp.claim(min(ids & set(tp.read("numerals")["claim_id"].dropna())))


def test_its_parts_are_the_rows_of_the_tables(listing):
    assert listing.row["claim_id"] == listing.claim_id
    assert listing.section["section_id"] == listing.row["section_id"]
    for part, name in ((listing.items, "enumerations"), (listing.numerals, "numerals")):
        rows = tp.read(name)
        assert part.equals(rows[rows["claim_id"] == listing.claim_id].reset_index(drop=True))


def test_it_names_the_works_it_cites(listing):
    cited = listing.citations.merge(tp.read("works"), on="work_id", suffixes=("", "_again"))
    assert len(cited) == len(listing.citations) > 0
    assert (cited["title"] == cited["title_again"]).all()


def test_every_claim_can_be_shown():
    claims = tp.read("claims")
    for claim_id in claims["claim_id"].iloc[:: len(claims) // 6]:
        claim = tp.claim(claim_id)
        labels = [label for label, _ in claim.lines()]
        assert labels[0] == "Claim"
        assert {"Where", "Kind", "Checkable"} <= set(labels)
        assert "nan" not in repr(claim).split() and "<NA>" not in repr(claim)


def test_all_forms_show_the_same_lines(listing):
    console = Console(width=2000, record=True, file=io.StringIO())
    console.print(listing)
    printed, html = console.export_text(), listing._repr_html_()
    for label, text in listing.lines():
        assert label in html
        assert all(_flat(text) in _flat(form) for form in (repr(listing), printed))


def _flat(text):
    return " ".join(text.split())


def test_html_is_escaped(listing):
    rows = replace(listing.rows, row=listing.rows.row | {"statement": "<b>&"})
    sly = replace(listing, rows=rows)
    assert "&lt;b&gt;&amp;" in sly._repr_html_()


def test_a_wrong_id_names_the_nearest():
    with pytest.raises(KeyError, match=r"^no claim 'c001'; did you mean C001\?$"):
        tp.claim("c001")
    with pytest.raises(UnknownClaimError, match=r"^no claim 'nonsense'$"):
        tp.claim("nonsense")


def test_another_kind_of_package_is_refused(tmp_path):
    draft = Draft()
    draft.schemas["claims"] = draft.schemas.pop("areas")
    draft.csv["claims"] = draft.csv.pop("areas")
    draft.descriptor["resources"] = [draft.resource("claims")]
    with pytest.raises(
        PackageUnreadableError, match=r"^not of this shape: claims has no claim_id, is_checkable"
    ):
        tp.claim("C001", package=draft.write(tmp_path))


def test_its_verdict_outcomes_and_evidence_are_data():
    claim = tp.claim("C380")
    verdicts = tp.audit().set_index("claim_id")
    assert claim.verdict["external"] == verdicts.loc["C380", "external"]
    judged_on = {"C380", claim.row["restates"]}
    recorded = tp.read("outcomes")[lambda rows: rows["claim_id"].isin(judged_on)]
    assert claim.outcomes["check"].tolist() == recorded["check"].tolist() != []
    decide = claim.evidence[claim.evidence["decides"]].reset_index(drop=True)
    assert decide.equals(tp.evidence("C380"))
    assert set(claim.data()) >= {"claim", "verdict", "outcomes", "evidence", "citations"}


def test_a_notebook_shows_the_verdict_first_and_documents_as_links():
    claim = tp.claim("C380")
    html = claim._repr_html_()
    assert html.index(">Verdict<") < html.index(">Claim<")
    assert "<pre><code>" in html
    assert f'href="{claim.evidence["url"].iloc[0]}"' in html
    rows = [row | {"url": "javascript:alert(1)"} for row in claim.rows.evidence.records()]
    sly = replace(claim, rows=replace(claim.rows, evidence=Listing.of(TYPES, rows)))
    assert "javascript:" not in sly._repr_html_()


def test_of_many_rows_a_few_are_named_and_the_verb_that_lists_all():
    [text] = [
        text for label, text in tp.claim("C259").account if label == "Evidence" and "fails" in text
    ]
    assert text.count("observations/") == ROWS
    assert re.search(r" and \d+ more: `evidence C259`\]", text)
