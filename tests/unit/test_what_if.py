"""An audit after a change is what a whole audit would be, and only what read the change ran."""

import random

import pytest

import techplomacy as tp
from claimbook.audit.again import again, audited
from claimbook.audit.outcomes import outcomes, outcomes_on
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import judge_all
from claimbook.audit.what_if import changed
from claimbook.errors import (
    CheckError,
    InvalidArgumentError,
    UnknownFieldError,
    UnknownRecordError,
    UnknownTableError,
)
from tiers import examples

TABLES = load_tables()
OBSERVED = sorted({k for o in outcomes() for t, k in o.rows if t == "observations"})
CLAIMS = sorted(TABLES.claims)
WORKS = sorted(TABLES.works)
STATEMENTS = sorted(row["statement_id"] for rows in TABLES.statements.values() for row in rows)
CITED = sorted(TABLES.citations)


@pytest.fixture(scope="module")
def before():
    return audited(TABLES)


KINDS = (
    ("observations", OBSERVED, 8, {"value": 7.0}),
    ("claims", CLAIMS, 3, {"value": "7", "step": 1.0}),
    ("claims", CLAIMS, 3, {"is_checkable": False}),
    ("works", WORKS, 3, {"source_class": "private"}),
    ("statements", STATEMENTS, 4, {"stance": "silent"}),
    ("statements", STATEMENTS, 2, {"extent": "whole"}),
    ("citations", CITED, 2, {"work_id": None}),
)
"""Changes by the kind of row: of how many rows, and to what."""


def cases():
    """Yield changes of some rows of each kind, the same at each run."""
    draw = random.Random(11)
    for table, keys, number, cells in KINDS:
        for key in draw.sample(keys, number)[: examples(number, 1)]:
            yield table, key, cells


@pytest.mark.slow
@pytest.mark.parametrize("case", list(cases()), ids=lambda case: " ".join(case[:2]))
def test_it_is_what_a_whole_audit_would_be(case, before):
    tables, places = changed(TABLES, *case)
    try:
        whole = judge_all(tables, outcomes_on(tables))
    except CheckError as error:
        with pytest.raises(CheckError, match=error.args[0].split(":")[0]):
            again(before, tables, places)
    else:
        assert tuple(again(before, tables, places).verdicts.values()) == whole


def test_without_a_change_it_is_the_audit_and_nothing_runs(before):
    assert tuple(before.verdicts.values()) == judge_all(TABLES, outcomes_on(TABLES))
    assert again(before, TABLES, ()).ran == frozenset()


def test_only_the_checks_that_read_a_cell_run(before):
    key = OBSERVED[0]
    readers = {
        (o.claim_id, o.check) for o in outcomes_on(TABLES) if ("observations", key) in o.rows
    }
    after = again(before, *changed(TABLES, "observations", key, {"value": 7.0}))
    assert readers <= {check[:2] for check in after.ran}
    assert len(after.ran) < len(before.ran) / 10


@pytest.mark.slow
def test_a_row_without_a_key_of_its_own_is_audited_whole(before):
    row = tp.read("claim_citations").iloc[0]
    key = f"{row.claim_id}|{row.numeral_id}"
    tables, places = changed(TABLES, "claim_citations", key, {})
    assert again(before, tables, places).ran == before.ran


@pytest.mark.slow
def test_the_verb_gives_what_would_change():
    found = tp.what_if("claims", "C380", {"is_checkable": "false"})
    assert found[["claim_id", "external_then"]].values.tolist() == [["C380", "not-checkable"]]
    assert tp.what_if("claims", "C380", {"note": None}).empty


@pytest.mark.parametrize(
    ("table", "key", "cells", "error"),
    [
        ("claim", "C380", {}, UnknownTableError),
        ("claims", "C38", {}, UnknownRecordError),
        ("observations", "nothing", {}, UnknownRecordError),
        ("claims", "C380", {"valeu": 3}, UnknownFieldError),
        ("claims", "C380", {"claim_id": "C381"}, InvalidArgumentError),
        ("claims", "C380", {"is_checkable": "maybe"}, InvalidArgumentError),
        ("claims", "C380", {"weight": "heavy"}, InvalidArgumentError),
        ("claims", "C380", {"statement": ""}, InvalidArgumentError),
        ("claims", "C380", {"restates": "C9999"}, InvalidArgumentError),
        ("works", "W001", {"copy_of": "W001"}, InvalidArgumentError),
        ("sections", "S1", {}, UnknownRecordError),
        ("claims", 380, {}, InvalidArgumentError),
    ],
)
def test_what_cannot_be_asked_is_refused(table, key, cells, error):
    with pytest.raises(error):
        tp.what_if(table, key, cells)


def test_a_table_that_no_verdict_reads_is_named():
    key = str(tp.read("sections").iloc[0, 0])
    with pytest.raises(InvalidArgumentError, match="no verdict depends on the table sections"):
        tp.what_if("sections", key, {"title": "Another"})
