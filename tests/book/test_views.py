"""What figures read beside the tables: series by year, and the middle of an interval."""

from types import SimpleNamespace

import pytest

from claimbook.book import series as series_module
from claimbook.book.series import middle, series
from claimbook.package.locate import opened
from claimbook.quantities.interval import Interval


def row(step, published, value, work):
    return {
        "indicator_id": "i", "entity_id": "E", "year": 2020, "value": value, "step": step,
        "edition": "e", "published": published, "work_id": work,
    }  # fmt: skip


def test_a_series_takes_the_finest_value_and_of_these_the_first(monkeypatch):
    rows = [row(1, "2020", 70, "W1"), row(0.1, "2026-02", 70.3, "W2"), row(0.1, "2022", 70.2, "W3")]
    tables = SimpleNamespace(
        observations={("i", "E", 2020): rows, ("i", "E", 2022): rows[1:2]},
        accepted="2026-01-13",
    )
    monkeypatch.setattr(series_module, "load_tables", lambda: tables)
    opened().results.clear()
    assert series("i", "E")["work_id"].tolist() == ["W3", "W2"]
    assert series("i", "E")["is_later"].tolist() == [False, True]
    with pytest.raises(LookupError, match="no observation of i for F"):
        series("i", "F")
    opened().results.clear()


def test_the_middle_of_an_interval_is_its_end_where_the_other_is_open():
    assert middle(Interval.point(3)) == 3
    assert middle(Interval(None, Interval.point(5).high, False, True)) == 5
