"""A cell that decides a verdict is noticed when it changes, or a reason stands on record.

Of what each verdict counts, values of observations are moved far past their precision, up and
down, and stances are turned round, one at a time and in memory. `silent.yml` says why some change
no verdict; one that is listed and turns a verdict after all is a fault of the list.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path

import pytest
import yaml

import techplomacy  # noqa: F401  binds the package
from claimbook.audit.outcomes import all_checks, outcomes, run, stance
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import by_claim, counted_of, judge, verdict_of, weigh_all
from claimbook.package.article import article

SILENT = yaml.safe_load(Path(__file__).with_name("silent.yml").read_text("utf-8"))
OF_EACH = 12
"""Observations that are moved for one check, of each indicator that it read in turn."""
FAR = 1000
TURNED = ("supports", "qualifies", "contradicts")

TABLES = load_tables()
KNOWN = by_claim(outcomes())
CHECKS = {(check.claim_id, check.name): check for check in all_checks(TABLES)}
COUNTED = [
    (claim_id, outcome)
    for claim_id, each in counted_of().items()
    for outcome in each
    if outcome.claim_id == claim_id
]


def label(case):
    return f"{case[0]} {case[1].check}" if isinstance(case, tuple) else None


def verdict(claim_id, outcome, changed, tables):
    """Return the verdict on a claim if one of its outcomes is changed."""
    rest = [each for each in KNOWN[claim_id] if each.check != outcome.check]
    found = [*rest, *filter(None, [changed])]
    known = {claim_id: found}
    return judge(tables.claims[claim_id], found, tables, weigh_all(_alone(claim_id), known))


@cache
def _alone(claim_id):
    return replace(TABLES, claims={claim_id: TABLES.claims[claim_id] | {"restates": None}})


def cells(outcome):
    """Return the cells of observations that a check read, some of many."""
    keys = [key.split("|") for table, key in outcome.rows if table == "observations"]
    found = dict.fromkeys((indicator, entity, int(year)) for indicator, entity, year, *_ in keys)
    own = sorted(found, key=lambda cell: cell[1] != article().entity)
    each = [[c for c in own if c[0] == name] for name in dict.fromkeys(c[0] for c in own)]
    return list(filter(None, chain(*zip_longest(*each))))[:OF_EACH]


def moved(cell):
    """Yield the tables with each value of a cell moved far up, far down, and to the first place."""
    rows = TABLES.observations[cell]
    far = FAR * max(max(row["step"] or 1, abs(row["value"])) for row in rows)
    for move in (lambda value: value + far, lambda value: value - far, lambda _: 1):
        new = tuple(row | {"value": move(row["value"])} for row in rows)
        yield replace(TABLES, observations={**TABLES.observations, cell: new})


def is_turned(before, after):
    """Whether a verdict is another; of a mixed one, at least what it is mixed of."""
    if before.external == "qualified":
        return (after.external, after.verdict_reason) != (before.external, before.verdict_reason)
    return after.external != before.external


def turns(claim_id, outcome, cell):
    """Whether a move of a cell turns the verdict."""
    check = CHECKS[outcome.claim_id, outcome.check]
    before = verdict_of()[claim_id]
    for tables in moved(cell):
        try:
            changed = run(check, tables)
        except (LookupError, ValueError, ZeroDivisionError):
            return True  # the audit stops: nobody overlooks that
        if is_turned(before, verdict(claim_id, outcome, changed, tables)):
            return True
    return False


@pytest.mark.parametrize(
    "case", [c for c in COUNTED if c[1].kind == "computed" and cells(c[1])], ids=label
)
def test_a_value_that_decides_turns_the_verdict(case):
    claim_id, outcome = case
    turned = [turns(claim_id, outcome, cell) for cell in cells(outcome)]
    assert any(turned) != (f"{claim_id} {outcome.check}" in SILENT)


@pytest.mark.parametrize("case", [c for c in COUNTED if c[1].kind == "coded"], ids=label)
def test_a_stance_that_decides_turns_the_verdict(case):
    claim_id, outcome = case
    [row] = [s for s in TABLES.statements[claim_id] if s["statement_id"] == outcome.check]
    before = verdict_of()[claim_id]
    turned = [
        is_turned(
            before, verdict(claim_id, outcome, stance(row | {"stance": other}, TABLES), TABLES)
        )
        for other in TURNED
    ]
    assert any(turned) != (f"{claim_id} {outcome.check}" in SILENT)


def test_the_list_names_what_there_is():
    counted = {f"{claim_id} {outcome.check}" for claim_id, outcome in COUNTED}
    assert set(SILENT) <= counted
    assert all(SILENT.values())
