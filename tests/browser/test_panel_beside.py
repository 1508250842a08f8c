"""The panel beside a number: by click, keyboard and touch, and the way to the entry."""

import json
import re

import pytest
from playwright.sync_api import expect

CHAPTER = "paper/technologies.html"
NUMBER = "main p a.claim[href$='#C380']"


@pytest.fixture
def chapter(opened, served):
    return opened(f"{served}/{CHAPTER}")


def panel(page):
    return page.locator("#panel")


@pytest.fixture(scope="module")
def panels(book):
    text = (book / "paper/figures/panels.js").read_text()
    return json.loads(re.fullmatch(r"bookClaims\((.*)\);\n", text, re.DOTALL)[1])


def test_a_pointer_that_passes_opens_nothing(chapter):
    chapter.locator(NUMBER).first.hover()
    chapter.wait_for_timeout(600)
    expect(panel(chapter)).to_have_count(0)


def test_a_click_opens_it_and_a_pointer_may_come_and_go(chapter, panels):
    chapter.locator(NUMBER).first.click()
    expect(panel(chapter)).to_be_visible()
    _, stated, found, verdict, _, name, works = panels["C380"]
    for words in (stated, found, verdict, name, works[0][1]):
        expect(panel(chapter)).to_contain_text(words)
    panel(chapter).hover()
    chapter.mouse.move(2, 2)
    chapter.wait_for_timeout(600)
    expect(panel(chapter)).to_be_visible()
    chapter.mouse.click(2, 2)
    expect(panel(chapter)).to_have_count(0)


def test_a_first_click_opens_it_and_a_second_goes_to_the_entry(chapter):
    chapter.locator(NUMBER).first.click()
    expect(panel(chapter)).to_be_visible()
    assert chapter.url.endswith(CHAPTER)
    chapter.locator(NUMBER).first.click()
    chapter.wait_for_url("**/register.html#C380")
    expect(chapter.locator("#C380")).to_be_in_viewport()


def test_enter_opens_it_goes_inside_and_leaves(chapter):
    chapter.locator(NUMBER).first.focus()
    chapter.wait_for_timeout(500)
    expect(panel(chapter)).to_have_count(0)
    chapter.keyboard.press("Enter")
    expect(panel(chapter)).to_be_visible()
    chapter.mouse.move(5, 5)
    chapter.wait_for_timeout(500)
    expect(panel(chapter)).to_be_visible()
    chapter.keyboard.press("Tab")
    assert chapter.evaluate("document.activeElement.closest('#panel') !== null")
    chapter.keyboard.press("Escape")
    expect(panel(chapter)).to_have_count(0)
    assert chapter.evaluate("document.activeElement.hash") == "#C380"
    chapter.keyboard.press("Tab")
    assert chapter.evaluate("document.activeElement.closest('#panel') === null")


def test_a_second_enter_goes_to_the_entry(chapter):
    chapter.locator(NUMBER).first.focus()
    chapter.keyboard.press("Enter")
    expect(panel(chapter)).to_be_visible()
    chapter.keyboard.press("Enter")
    chapter.wait_for_url("**/register.html#C380")


def test_escape_closes_it_and_leaves_the_focus(chapter):
    chapter.locator(NUMBER).first.focus()
    chapter.keyboard.press("Enter")
    expect(panel(chapter)).to_be_visible()
    chapter.keyboard.press("Escape")
    expect(panel(chapter)).to_have_count(0)
    assert chapter.evaluate("document.activeElement.hash") == "#C380"


@pytest.mark.parametrize("inside", [False, True])
def test_a_first_tap_opens_and_a_second_goes(opened, origin, inside):
    page = opened(f"{origin}/{CHAPTER}", "phone")
    page.locator(NUMBER).first.tap()
    expect(panel(page)).to_be_visible()
    assert page.url.endswith(CHAPTER)
    box = panel(page).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    if inside:
        panel(page).get_by_role("link", name="Entry C380").tap()
    else:
        page.locator(NUMBER).first.tap()
    page.wait_for_url("**/register.html#C380")


def test_a_tap_elsewhere_closes(opened, served):
    page = opened(f"{served}/{CHAPTER}", "phone")
    page.locator(NUMBER).first.tap()
    expect(panel(page)).to_be_visible()
    page.touchscreen.tap(195, 5)
    expect(panel(page)).to_have_count(0)


def test_its_source_leads_to_its_entry(chapter):
    chapter.locator(NUMBER).first.click()
    chapter.locator("#panel dd a").first.click()
    chapter.wait_for_url(re.compile(r"sources\.html#W\d+"))
    assert chapter.evaluate("document.querySelector(':target') !== null")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_what_is_said_stands_in_one_column_beside_its_names(opened, served, panels, size):
    many = next(claim for claim, row in panels.items() if len(row[6]) > 1 and row[3])
    page = opened(f"{served}/{CHAPTER}", size)
    page.evaluate(f"document.querySelector('main p a.claim').hash = '{many}'")
    page.evaluate("document.querySelector('main p a.claim').className = 'claim'")
    link = page.locator("main p a.claim").first
    link.tap() if size == "phone" else link.click()
    panel(page).wait_for()
    edges = page.locator("#panel dd").evaluate_all(
        "all => all.map(dd => dd.getBoundingClientRect().left)"
    )
    assert len(edges) > 3 and len(set(edges)) == 1
    assert edges[0] > page.locator("#panel dt").last.bounding_box()["x"]


def test_every_number_of_the_book_has_a_panel(book, panels):
    linked = set()
    for path in book.rglob("*.html"):
        linked |= set(re.findall(r'register\.html#(C\d+)" class="claim', path.read_text()))
    assert len(linked) > 100 and linked <= panels.keys()
    assert all(len(row) == 7 and row[1] and row[2] and row[3] for row in panels.values())


def test_it_is_read_by_its_name(chapter):
    chapter.locator(NUMBER).first.click()
    expect(chapter.get_by_role("group", name="Claim C380")).to_be_visible()


def test_without_a_script_a_number_is_a_link(opened, served):
    page = opened(f"{served}/{CHAPTER}", java_script_enabled=False)
    assert "C380, p. 89, " in page.locator(NUMBER).first.get_attribute("title")
    page.locator(NUMBER).first.click()
    page.wait_for_url("**/register.html#C380")
