"""The recorded score of the mutation: what survived has a reason, and what is printed adds up."""

import re

import pytest
import yaml

from claimbook.book import mutation
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import read


@pytest.fixture
def score(root, monkeypatch):
    monkeypatch.chdir(root)
    return mutation.score()


@pytest.fixture
def reasons(root):
    return yaml.safe_load((root / "tests/mutation/survivors.yml").read_text("utf-8"))


def covers(reason, table, column, key):
    known = (reason["table"], reason["column"]) == (table, column)
    return known and bool(re.fullmatch(reason.get("keys", ".*"), key))


def keys(table):
    """Return the primary keys of a table, each as one text."""
    fields = load_descriptor().resource(table).schema["primaryKey"]
    rows = read(table)[fields].astype(str)
    return set(map("|".join, rows.itertuples(index=False, name=None)))


def test_every_survivor_is_a_row_and_has_a_reason(score, reasons):
    known = {table: keys(table) for table in {table for table, _, _ in score["survivors"]}}
    for table, column, key in score["survivors"]:
        assert key in known[table]
        assert [each for each in reasons if covers(each, table, column, key)]


def test_every_reason_is_needed_by_a_full_run(score, reasons):
    idle = [each for each in reasons if not any(covers(each, *s) for s in score["survivors"])]
    assert score["every"] > 1 or idle == []


def test_what_is_printed_adds_up(score):
    frame = mutation.counts()
    assert frame["missed"].sum() == len(score["survivors"])
    assert (frame["missed"] >= 0).all()
    assert frame["read"].sum() * score["every"] <= score["values"]
    assert set(frame["table"]) <= set(load_descriptor().resources)


TAKEN = "; what an earlier run had seen noticed was taken from it"


@pytest.mark.parametrize(
    ("every", "again", "says"),
    [
        (1, False, "every cell that is read"),
        (5, False, "one in five of the cells read"),
        (1, True, f"every cell that is read{TAKEN}"),
    ],
)
def test_the_book_says_which_cells_a_run_took(monkeypatch, every, again, says):
    monkeypatch.setattr(mutation, "score", lambda: {"every": every, "again": again})
    assert mutation.extent() == says
