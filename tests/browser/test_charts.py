"""Charts that a reader can ask: live where scripts run, by keyboard, and without evaluated code."""

import pytest
from playwright.sync_api import expect

CHARTS = {
    "panel.html": {"standings": "UN: e-government", "leaders": "Bulgaria", "smallstates": "Malta"},
    "technologies.html": {"aiuse": "2023"},
}
ASKED = [(page, name, value) for page, each in CHARTS.items() for name, value in each.items()]


@pytest.mark.parametrize(("page", "name", "value"), ASKED)
def test_a_chart_answers_by_keyboard_and_says_the_same_as_a_table(
    opened, served, page, name, value
):
    view = opened(f"{served}/paper/{page}")
    figure = view.locator(f"#fig-{name}")
    expect(figure.locator(".live svg")).to_be_visible()
    before = figure.locator(".live svg").inner_html()
    select = figure.locator("select").first
    select.focus()
    view.keyboard.type(value)
    assert select.input_value() == value
    view.keyboard.press("Enter")
    select.dispatch_event("change")
    figure.locator("summary").focus()
    view.keyboard.press("Enter")
    expect(figure.locator("tbody tr").first).to_contain_text(value)
    assert figure.locator(".live svg").inner_html() != before
    assert not view.faults


def test_charts_run_where_no_code_may_be_evaluated(opened, origin):
    page = opened(f"{origin}/paper/panel.html")
    expect(page.locator("#fig-leaders .live svg")).to_be_visible()
    assert not page.faults
    page.evaluate("""() => { setTimeout("document.title = 'ran'", 0) }""")
    page.wait_for_timeout(200)
    assert page.title() != "ran"
    assert [fault for fault in page.faults if "eval" not in fault] == []


def test_the_pictures_stay_where_scripts_do_not_run(chromium, served):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/paper/panel.html")
    expect(page.locator("#fig-leaders img")).to_be_visible()
    assert page.locator("#fig-leaders strong").first.inner_text()
    context.close()


def test_pages_without_charts_load_no_engine(opened, served):
    page = opened(f"{served}/index.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in page.requested if url.endswith(("vega.js", "charts.js"))]
