"""The page of sources: one line a work, found by words, and the list without a script."""

import re

import pytest

SOURCES = "paper/sources.html"
VISIBLE = ".work.entry:not([hidden])"


@pytest.fixture
def sources(opened, served):
    return opened(f"{served}/{SOURCES}")


def shown(page):
    return page.locator(VISIBLE).evaluate_all("all => all.map(one => one.id)")


def test_a_long_list_waits_until_something_is_asked(opened, origin):
    page = opened(f"{origin}/{SOURCES}")
    lists = page.locator(VISIBLE).evaluate_all("all => all.map(one => one.dataset.list)")
    assert {"reference", "source"} <= set(lists) and "evidence" not in lists
    page.get_by_role("link", name="Show all").click()
    page.wait_for_url(re.compile("list=evidence$"))
    assert len(shown(page)) > 500


def test_words_find_works_by_name_and_claim_without_accents(sources):
    sources.get_by_role("searchbox", name="Search the sources").fill("orskov")
    assert "Ørskov" in sources.locator(VISIBLE).first.inner_text()
    state = sources.locator(".works").get_by_role("status")
    assert state.inner_text().startswith(f"{len(shown(sources))} of ")
    sources.get_by_role("searchbox", name="Search the sources").fill("C484")
    assert "W057" in shown(sources)


def test_a_link_to_a_work_opens_it_whatever_is_hidden(opened, origin):
    page = opened(f"{origin}/{SOURCES}#W100")
    work = page.locator("#W100")
    assert work.is_visible() and work.get_by_text("Copy of:").is_visible()


def test_a_line_opens_in_place(sources):
    line = sources.locator(VISIBLE).first.get_by_role("button")
    line.press("Enter")
    assert line.get_attribute("aria-expanded") == "true"
    line.press("Enter")
    assert line.get_attribute("aria-expanded") == "false"


def test_without_a_script_it_is_a_plain_list(opened, served):
    page = opened(f"{served}/{SOURCES}", java_script_enabled=False)
    assert len(shown(page)) > 700
    assert page.locator(VISIBLE).last.get_by_text("Class:").is_visible()
    assert not page.get_by_role("searchbox", name="Search the sources").count()
