"""What is drafted from JATS: the record as a record, references and their markers by their ids."""

from __future__ import annotations

import re

import pytest
from article_texts import article_text

from claimbook.census.comparison import compare_copy
from claimbook.census.ledger import read_ledger
from claimbook.starting.package import init
from claimbook.validating import validate
from csv_tables import table

JATS = article_text("ponds.xml")
TIGHT = re.sub(r">\s*\n\s*<", "><", JATS)


@pytest.fixture(params=[JATS, TIGHT], ids=["spaced", "tight"])
def made(request, begin):
    return begin("ponds.xml", request.param)


def test_the_draft_is_sound_and_its_ledger_is_that_of_the_copy(made):
    assert validate(made).empty
    census = compare_copy(made.parent / "ponds.xml", read_ledger(made), "Ponds of Corvin")
    assert census.faults == 0


def test_the_record_of_the_article_is_no_text_of_it(made):
    values = [(row["value"], row["unit"], row["period"]) for row in table(made, "claims")]
    assert values == [
        ("36", "ponds", ""), ("4", "years", ""), ("23.5", "percent", ""), ("9", "ponds", ""),
        ("36", "ha", "2018"), ("36", "ha", "2020"), ("8", "", ""),
    ]  # fmt: skip
    [work] = [row for row in table(made, "works") if row["work_id"] == "W001"]
    told = ("container", "doi", "issued", "language", "volume", "issue", "pages")
    assert [work[name] for name in told] == [
        "Journal of Ponds", "10.9999/jp.2023.7", "2023-06-05", "en-GB", "4", "2", "33-41"
    ]  # fmt: skip
    people = [r for r in table(made, "creators") if r["work_id"] == "W001"]
    assert [(r["family"], r["given"], r["literal"]) for r in people] == [
        ("Lind", "Eva", ""), ("", "", "Pond Group – North")
    ]  # fmt: skip


def test_abstract_and_notes_are_sections(made):
    sections = [(row["title"], row["kind"]) for row in table(made, "sections")]
    assert sections == [
        ("Title and front matter", "front-matter"), ("Abstract", "abstract"),
        ("Keywords", "keywords"), ("Introduction", "body"), ("Results", "body"),
        ("Notes", "back-matter"),
    ]  # fmt: skip


def test_cells_have_their_row_and_column_and_labels_are_no_claims(made):
    drafts = [row["statement"] for row in table(made, "claims")]
    assert "row 2018, column Ponds (ha)" in drafts[4]
    assert "row 2020, column Ponds (ha)" in drafts[5]
    roles = [(row["token"], row["role"]) for row in table(made, "numerals")][-8:]
    assert roles == [
        ("1", "name-part"), ("2018", "year"), ("36", "value"), ("2020", "year"), ("36", "value"),
        ("1", "idiom"), ("1", "idiom"), ("8", "value"),
    ]  # fmt: skip


def test_markers_are_tied_to_works_by_their_ids(made):
    ties = [(r["claim_id"], r["citation_id"]) for r in table(made, "claim_citations")]
    assert ties == [
        ("C002", "R02"), ("C002", "R01"), ("C004", "R01"), ("C004", "R03")
    ]  # fmt: skip


def test_references_are_read_from_elements_and_from_text(made):
    told = ("csl_type", "issued", "title", "container", "volume", "issue", "pages", "publisher")
    works = [[row[name] for name in told] for row in table(made, "works")[1:]]
    assert works == [
        ["article-journal", "2010", "Storms & shores", "Coastal Notes", "9", "1", "1-12", ""],
        ["article-journal", "2016", "Recovery of ponds", "Pond Notes", "5", "2", "7-9", ""],
        ["book", "2015", "Deep ponds", "", "", "", "", "Shore Press"],
    ]
    people = [(r["work_id"], r["family"], r["given"]) for r in table(made, "creators")][2:]
    assert people == [
        ("W002", "Marsh", "J."), ("W003", "Okoro", "B."), ("W003", "Weiss", "K. L."),
        ("W004", "Berg", "A."),
    ]  # fmt: skip


@pytest.mark.parametrize("broken", [JATS.replace("</body>", ""), JATS.replace("<sec ", "<sec <")])
def test_what_is_no_xml_is_read_as_text_all_the_same(tmp_path, broken):
    (tmp_path / "ponds.xml").write_text(broken, "utf-8")
    init(tmp_path / "ponds", tmp_path / "ponds.xml")
    assert validate(tmp_path / "ponds").empty
