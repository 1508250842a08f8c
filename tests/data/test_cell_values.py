"""All that read the value of a cell read the same: checks, panel, series, and SQL."""

from itertools import groupby

import pytest

import techplomacy as tp
from claimbook.audit.evidence_reader import AmbiguousEvidenceError, EvidenceReader
from claimbook.audit.tables import load_tables
from claimbook.book.frames import series
from claimbook.errors import DocumentsDifferError
from claimbook.package.cells import acceptance, admitted, agreed, came_out, observed_cells

TABLES = load_tables()
CELLS = observed_cells()


def view():
    rows = tp.view("panel_long")
    rows["value"] = rows["value"].astype(object).where(rows["value"].notna(), None)
    keys = zip(rows["indicator_id"], rows["entity_id"], rows["year"], strict=True)
    return dict(zip(keys, zip(rows["value"], rows["is_later"] == 1, strict=True), strict=True))


def shown():
    """Return value and lateness of each cell by `panel`, asked for where documents agree."""
    found = {}
    for (indicator, year), cells in groupby(sorted(CELLS, key=lambda c: (c[0], c[2], c[1])),
                                            key=lambda cell: (cell[0], cell[2])):  # fmt: skip
        entities = [e for _, e, _ in cells if CELLS.value((indicator, e, year), acceptance())]
        if entities:
            frame = tp.panel(indicator, entities, year)
            for row in frame.itertuples():
                found[indicator, row.entity_id, year] = row.value, row.is_later
    return found


@pytest.fixture(scope="module")
def by_view():
    return view()


@pytest.mark.slow
def test_checks_and_views_agree_on_every_cell(by_view):
    assert by_view.keys() == CELLS.keys()
    silent = differing = 0
    for cell in CELLS:
        value, is_later = by_view[cell]
        try:
            read = EvidenceReader(TABLES).score(*cell)
        except AmbiguousEvidenceError:
            assert is_later or value is None, cell
            silent += is_later
            differing += value is None
        else:
            assert (float(read), is_later) == (value, False), cell
    assert silent > 0
    assert differing > 0


@pytest.mark.slow
def test_panel_and_views_agree_on_every_cell(by_view):
    by_panel = shown()
    answered = {cell: pair for cell, pair in by_view.items() if pair[0] is not None}
    assert by_panel == answered
    indicator, entity, year = next(cell for cell, pair in by_view.items() if pair[0] is None)
    with pytest.raises(DocumentsDifferError):
        tp.panel(indicator, entity, year)


@pytest.mark.slow
def test_series_and_views_agree(by_view):
    pairs = sorted({cell[:2] for cell in CELLS if cell[1] in ("DNK", "EU27")})
    for indicator, entity in pairs:
        cells = {c: pair for c, pair in by_view.items() if c[:2] == (indicator, entity)}
        if any(value is None for value, _ in cells.values()):
            with pytest.raises(LookupError, match="documents differ"):
                series(indicator, entity)
            continue
        frame = series(indicator, entity)
        read = {
            (indicator, entity, row.year): (row.value, row.is_later) for row in frame.itertuples()
        }
        assert read == cells


@pytest.mark.slow
def test_the_share_of_the_check_is_that_of_panel():
    (share,) = tp.panel("eurostat_ai_enterprises_pct", "DNK", 2024)["value"]
    assert share == float(EvidenceReader(TABLES).score("eurostat_ai_enterprises_pct", "DNK", 2024))
    (later,) = tp.panel("eurostat_ai_enterprises_pct", "DNK", 2024, edition="latest")["value"]
    assert later != share


def row(value, step=None, published=None, edition="e"):
    return {"value": value, "step": step, "published": published, "edition": edition}


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ([row(8.0, 1), row(7.7, 0.1)], [7.7]),
        ([row(8.0, 1), row(7.4, 0.1)], []),
        ([row(7.7, 0.1), row(7.6, 0.1)], []),
        ([row(7.7), row(7.7)], [7.7, 7.7]),
        ([], []),
    ],
)
def test_the_most_precise_is_taken_where_ranges_meet(rows, values):
    assert [each["value"] for each in agreed(rows)] == values


def test_what_came_out_later_counts_where_nothing_else_is():
    early, late = row(1.0, published="2025", edition="a"), row(2.0, published="2026-02")
    assert admitted([early, late], "2026-01-13", "else-later") == [early]
    assert admitted([late], "2026-01-13", "else-later") == [late]
    assert admitted([late], "2026-01-13", "at-acceptance") == []
    assert admitted([early, late], "2026-01-13", "at-acceptance", "e") == [late]
    assert admitted([late], None, "at-acceptance") == [late]


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2025", True), ("2026", False), ("2026-01-12", True), ("2026-01-13", False), (None, True)],
)
def test_an_edition_is_out_before_the_day(published, expected):
    assert came_out(published, "2026-01-13") is expected
