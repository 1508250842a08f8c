"""The frame around Quarto's pages: search, colours, the button to the PDF, and the icon."""

import re

import pytest
from playwright.sync_api import expect
from rendered import BOOKS


@pytest.fixture
def home(book, opened, served):
    """Return the first page of Quarto's book."""
    if book != BOOKS["quarto"]:
        pytest.skip("of the frame that Quarto draws")
    return opened(f"{served}/index.html")


def test_the_first_hit_for_a_claim_is_its_entry(home):
    home.locator("#quarto-search input:visible").first.click()
    home.keyboard.type("C380")
    first = home.locator(".aa-Item a").first
    expect(first).to_have_attribute("href", re.compile(r"paper/register\.html(\?q=C380)?#C380$"))
    home.keyboard.press("Enter")
    home.wait_for_url("**/register.html*#C380")


def test_one_button_leads_to_the_pdf(home, book):
    buttons = home.locator("a[href$='.pdf']")
    assert buttons.evaluate_all("all => all.map(a => a.pathname)") == ["/techplomacy.pdf"]
    assert (book / "techplomacy.pdf").read_bytes().startswith(b"%PDF")


def test_the_icon_is_the_books_own(home, book):
    address = home.locator("link[rel=icon]").get_attribute("href")
    assert (book / address).read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_decides_the_colours_until_the_button_does(home, opened, scheme):
    page = opened(home.url, color_scheme=scheme)
    colour = "getComputedStyle(document.body).backgroundColor"
    first = page.evaluate(colour)
    assert (first == "rgb(23, 24, 26)") == (scheme == "dark")
    page.locator(".quarto-color-scheme-toggle").first.click()
    page.wait_for_function(f"{colour} !== '{first}'")
    page.reload()
    page.wait_for_function(f"{colour} !== '{first}'")
