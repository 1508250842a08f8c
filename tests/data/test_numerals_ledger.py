"""The ledger of numerals is the article's, token by token, and its references are all recorded."""

import re

import pytest

from claimbook.census.excerpt import cut
from claimbook.census.source import read_copy
from claimbook.census.visible_text import from_markdown
from claimbook.quantities.numerals import tokenize
from csv_tables import table

ENTRY = re.compile(r"^([0-9]+)\. (.+)$", re.MULTILINE)
NOT_PRINTED = {"work_id", "citation_id", "position", "page", "note"}


@pytest.fixture(scope="module")
def tables(root):
    return {name: table(root, name) for name in ("numerals", "works", "citations")}


@pytest.fixture(scope="module")
def excerpt(article_path, tables):
    [title] = [work["title"] for work in tables["works"] if work["source_class"] == "audited"]
    return cut(read_copy(article_path), title)


@pytest.fixture(scope="module")
def references(article_text):
    tail = re.split(r"^#+ References$", article_text, flags=re.MULTILINE)[1]
    return {int(number): from_markdown(text) for number, text in ENTRY.findall(tail)}


def differences(numerals, printed):
    """Return where ledger and print first differ, and what stands there."""
    ledger = [(row["token"], row["form"]) for row in numerals]
    pairs = enumerate(zip(ledger, printed, strict=False))
    first = [f"row {n}: {ours} for {theirs}" for n, (ours, theirs) in pairs if ours != theirs]
    sizes = [f"{len(ledger)} rows for {len(printed)}"] if len(ledger) != len(printed) else []
    return first[:1] + sizes


def unrecorded(text, fields):
    """Return the digit tokens of an entry that no field of its record holds."""
    recorded = {token.text for field in fields for token in tokenize(field)}
    return [t.text for t in tokenize(text) if t.form == "digit" and t.text not in recorded]


def printed_fields(row):
    return [v for name, v in row.items() if name not in NOT_PRINTED]


def record(number, tables):
    """Return the printed fields of the citation and the work of a reference."""
    [citation] = [c for c in tables["citations"] if c["citation_id"] == f"R{number:02d}"]
    [work] = [w for w in tables["works"] if w["work_id"] == citation["work_id"]]
    return printed_fields(work) + printed_fields(citation)


def test_ledger_is_what_is_printed(tables, excerpt):
    printed = [(numeral.token, numeral.form) for numeral in excerpt.numerals()]
    assert not differences(tables["numerals"], printed)


@pytest.mark.parametrize("change", ["drop", "double", "alter", "recase", "reform", "swap"])
def test_any_change_of_the_ledger_is_seen(tables, excerpt, change):
    printed = [(numeral.token, numeral.form) for numeral in excerpt.numerals()]
    rows = [dict(row) for row in tables["numerals"]]
    at = next(n for n, row in enumerate(rows) if row["token"] == "96.6")
    word = next(n for n, row in enumerate(rows) if row["form"] == "word")
    if change == "drop":
        del rows[at]
    elif change == "double":
        rows.insert(at, rows[at])
    elif change == "alter":
        rows[at]["token"] = "96.7"
    elif change == "recase":
        rows[word]["token"] = rows[word]["token"].swapcase()
    elif change == "reform":
        rows[word]["form"] = "digit"
    else:
        rows[at], rows[at + 1] = rows[at + 1], rows[at]
    assert differences(rows, printed)


def test_pages_and_sections_never_go_back(tables):
    body = [row for row in tables["numerals"] if row["location"] == "text"]
    pages = [int(row["page"]) for row in tables["numerals"]]
    sections = [row["section_id"] for row in body if row["section_id"] != "S01"]
    assert pages == sorted(pages)
    assert sections == sorted(sections)


def test_markers_point_to_the_citation_that_they_number(tables):
    citations = {c["citation_id"]: c for c in tables["citations"]}
    markers = [r for r in tables["numerals"] if r["role"] in {"citation-marker", "footnote-marker"}]
    wrong = [
        row["numeral_id"]
        for row in markers
        if citations.get(row["citation_id"], {}).get("marker") != row["token"]
        or (row["role"] == "citation-marker") != row["citation_id"].startswith("R")
    ]
    assert markers
    assert wrong == []


def test_footnotes_are_printed_on_the_page_of_their_citation(tables):
    pages = {c["citation_id"]: c["page"] for c in tables["citations"]}
    notes = [row for row in tables["numerals"] if row["location"] == "footnote"]
    wrong = [r["numeral_id"] for r in notes if pages.get(r["citation_id"]) != r["page"]]
    assert notes
    assert wrong == []


def test_every_reference_is_a_citation(tables, references):
    recorded = [c["citation_id"] for c in tables["citations"] if c["kind"] == "reference"]
    assert recorded == [f"R{number:02d}" for number in references]


def test_every_digit_of_a_reference_is_recorded(tables, references):
    lost = {number: unrecorded(text, record(number, tables)) for number, text in references.items()}
    assert {number: tokens for number, tokens in lost.items() if tokens} == {}


def test_a_field_that_is_lost_is_seen(tables, references):
    works = [
        {**work, "pages": "", "issue": ""} if work["source_class"] != "audited" else work
        for work in tables["works"]
    ]
    broken = {**tables, "works": works}
    assert any(unrecorded(text, record(number, broken)) for number, text in references.items())
