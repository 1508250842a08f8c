"""A package made from a text: what is drafted, that it is sound, and what is refused."""

import json

import opened_schemas
import pytest
from article_texts import article_text

from claimbook.audit.claim_report import account
from claimbook.audit.outcomes import outcomes
from claimbook.audit.record import write
from claimbook.census.comparison import compare_copy
from claimbook.census.ledger import read_ledger
from claimbook.errors import InvalidPackageError, OutputExistsError
from claimbook.package.creators import as_text
from claimbook.package.locate import opened, using
from claimbook.starting.package import CannotStartError, init
from claimbook.starting.seal import CannotSealError, seal
from claimbook.validating import validate
from csv_tables import edit, table

TEXT = article_text("bees.md")
HTML = """<html><head><title>9</title><style>p {{ margin: 9px }}</style></head><body>
<h1>Bees of two gardens</h1><p>Received 3 May 2021</p>{sections}<h2>Literature cited</h2>
<p>[1] Smith, J. (2018). Bees and flowers. Journal of Bees 3, 1-9.</p></body></html>"""
JATS = """<?xml version="1.0"?><!DOCTYPE article [<!ENTITY e "9">]><article><front><article-meta>
<title-group><article-title>Bees of two gardens</article-title></title-group></article-meta></front>
<body><sec><title>Methods</title><p>Over 300 bees<xref>1</xref> were marked.</p></sec></body>
<back><ref-list><title>References</title><ref><label>1</label>Smith</ref></ref-list></back></article>"""


@pytest.fixture
def made(begin):
    return begin("bees.md", TEXT)


def test_the_shipped_schemas_are_those_of_the_study_opened_for_any_article():
    for name, text in opened_schemas.texts().items():
        shipped = (opened_schemas.SHIPPED / f"{name}.json").read_text("utf-8")
        assert json.loads(shipped) == json.loads(text), "run tests/unit/opened_schemas.py"


def test_a_drafted_package_is_sound(made):
    faults = validate(made)
    assert faults.empty, faults.to_string()


def test_every_numeral_is_drafted_in_order_and_has_a_claim_or_a_reason(made):
    census = compare_copy(made.parent / "bees.md", read_ledger(made), "Bees of two gardens")
    assert census.faults == 0
    rows = table(made, "numerals")
    assert all(row["claim_id"] or row["citation_id"] or row["reason"] for row in rows)
    assert [row["token"] for row in rows if row["claim_id"]] == [
        "two", "1,200", "three", "Zero", "3", "eighty-six", "45.5", "300"
    ]  # fmt: skip


def test_a_candidate_has_number_qualifier_step_unit_period_and_place(made):
    claims = {row["value"]: row for row in table(made, "claims")}
    assert all(row["statement"].startswith("Draft: ") for row in claims.values())
    told = ("qualifier", "step", "unit", "kind", "anchor")
    assert [claims["1,200"][key] for key in told] == ["about", "", "bees", "count", "p1"]
    assert [claims["45.5"][key] for key in told] == ["", "0.1", "percent", "quantity", "p1"]
    assert [claims["300"][key] for key in told] == ["over", "", "bees", "count", "p2"]
    assert claims["eighty-six"]["period"] == "2019"


def test_markers_are_tied_to_references_and_claims(made):
    ties = [(r["claim_id"], r["citation_id"]) for r in table(made, "claim_citations")]
    assert ties == [("C004", "R01"), ("C006", "R02")]
    work, author = table(made, "works")[1], table(made, "creators")[0]
    assert (author["work_id"], author["family"], author["given"]) == ("W002", "Smith", "J.")
    assert (work["issued"], work["title"], work["doi"]) == (
        "2018", "Bees and flowers", "10.1000/abc"
    )  # fmt: skip


def test_no_sentence_of_the_text_is_kept(made):
    written = " ".join(p.read_text("utf-8") for p in made.rglob("*.csv"))
    for sentence in ("bees in three gardens", "gardens were visited", "bees were marked"):
        assert sentence not in written


@pytest.mark.parametrize(
    ("name", "text", "sections", "tokens"),
    [
        ("a.html", HTML.format(sections="<h2>Results</h2><p>Over 300 bees<sup>1</sup>.</p>"),
         ["Title and front matter", "Results"], ["two", "3", "2021", "300", "1"]),
        ("a.xml", JATS, ["Title and front matter", "Methods"], ["two", "300", "1"]),
        ("a.txt", "Bees of two gardens\n\nMethods\n\nThey were 300.\n\nBIBLIOGRAPHY\n\n1. X\n",
         ["Title and front matter", "Methods"], ["two", "300"]),
    ],
)  # fmt: skip
def test_other_forms_of_text_are_read(tmp_path, name, text, sections, tokens):
    (tmp_path / name).write_text(text, "utf-8")
    init(tmp_path / "bees", tmp_path / name)
    assert [row["title"] for row in table(tmp_path / "bees", "sections")] == sections
    assert [row["token"] for row in table(tmp_path / "bees", "numerals")] == tokens
    assert validate(tmp_path / "bees").empty


def test_references_are_read_from_bibtex(tmp_path):
    (tmp_path / "bees.md").write_text("# Bees\n\nMany (Smith 2018) saw 300 bees (Smith 2018).\n")
    (tmp_path / "b.bib").write_text(
        "@article{x, author={Smith, Jane and Doe, A.}, title={{Bees} of {\\'E}tretat}, year=2018,"
        " journal={J. Bees}, doi={10.1000/abc}}"
    )
    init(tmp_path / "bees", tmp_path / "bees.md", bibtex=tmp_path / "b.bib")
    assert table(tmp_path / "bees", "citations")[0]["marker"] == "Smith 2018"
    people = [(r["family"], r["given"]) for r in table(tmp_path / "bees", "creators")]
    assert people == [("Smith", "Jane"), ("Doe", "A.")]
    assert [r["citation_id"] for r in table(tmp_path / "bees", "claim_citations")] == ["R01", "R01"]
    assert validate(tmp_path / "bees").empty


def test_names_accents_and_pages_of_bibtex_are_kept(tmp_path):
    people = r"M{\"u}ller, Eva Maria and van der Hof, S. and {IMF} and King, Jr., M."
    entry = f"@article{{x, author={{{people}}}, title={{{{Bees}} \\& ants}}, pages={{5--6}}}}"
    (tmp_path / "b.bib").write_text(entry)
    (tmp_path / "bees.md").write_text("# Bees\n\nMany saw 300 bees (Müller).\n", "utf-8")
    init(tmp_path / "bees", tmp_path / "bees.md", bibtex=tmp_path / "b.bib")
    work = table(tmp_path / "bees", "works")[1]
    assert (work["title"], work["pages"]) == ("Bees & ants", "5-6")
    assert [as_text([row]) for row in table(tmp_path / "bees", "creators")] == [
        "Müller, Eva Maria",
        "van der Hof, S.",
        "IMF",
        "King, M., Jr.",
    ]


def test_nothing_is_overwritten_and_nothing_begun_without_a_title(made, tmp_path):
    with pytest.raises(OutputExistsError, match="holds a package already"):
        init(made, title="Bees")
    with pytest.raises(CannotStartError, match="give a text, or the title"):
        init(tmp_path / "other", title=" ")
    with pytest.raises(CannotStartError, match=r"none\.bib"):
        init(tmp_path / "other", title="Bees", bibtex=tmp_path / "none.bib")
    with pytest.raises(CannotStartError, match="the title has a character that cannot be printed"):
        init(tmp_path / "other", title="Bees\x1b[31m")


def test_a_seal_follows_the_files(made):
    path = made / "data/article/claims.csv"
    path.write_text(path.read_text("utf-8").replace("supporting", "central"), "utf-8")
    assert set(validate(made)["code"]) == {"bytes", "hash"}
    seal(made)
    assert validate(made).empty
    (made / "article.toml").write_text("title = ", "utf-8")
    with pytest.raises(CannotSealError, match=r"article\.toml cannot be read"):
        seal(made)


def test_a_table_in_another_coding_is_named_by_the_seal(made):
    (made / "data/article/works.csv").write_bytes("work_id,ü\n".encode("latin-1"))
    with pytest.raises(CannotSealError, match=r"data/article/works\.csv: not in UTF-8"):
        seal(made)


def test_a_table_separated_by_semicolons_is_one_fault(made):
    path = made / "data/article/sections.csv"
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")
    seal(made)
    said = validate(made)
    assert said[said["code"] == "header"]["message"].str.contains(
        "separated by commas"
    ).tolist() == [True]


HABITS = article_text("shops.md")


def test_ranks_shares_and_markers_by_author_and_year_are_drafted(tmp_path):
    (tmp_path / "shops.md").write_text(HABITS, "utf-8")
    root = tmp_path / "shops"
    init(root, tmp_path / "shops.md")
    claims = [(row["value"], row["kind"]) for row in table(root, "claims")]
    assert claims == [
        ("52", "count"), ("first", "rank"), ("third", "rank"), ("Two thirds", "quantity"),
        ("second", "rank"), ("fourth", "rank"),
    ]  # fmt: skip
    assert [row["marker"] for row in table(root, "citations")] == ["City Office 2022", "Hale 2018"]
    [tie] = table(root, "claim_citations")
    assert (tie["claim_id"], tie["citation_id"]) == ("C003", "R01")
    uncited = [row["reason"] for row in table(root, "numerals") if row["token"] == "2018"]
    assert uncited == ["drafted: a marker of a reference, Hale 2018, by no claim"]
    assert validate(root).empty


def test_a_raised_number_of_html_is_a_marker(tmp_path):
    (tmp_path / "a.html").write_text(HTML.format(sections="<p>Smith<sup>1</sup></p>"), "utf-8")
    init(tmp_path / "bees", tmp_path / "a.html")
    assert "raised marker" in table(tmp_path / "bees", "numerals")[-1]["reason"]


@pytest.mark.parametrize("name", ["works", "citations", "sections", "numerals"])
def test_a_package_that_lacks_a_table_which_rows_point_into_is_refused_by_name(made, name):
    [path] = made.glob(f"data/*/{name}.csv")
    path.unlink()
    (made / f"schemas/{name}.json").unlink()
    seal(made)
    with using(opened(made)), pytest.raises(InvalidPackageError, match=f"no table {name} "):
        outcomes()


def stated(made, stance):
    """Give a package one statement on C004, and none if there is no stance; seal it."""
    path = made / "data/evidence/statements.csv"
    head = path.read_text("utf-8").splitlines()[0]
    cells = dict.fromkeys(head.split(","), "") | {
        "statement_id": "E001", "claim_id": "C004", "stance": stance, "locator": "p. 1",
        "statement": "No queen was seen.", "work_id": "W002", "seen_via": "own-copy",
        "is_interested": "false",
    }  # fmt: skip
    path.write_text(f"{head}\n" + (f"{','.join(cells.values())}\n" if stance else ""), "utf-8")
    seal(made)


def test_a_row_that_a_recorded_audit_names_can_be_struck_out(made):
    for stance in ("supports", ""):
        stated(made, stance)
        write(opened(made))
        assert ("E001" in (made / "data/audit/outcome_rows.csv").read_text("utf-8")) == bool(stance)


@pytest.mark.slow
def test_a_verdict_that_a_record_loses_is_kept_with_its_day_and_ends_what_is_shown(made):
    turns = (("supports", "01"), ("contradicts", "02"), ("qualifies", "02"), ("qualifies", "03"))
    for stance, day in turns:
        stated(made, stance)
        write(opened(made), f"2026-03-{day}")
        seal(made)
    kept = [
        (row["claim_id"], row["date"], row["external"]) for row in table(made, "earlier_verdicts")
    ]
    assert kept == [("C004", "2026-03-02", "confirmed")]
    with using(opened(made)):
        labels, texts = zip(*account("C004"), strict=True)
        assert labels[-2:] == ("Not shown", "Earlier verdict")
        assert texts[-1] == "on 2 March 2026 confirmed, now qualified."
        assert validate(made).empty


@pytest.mark.parametrize("code", [[], ["minLength"]])
@pytest.mark.parametrize(
    ("path", "field", "name"),
    [
        ("evidence/indicators", "title", "GDP"),
        ("evidence/entities", "name", "EU"),
        ("article/sections", "title", "QA"),
        ("article/works", "title", "It"),
    ],
)
def test_an_abbreviation_is_a_name_and_a_letter_is_none(made, path, field, name, code):
    name = name[0] if code else name
    edit(made / f"data/{path}.csv", lambda rows: [row | {field: name} for row in rows or [{}]])
    seal(made)
    faults = validate(made)
    assert faults.loc[faults["field"] == field, "code"].drop_duplicates().tolist() == code
