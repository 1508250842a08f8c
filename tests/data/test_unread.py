"""Every group of evidence is read by a check, or a row says why not."""

from dataclasses import replace

import pytest

import techplomacy as tp
import unread_groups as module
from claimbook.package.locate import opened
from unread_groups import groups, read_groups, unread

EXPLAINED = set(tp.read("unread")[["table", "group"]].itertuples(index=False, name=None))


def test_what_no_check_reads_is_explained_and_nothing_else_is():
    assert unread(opened()) == EXPLAINED


def test_a_new_indicator_that_nobody_reads_is_told(monkeypatch):
    added = {"indicator_id": "new_indicator"}
    known = module.rows
    monkeypatch.setattr(module, "rows", lambda name, package: [*known(name, package), added])
    assert unread(opened()) - EXPLAINED == {("observations", "new_indicator")}


def test_a_group_whose_check_is_gone_is_told(monkeypatch):
    found = module.outcomes(opened())
    left = [o for o in found if not any(table == "innovation_centres" for table, _ in o.rows)]
    assert len(left) < len(found)
    monkeypatch.setattr(module, "outcomes", lambda _package: left)
    assert unread(opened()) - EXPLAINED == {("innovation_centres", "innovation_centres")}


def test_coded_statements_count_as_no_reading(monkeypatch):
    coded = [replace(o, kind="coded") for o in module.outcomes(opened())]
    monkeypatch.setattr(module, "outcomes", lambda _package: coded)
    assert not read_groups(opened())


@pytest.mark.parametrize("table", ["statements", "source_checks", "citations"])
def test_tables_that_rules_judge_are_no_groups(table):
    assert (table, table) not in groups(opened())
