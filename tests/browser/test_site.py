"""Navigation, search and colours of the pages, and how much the book weighs."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from rendered import ROOT


@pytest.fixture(params=[("served", "phone"), ("served", "desktop"), ("folder", "desktop")])
def home(request, embedded, opened, served):
    where, size = request.param
    return opened(f"{served if where == 'served' else embedded.as_uri()}/index.html", size)


def test_next_leads_through_the_whole_book(opened, served, embedded):
    page = opened(f"{served}/index.html")
    seen = [page.url]
    while page.locator("a[rel=next]").count():
        with page.expect_navigation():
            page.locator("a[rel=next]").click()
        seen.append(page.url)
    assert len(seen) == len(set(seen)) == len(list(embedded.rglob("*.html")))


def test_the_list_of_chapters_leads_to_each(home):
    link = home.locator(".contents").get_by_role("link", name="Findings")
    if home.viewport_size["width"] < 500:
        expect(link).to_be_hidden()
        home.locator(".contents summary").click()
    link.click()
    expect(home.locator("h1")).to_contain_text("Findings")


def test_the_first_tab_skips_to_the_text(home):
    home.keyboard.press("Tab")
    home.keyboard.press("Enter")
    home.wait_for_url("**#content")


def test_search_finds_a_claim_and_a_word(home):
    home.get_by_role("searchbox", name="Search the book").fill("C380")
    expect(home.locator("#results li")).not_to_have_count(0)
    home.keyboard.press("Enter")
    home.wait_for_url("**/register.html#C380")
    home.get_by_role("searchbox", name="Search the book").fill("gefion")
    expect(home.locator("#results mark").first).to_have_text("Gefion", ignore_case=True)
    expect(home.locator("#search-state")).to_contain_text("places found")
    home.keyboard.press("Escape")
    expect(home.locator("#results")).to_be_hidden()
    home.get_by_role("searchbox", name="Search the book").fill("(nosuchword)")
    expect(home.locator("#search-state")).to_have_text("Nothing found")


COLOUR = "getComputedStyle(document.body).backgroundColor"
KEPT = 'localStorage["book-theme"]'


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_decides_the_colours_until_the_button_does(embedded, opened, origin, scheme):
    page = opened(f"{origin}/index.html", color_scheme=scheme)
    first = page.evaluate(COLOUR)
    assert (first == "rgb(23, 24, 26)") == (scheme == "dark")
    page.get_by_role("button", name="light and dark").click()
    assert page.evaluate(COLOUR) != first
    assert {page.evaluate(KEPT), scheme} == {"light", "dark"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_choice_of_colours_is_kept(embedded, opened, served, scheme):
    page = opened(f"{served}/index.html", color_scheme=scheme)
    page.get_by_role("button", name="light and dark").click()
    chosen = page.evaluate(COLOUR)
    page.reload()
    assert page.evaluate(COLOUR) == chosen


def test_a_choice_that_was_kept_holds_in_a_folder_too(embedded, opened):
    """Chromium may lose what a local page keeps, so that what is kept is laid down here."""
    page = opened(f"{embedded.as_uri()}/index.html", color_scheme="light")
    page.add_init_script(f'{KEPT} = "dark"')
    page.reload()
    assert page.evaluate(COLOUR) == "rgb(23, 24, 26)"


DRAWING = "getComputedStyle(document.querySelector('main img')).filter"


def test_a_drawing_is_turned_over_in_the_dark_alone(opened, served):
    dark = opened(f"{served}/index.html", color_scheme="dark")
    assert dark.evaluate(DRAWING).startswith("invert(1)")
    dark.emulate_media(media="print")
    assert dark.evaluate(DRAWING) == "none"
    assert opened(f"{served}/index.html", color_scheme="light").evaluate(DRAWING) == "none"


def test_what_is_dark_on_the_screen_is_printed_on_white(embedded, opened, served):
    page = opened(f"{served}/index.html", color_scheme="light")
    page.get_by_role("button", name="light and dark").click()
    page.emulate_media(media="print")
    body = "(s => [s.color, s.backgroundColor])(getComputedStyle(document.body))"
    assert page.evaluate(body) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize("name", ["panel", "technologies"])
def test_no_figure_is_cut_on_paper(opened, served, name):
    page = opened(f"{served}/paper/{name}.html")
    page.set_viewport_size({"width": 680, "height": 960})
    page.emulate_media(media="print")
    width = "one.querySelector('img, .live').offsetWidth"
    cut = f"all => all.filter(one => {width} > one.clientWidth).length"
    assert page.locator("main figure:has(img, .live)").evaluate_all(cut) == 0
    page.emulate_media(media="screen")
    assert page.locator("main figure:has(img, .live)").evaluate_all(cut) > 0


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_report_card_is_one_printed_page(embedded, opened, served, size):
    page = opened(f"{served}/paper/report-card.html")
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
    assert len(PdfReader(BytesIO(page.pdf(format=size, margin=margin))).pages) == 1


def test_cover_contents_and_report_card_are_a_page_each_of_the_pdf(embedded):
    pdf = PdfReader(embedded / "techplomacy.pdf")
    chapters = [each for each in pdf.outline if not isinstance(each, list)]
    starts = {each.title: pdf.get_destination_page_number(each) for each in chapters}
    names = list(starts)
    assert starts[names[0]] == len(["cover", "contents"])
    card = next(name for name in names if name.endswith("Report card"))
    assert starts[names[names.index(card) + 1]] == starts[card] + 1


def test_the_book_without_its_pdf_is_below_eight_megabytes(embedded):
    files = [path for path in embedded.rglob("*") if path.is_file() and path.suffix != ".pdf"]
    assert 0 < sum(path.stat().st_size for path in files) < 8_000_000


CHARTS = ("aiuse", "leaders", "smallstates", "standings")


def test_the_first_page_is_below_three_hundred_kilobytes(opened, served, embedded):
    book = embedded
    page = opened(served)
    page.wait_for_load_state("networkidle")
    loaded = {url.partition("#")[0].removeprefix(f"{served}/") for url in page.requested}
    weights = {name: (book / (name or "index.html")).stat().st_size for name in loaded}
    assert sum(n for name, n in weights.items() if not name.endswith(".svg")) < 300_000, weights


def test_the_heaviest_page_is_below_one_and_a_half_megabytes(opened, served, embedded):
    book = embedded
    for path in sorted(book.rglob("*.html"), key=lambda path: -path.stat().st_size)[:4]:
        page = opened(f"{served}/{path.relative_to(book).as_posix()}")
        page.wait_for_load_state("networkidle")
        loaded = {url.partition("#")[0] for url in page.requested if url.startswith(served)}
        weights = [(book / url.removeprefix(f"{served}/")).stat().st_size for url in loaded]
        assert len(weights) > 3 and sum(weights) < 1_500_000, path.name


def test_the_scripts_of_a_page_are_below_ten_kilobytes_and_the_registers_below_thirty_five(
    embedded,
):
    book = embedded
    own = {ROOT / "paper/scripts" / name for name in ("register.js", "entries.js", "minisearch.js")}
    names = ("charts", "explorer", "findings", "sources")
    single = {ROOT / f"paper/scripts/{name}.js" for name in names}
    scripts = [*ROOT.glob("paper/scripts/*.js"), ROOT / "src/claimbook/render/site.js"]
    inline = "try { const t = localStorage"
    head = [line for line in (book / "index.html").read_text().splitlines() if inline in line]
    sizes = {path: path.stat().st_size for path in scripts}
    common = [n for path, n in sizes.items() if path not in own | single]
    assert sum(common) + sum(map(len, head)) < 10_000
    assert sum(sizes[path] for path in own) < 35_000
    loaded = {path.name for path in book.rglob("*.js")}
    more = {"panels.js", "search.js", "explorer-data.js", "vega.js"}
    more |= {f"{name}.js" for name in CHARTS}
    assert loaded == {path.name for path in scripts} | more


def test_no_script_holds_up_the_first_view(embedded):
    for path in embedded.rglob("*.html"):
        head = path.read_text().partition("</head>")[0]
        assert head.count("<script src=") == head.count(" defer></script>") == 2
