"""The explorer: every table in the browser, from a port and from a disk, once it is opened."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import PurePosixPath

import pytest
from rendered import page_names

import techplomacy as tp

PAGE = "paper/data.html"
VIEW = "claims_with_verdicts"


def explorer(page):
    page.get_by_role("button", name="Open the explorer").click()
    page.locator("#explorer-count").wait_for()
    assert page.faults == []
    return page


@pytest.fixture
def page(opened, served):
    return explorer(opened(f"{served}/{PAGE}"))


def count(page):
    """Return the rows of which the page shows the first ones."""
    words = page.locator("#explorer-count").inner_text().rstrip(".").split()
    return int(words[-1])


def saved(page, button):
    """Return the rows of the file that a button gives."""
    with page.expect_download() as download:
        page.click(button)
    return list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8"))))


def test_every_table_and_view_can_be_picked(opened, origin):
    page = explorer(opened(f"{origin}/{PAGE}"))
    names = page.locator("#explorer-table option").all_inner_texts()
    assert set(tp.tables()["name"]) | {VIEW, "evidence", "panel_long", "codebook"} <= set(names)
    for name in ("observations", "evidence", "responses"):
        page.select_option("#explorer-table", name)
        rows = tp.view(name) if name == "evidence" else tp.read(name)
        if len(rows):
            assert count(page) == len(rows)
        else:
            assert page.locator("#explorer-count").inner_text() == "No row has that."


def test_a_selection_is_filtered_sorted_and_downloaded(page):
    page.select_option("#explorer-table", VIEW)
    page.select_option("#explorer-column", "external")
    page.fill("#explorer-filter", "contradicted")
    wanted = tp.view(VIEW).query("external == 'contradicted'")
    assert count(page) == len(wanted)
    head = page.locator(".explorer th", has_text="page").first
    for way in ("ascending", "descending"):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == way
        head = page.locator(".explorer th", has_text="page").first
    rows = saved(page, "#explorer-download")
    assert {row["claim_id"] for row in rows} == set(wanted["claim_id"])
    pages = [int(row["page"]) for row in rows]
    assert pages == sorted(pages, reverse=True)


def test_what_is_drawn_first_is_what_most_is_known_of(page):
    cells = tp.view("panel_long").dropna(subset="value")
    chosen = page.locator("#explorer-states option:checked").evaluate_all(
        "all => all.map((o) => o.value)"
    )
    drawn = page.locator("#explorer-indicator").input_value()
    assert cells["indicator_id"].value_counts()[drawn] == cells["indicator_id"].value_counts().max()
    assert cells["entity_id"].value_counts().index[0] in chosen


def test_the_first_place_stands_on_top(page):
    page.select_option("#explorer-indicator", "un_egdi_rank")
    page.select_option("#explorer-states", ["DNK"])
    points = page.locator("#explorer-plot circle")
    heights = points.evaluate_all("all => all.map((each) => Number(each.getAttribute('cy')))")
    ranks = tp.panel("un_egdi_rank", "DNK")["value"].tolist()
    assert heights.index(min(heights)) == ranks.index(min(ranks))


def test_an_indicator_is_drawn_by_state_and_year(page):
    page.select_option("#explorer-indicator", "un_egdi_rank")
    page.select_option("#explorer-states", ["DNK", "EST"])
    ranks = tp.panel("un_egdi_rank", ["DNK", "EST"])
    assert page.locator("#explorer-plot circle").count() == len(ranks)
    rows = saved(page, "#explorer-series")
    assert [(row["entity"], int(row["year"]), float(row["value"])) for row in rows] == list(
        zip(ranks["entity"], ranks["year"], ranks["value"], strict=True)
    )


def test_no_page_asks_for_the_data_before_it_is_opened(opened, served):
    for name in [PAGE, *page_names()[:2]]:
        other = opened(f"{served}/{name}")
        other.wait_for_load_state("networkidle")
        assert not [url for url in other.requested if "explorer-data" in url]


def test_each_table_is_in_the_archive_to_download(opened, served):
    page = opened(f"{served}/{PAGE}")
    (address,) = page.locator("main a[href$='.zip']").evaluate_all("all => all.map((a) => a.href)")
    with zipfile.ZipFile(io.BytesIO(page.request.get(address).body())) as archive:
        names = {PurePosixPath(name).name for name in archive.namelist()}
    assert {f"{name}.csv" for name in tp.tables()["name"]} <= names
