"""Which documents count as independent ones behind a verdict."""

from dataclasses import replace

import pytest
from small_audit import WORKS, claim, computed, tables, work

from claimbook.audit.corroboration import corroborating_works
from claimbook.audit.source_classes import publisher

CLAIM = claim("C010")
HERE = {
    **WORKS,
    "W006": work("press", publisher="Daily"),
    "W007": work("press", container="Weekly"),
    "W008": work("private", creators="Roe, A."),
}
TABLES = replace(tables(CLAIM), works=HERE)
CITING = replace(
    TABLES,
    claim_citations=({"claim_id": "C010", "citation_id": "F1"},),
    citations={"F1": {"work_id": "W002"}},
    works={work_id: {**row, "work_id": work_id} for work_id, row in HERE.items()},
)


def found(*pairs):
    read = [(computed("C010", result, ("DNK", "W002")), work_id) for result, work_id in pairs]
    return [replace(outcome, works=(work_id,)) for outcome, work_id in read]


@pytest.mark.parametrize(
    ("external", "pairs", "works"),
    [
        ("confirmed", [("holds", "W002"), ("holds", "W003")], ("W002", "W003")),
        ("confirmed", [("holds", "W002"), ("fails", "W003")], ("W002",)),
        ("confirmed-by-rounding", [("by-rounding", "W002"), ("holds", "W005")], ("W002", "W005")),
        (
            "qualified",
            [("holds", "W002"), ("qualifies", "W003"), ("fails", "W005")],
            ("W003", "W005"),
        ),
        ("contradicted", [("fails", "W002"), ("qualifies", "W003")], ("W002",)),
        ("confirmed", [("holds", "W004"), ("holds", "W002")], ("W002",)),
        ("confirmed", [("holds", "W003"), ("holds", "W006")], ("W003",)),
    ],
    ids=[
        *("confirmed", "one against", "confirmed-by-rounding", "qualified", "contradicted"),
        *("a copy is its original", "a publisher counts once"),
    ],
)
def test_only_documents_that_point_the_way_of_the_verdict_count(external, pairs, works):
    assert corroborating_works(CLAIM, external, found(*pairs), TABLES) == works


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"creators": "Roe, Ann; Doe, J."}, {"creators": "Doe, Jane; Poe, B."}, 1),
        ({"creators": "Poe Doe, Jane"}, {"creators": "Doe, J. R."}, 1),
        ({"creators": "Doe, Jane"}, {"creators": "Doe, Mark"}, 2),
        ({"creators": "Doe, J.", "publisher": "A"}, {"creators": "Roe, A.", "publisher": "A"}, 2),
        ({"publisher": "The  Office"}, {"publisher": "office"}, 1),
    ],
)
def test_research_of_one_author_and_pages_of_one_house_are_one_voice(one, other, count):
    kind = "peer-reviewed" if "creators" in one else "official"
    here = {"W010": work(kind, **one), "W011": work(kind, **other)}
    given = replace(TABLES, works=WORKS | here)
    pairs = found(("holds", "W010"), ("holds", "W011"))
    assert len(corroborating_works(CLAIM, "confirmed", pairs, given)) == count


def test_an_office_that_is_named_as_author_is_one_voice_with_its_house():
    here = {
        "W010": work("official", creators="The Office", publisher="Ministry of Things"),
        "W011": work("official", publisher="The Office"),
    }
    given = replace(TABLES, works=WORKS | here)
    pairs = found(("holds", "W010"), ("holds", "W011"), ("holds", "W002"))
    assert corroborating_works(CLAIM, "confirmed", pairs, given) == ("W010",)


def test_the_author_of_what_is_cited_is_no_independent_document():
    again = work("press", publisher="ministry of things", work_id="W010")
    pairs = found(("holds", "W010"), ("holds", "W003"))
    given = replace(CITING, works=CITING.works | {"W010": again})
    assert corroborating_works(CLAIM, "confirmed", pairs, given) == ("W003",)


def test_what_the_article_cites_is_not_independent():
    pairs = found(("holds", "W004"), ("holds", "W002"), ("holds", "W003"))
    assert corroborating_works(CLAIM, "confirmed", pairs, CITING) == ("W003",)


def test_what_a_table_compiled_here_was_read_from_says_nothing_by_itself():
    outside, compiled = found(("holds", "W002"), ("holds", "W003"))
    pair = [outside, replace(compiled, basis="own-data")]
    assert corroborating_works(CLAIM, "confirmed", pair, TABLES) == ("W002",)


@pytest.mark.parametrize(
    ("work_id", "name"),
    [("W002", "Ministry of Things"), ("W007", "Weekly"), ("W008", "Roe, A."), ("W005", "W005")],
)
def test_a_publisher_is_told_by_the_first_name_that_there_is(work_id, name):
    assert publisher(work_id, TABLES.works) == name
