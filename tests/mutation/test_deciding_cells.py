"""A cell that decides a verdict is noticed when it changes, or a reason stands on record.

Of what each verdict counts, values of observations are moved far past their precision, up and
down, and stances are turned round, one at a time and in memory. `silent.yml` says why some change
no verdict; one that is listed and turns a verdict after all is a fault of the list.
"""

from itertools import chain, zip_longest
from pathlib import Path

import pytest
import yaml

import techplomacy  # noqa: F401  binds the package
from claimbook.audit.again import again, audited
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import counted_of
from claimbook.audit.what_if import changed, moved
from claimbook.errors import CheckError
from claimbook.package.article import article

SILENT = yaml.safe_load(Path(__file__).with_name("silent.yml").read_text("utf-8"))
OF_EACH = 12
"""Observations that are moved for one check, of each indicator that it read in turn."""
FAR = 1000
TURNED = ("supports", "qualifies", "contradicts")

TABLES = load_tables()
AUDITED = audited(TABLES)
COUNTED = [
    (claim_id, outcome)
    for claim_id, each in counted_of().items()
    for outcome in each
    if outcome.claim_id == claim_id
]


def label(case):
    return f"{case[0]} {case[1].check}" if isinstance(case, tuple) else None


def cells(outcome):
    """Return the cells of observations that a check read, some of many."""
    keys = [key.split("|") for table, key in outcome.rows if table == "observations"]
    found = dict.fromkeys((indicator, entity, int(year)) for indicator, entity, year, *_ in keys)
    own = sorted(found, key=lambda cell: cell[1] != article().entity)
    each = [[c for c in own if c[0] == name] for name in dict.fromkeys(c[0] for c in own)]
    return list(filter(None, chain(*zip_longest(*each))))[:OF_EACH]


def moves(cell):
    """Yield the rows of a cell with each value far up, far down, and in the first place."""
    rows = TABLES.observations[cell]
    far = FAR * max(max(row["step"] or 1, abs(row["value"])) for row in rows)
    for move in (lambda value: value + far, lambda value: value - far, lambda _: 1):
        yield tuple(row | {"value": move(row["value"])} for row in rows)


def turns(claim_id, tables, places):
    """Whether a verdict is another; of a mixed one, at least what it is mixed of."""
    before = AUDITED.verdicts[claim_id]
    try:
        after = again(AUDITED, tables, places).verdicts[claim_id]
    except CheckError:
        return True  # the audit stops: nobody overlooks that
    if before.external == "qualified":
        return (after.external, after.verdict_reason) != (before.external, before.verdict_reason)
    return after.external != before.external


@pytest.mark.parametrize(
    "case", [c for c in COUNTED if c[1].kind == "computed" and cells(c[1])], ids=label
)
def test_a_value_that_decides_turns_the_verdict(case):
    claim_id, outcome = case
    turned = (
        turns(claim_id, *moved(TABLES, cell, rows))
        for cell in cells(outcome)
        for rows in moves(cell)
    )
    assert any(turned) != (f"{claim_id} {outcome.check}" in SILENT)


@pytest.mark.parametrize("case", [c for c in COUNTED if c[1].kind == "coded"], ids=label)
def test_a_stance_that_decides_turns_the_verdict(case):
    claim_id, outcome = case
    turned = (
        turns(claim_id, *changed(TABLES, "statements", outcome.check, {"stance": other}))
        for other in TURNED
    )
    assert any(turned) != (f"{claim_id} {outcome.check}" in SILENT)


def test_the_list_names_what_there_is():
    counted = {f"{claim_id} {outcome.check}" for claim_id, outcome in COUNTED}
    assert set(SILENT) <= counted
    assert all(SILENT.values())
