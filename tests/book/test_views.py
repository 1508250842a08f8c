"""What figures read beside the tables: outlines of countries, series by year, all that is dated."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from claimbook.book import series as series_module
from claimbook.book.series import middle, series
from claimbook.package.locate import opened
from claimbook.package.reading import read
from claimbook.quantities.interval import Interval
from techplomacy.book import atlas
from techplomacy.book.atlas import centre, land, outline
from techplomacy.book.dated import LANES, things
from techplomacy.figures import envoymap, timeline

SMALL = {
    "transform": {"scale": [1, 1], "translate": [10, 50]},
    "arcs": [[[0, 0], [2, 0]], [[2, 0], [0, 2], [-2, 0], [0, -2]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Square"}},
                {"type": "MultiPolygon", "arcs": [[[~1, ~0]]], "properties": {"name": "Turned"}},
            ]
        }
    },
}


def small_arcs():
    shift = np.array(SMALL["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) + shift for arc in SMALL["arcs"]]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(atlas, "_topology", lambda: (SMALL["objects"], small_arcs()))
    atlas.countries.cache_clear()
    yield
    atlas.countries.cache_clear()


def test_arcs_are_joined_once_at_their_ends(small):
    (ring,) = outline("Square")
    assert ring.tolist() == [[10, 50], [12, 50], [12, 52], [10, 52], [10, 50]]
    (turned,) = outline("Turned")
    assert turned.tolist() == ring[::-1].tolist()
    assert centre([ring]) == centre([turned]) == pytest.approx((11, 51))


def test_a_ring_goes_on_across_the_line_of_dates():
    widths = [np.abs(np.diff(ring[:, 0])).max() for ring in land()]
    assert max(widths) < 180


def test_a_step_of_less_than_half_the_world_is_kept():
    ring = atlas._ring([0], [np.array([[170.0, 0], [-170, 0], [-60, 9], [170, 0]])])
    assert ring[:, 0].tolist() == [170, 190, 300, 170]


def test_countries_with_a_post_are_on_the_map_or_named_beside_it():
    frame = envoymap.seats()
    missing = {name for name in frame["country_name"] if not outline(name)}
    assert missing == {"European Union", "Malta"}
    assert all(name in envoymap._caption(frame) for name in missing)
    east, north = centre(outline("Denmark"))
    assert (8 < east < 11) and (54 < north < 58)


def test_a_post_that_moved_counts_for_both_places():
    where = envoymap.seats().set_index("country")["where"]
    assert (where["DNK"], where["AUT"], where["EST"]) == ("both", "california", "home")
    assert where["KAZ"] == "none"


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


@pytest.mark.parametrize(
    ("table", "key", "column"),
    [
        ("events", "event_id", "date"),
        ("systems", "system_id", "since"),
        ("tech_ambassadors", "post_id", "date"),
    ],
)
def test_each_dated_row_is_in_the_view_once(table, key, column):
    frame = read(table)
    shown = things().query("table == @table")["key"]
    assert sorted(shown) == sorted(frame.loc[frame[column].notna(), key])


def test_every_kind_of_dated_thing_has_its_lane():
    assert things()["lane"].notna().all()
    assert set(things()["lane"]) == set(LANES)


def test_names_on_one_row_of_the_timeline_do_not_cover_one_another():
    for _, part in timeline._lanes(timeline.begun()):
        spans = sorted((number, *timeline._span(entry)[:2]) for number, entry, _ in part)
        for (line, _, end), (other, start, _) in pairwise(spans):
            assert line != other or start >= end
