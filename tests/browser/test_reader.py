"""Six questions of a reader who has never seen the book, each answered in a click or two."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect


def test_what_does_it_say_of_the_argument_as_a_whole(opened, served):
    page = opened(served)
    expect(page.locator(".headline")).to_be_in_viewport()
    expect(page.locator(".headline")).to_contain_text("asserted, not tested")
    page.get_by_role("link", name="Does the argument hold?").first.click()
    expect(page.locator("main blockquote")).to_contain_text("does not show")


def test_which_central_claims_fail_and_why(opened, served):
    page = opened(served)
    limited = page.locator('main a[data-filter*="weight=central"][data-filter*="=qualified"]').first
    count = int(limited.inner_text())
    page.get_by_role("link", name="a table", exact=True).click()
    cells = page.locator("#tbl-findings-central tbody tr td:last-child")
    expect(cells).to_have_count(count)
    whys = cells.all_inner_texts()
    assert whys and all(why.strip() for why in whys)


def test_what_should_the_author_correct(opened, served):
    page = opened(served)
    page.get_by_role("link", name="a list of suggested corrections").click()
    rows = page.locator("#tbl-corrections-text tbody tr")
    expect(rows.nth(6)).to_be_visible()
    assert rows.count() > 5 and all(text.strip() for text in rows.first.all_inner_texts())


def test_what_does_it_say_of_ai_and_is_it_right(opened, served):
    page = opened(served)
    page.get_by_role("link", name="AI, metaverse").first.click()
    expect(page.locator("main > p").first).to_contain_text("artificial intelligence")
    assert page.locator("main a.claim .sign, main a.claim").count() > 5


def test_which_verdicts_rest_on_the_party_itself(opened, served):
    page = opened(f"{served}/paper/register.html")
    preset = page.locator(".presets a", has_text="without the party's word")
    preset.click()
    expect(page.locator(".entry[data-kind]:not([hidden])[data-voice=party]").first).to_be_visible()
    expect(page.locator(".entry[data-kind]:not([hidden]):not([data-voice=party])")).to_have_count(0)
    assert urlsplit(page.url).query


@pytest.mark.parametrize(("name", "value"), [("speaker", "IMD"), ("interest", "own-state")])
def test_whose_word_decides_a_claim(opened, served, name, value):
    page = opened(f"{served}/paper/register.html")
    entries = page.locator(f".entry[data-{name}]")
    voices = entries.evaluate_all(f"all => all.map(one => one.dataset.{name}.split('|'))")
    assert any(len(each) > 1 for each in voices)
    page = opened(f"{served}/paper/register.html?{name}={value}")
    shown = page.locator(".entry[data-kind]:not([hidden])")
    expect(shown).to_have_count(sum(value in each for each in voices))
    assert page.locator(f"select[name={name}] option:checked").text_content().endswith(")")


def test_how_is_a_claim_cited(opened, served):
    page = opened(f"{served}/paper/register.html#C259")
    entry = page.locator("#C259")
    expect(entry.get_by_role("button", name="Copy citation")).to_be_visible()
