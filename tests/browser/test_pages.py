"""Each page of both books: no error, nothing from elsewhere, no sideways scroll, WCAG 2.2 AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from rendered import SIZES, page_names

every_page = pytest.mark.parametrize("name", page_names() or ["index.html"])
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],  # of what passes, the elements are not told
}


@every_page
def test_a_page_is_quiet_and_fits(opened, origin, name):
    page = opened(f"{origin}/{name}")
    page.wait_for_load_state("networkidle")
    assert page.faults == []
    assert [url for url in page.requested if not url.startswith((origin, "data:"))] == []
    wide = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    for size in SIZES.values():
        page.set_viewport_size(size)
        scroll, room = page.evaluate(wide)
        assert scroll <= room, f"{name} scrolls sideways: {scroll} > {room}"


TORN = """all => all.filter(a => !a.innerText.includes(" ") && a.getClientRects().length > 1)
    .map(a => a.innerText)"""


@pytest.mark.parametrize("name", ["paper/flagship.html", "paper/panel.html", "paper/method.html"])
def test_no_sign_is_torn_from_its_number(opened, served, name):
    claims = opened(f"{served}/{name}", "phone").locator("main a.claim")
    assert claims.count() > 3 and claims.evaluate_all(TORN) == []


def violations(page, options):
    """Return what axe finds, one line an element."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['target'][0]} {node['html'][:120]}"
        for one in found
        for node in one["nodes"]
    ]


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_meets_wcag(opened, served, name, scheme):
    page = opened(f"{served}/{name}", color_scheme=scheme)
    assert violations(page, RULES) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_page_with_the_panel_open_meets_wcag(opened, served, scheme):
    page = opened(f"{served}/paper/technologies.html", "phone", color_scheme=scheme)
    page.locator("main p a.claim").first.tap()
    page.locator("#panel").wait_for()
    assert violations(page, RULES) == []


def test_a_violation_would_be_seen(opened, served):
    page = opened(f"{served}/index.html")
    page.evaluate("document.querySelector('main p').style.color = '#ccc'")
    small = "<button style='width: 9px; height: 9px; padding: 0'>a</button>"
    page.evaluate(
        "html => document.querySelector('main').insertAdjacentHTML('afterbegin', html)", 2 * small
    )
    seen = {line.split(":")[0] for line in violations(page, RULES)}
    assert {"color-contrast", "target-size"} <= seen


def test_on_a_phone_each_suggested_change_stands_in_full_within_the_page(opened, served):
    page = opened(f"{served}/paper/corrections.html", "phone")
    cells = page.locator("#tbl-corrections-text td[data-name=Suggested]")
    assert cells.count() > 1
    for box in (cell.bounding_box() for cell in cells.all()):
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390


FIRST = ["index.html", "paper/argument.html", "paper/technologies.html", "paper/panel.html"]


@pytest.mark.parametrize("name", ["fig-standings", "fig-leaders", "fig-oecd"])
def test_on_a_phone_a_figure_with_a_column_a_year_is_seen_whole(opened, served, name):
    page = opened(f"{served}/paper/panel.html", "phone")
    shown = page.locator(f"#{name} :is(img.narrow, .live.fits svg)").first
    box = shown.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    # It has not been made smaller: letters stay nine points.
    scale = shown.evaluate(
        "n => (n.viewBox ? n.viewBox.baseVal.width : n.naturalWidth) / n.clientWidth"
    )
    assert scale < 1.04


@pytest.mark.parametrize("name", FIRST)
def test_on_a_phone_the_first_figure_is_seen_whole(opened, served, name):
    page = opened(f"{served}/{name}", "phone")
    box = page.locator("main figure :is(img.narrow, .live.fits)").first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
