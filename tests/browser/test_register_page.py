"""The register of claims: filter, order, address, neighbours, and the list without a script."""

import re
from itertools import groupby, pairwise

import pytest

REGISTER = "paper/register.html"
VISIBLE = ".entry[data-kind]:not([hidden])"


@pytest.fixture
def register(opened, served):
    return opened(f"{served}/{REGISTER}")


def shown(page):
    """Return the identifiers of the entries that are shown, in their order."""
    return page.locator(VISIBLE).evaluate_all("all => all.map(one => one.id)")


def values(page, name):
    return page.locator(VISIBLE).evaluate_all(f"all => all.map(one => one.dataset.{name})")


def choose(page, /, **choices):
    if page.locator("form details:not([open])").count():
        page.locator("form details summary").click()
    for name, value in choices.items():
        page.select_option(f"select[name={name}]", value)


FACETS = ["section", "page", "kind", "weight", "verdict", "basis", "class", "cited", "sourced"]
GROUPS = {"not-holding", "holding", "decided"}


@pytest.mark.parametrize("name", FACETS)
def test_each_value_shows_its_entries_and_no_others(register, name):
    options = register.locator(f"select[name={name}] option").evaluate_all(
        "o => o.map(x => x.value)"
    )
    every, seen = len(shown(register)), 0
    without = every - len([v for v in values(register, name) if v])
    for value in [each for each in options if each and each not in GROUPS]:
        choose(register, **{name: value})
        found = values(register, name)
        assert set(found) == {value}
        assert register.get_by_role("status").last.inner_text() == f"{len(found)} of {every} claims"
        chosen = register.locator(f"select[name={name}] option:checked").inner_text()
        assert chosen.endswith(f"({len(found)})")
        seen += len(found)
    assert seen == every - without > 0


def test_counts_of_a_facet_follow_the_other_choices(register):
    choose(register, weight="central")
    option = register.locator("select[name=verdict] option[value=not-holding]").inner_text()
    choose(register, verdict="not-holding")
    assert option.endswith(f"({len(shown(register))})")
    assert set(values(register, "verdict")) <= {"qualified", "contradicted"}
    assert set(values(register, "weight")) == {"central"}


def test_words_are_whole_words_in_the_statement(register):
    register.fill("input[name=words]", "AI")
    texts = register.locator(f"{VISIBLE} button.line").all_inner_texts()
    said = [re.search(r"\bAI\b|artificial intelligence", text, re.IGNORECASE) for text in texts]
    assert 20 < len(texts) < 120 and sum(bool(each) for each in said) > 0.8 * len(texts)


@pytest.mark.parametrize("words", ["artificial intelligence", '"Artificial intelligence"'])
def test_a_long_form_finds_what_its_short_form_finds(register, words):
    register.fill("input[name=words]", "AI")
    short = shown(register)
    register.fill("input[name=words]", words)
    assert shown(register) == short != []
    register.fill("input[name=words]", "intelligence")
    assert 0 < len(shown(register)) < len(short)


def test_words_are_looked_for_in_the_whole_entry_on_request(register):
    register.fill("input[name=words]", "gefion supercomputer")
    few = len(shown(register))
    register.check("input[name=everywhere]")
    assert len(shown(register)) > few


def test_accents_are_folded(register):
    register.fill("input[name=words]", "Molgaard")
    assert "C107" in shown(register)


def test_a_phrase_and_a_field_can_be_asked_for(register):
    register.fill("input[name=words]", '"tech ambassador"')
    phrase = register.locator(f"{VISIBLE} button.line").all_inner_texts()
    assert phrase and all("tech ambassador" in each.lower() for each in phrase)
    register.fill("input[name=words]", "page:86")
    assert set(values(register, "page")) == {"86"}


def test_a_line_opens_in_place_and_closes(register):
    entry = register.locator("#C259")
    assert entry.locator("p").nth(1).is_hidden()
    entry.locator("button.line").click()
    assert entry.locator("button.line").get_attribute("aria-expanded") == "true"
    assert entry.get_by_role("button", name="Copy link").is_visible()
    entry.locator("button.line").click()
    assert entry.locator("p").last.is_hidden()


def test_a_preset_leads_to_its_claims(register):
    register.get_by_role("link", name="Central and not holding").click()
    register.wait_for_url("**weight=central**")
    assert set(values(register, "weight")) == {"central"}
    assert set(values(register, "verdict")) <= {"qualified", "contradicted"}


def test_a_count_of_the_first_page_opens_as_many_claims(opened, served):
    home = opened(f"{served}/index.html")
    counts = home.locator("main a.claims").evaluate_all(
        "all => all.map(a => [a.innerText, a.href])"
    )
    assert len(counts) > 8
    for count, address in counts[::4]:
        page = opened(address)
        assert len(shown(page)) == int(count.replace(",", ""))
        page.close()


def test_headings_without_entries_are_hidden(register):
    choose(register, section="S08")
    heads = register.locator("main h2:visible, main h2 >> visible=true").all_inner_texts()
    assert len({head for head in heads if "page by page" not in head}) == 1


def test_the_order_can_be_changed_and_changed_back(register):
    choose(register)
    printed = shown(register)
    html = register.locator("main").inner_html()
    choose(register, order="verdict")
    ranked = values(register, "verdict")
    assert ranked[0] == "contradicted" and ranked[-1] == "not-checkable"
    assert len(list(groupby(ranked))) == len({*ranked})
    choose(register, order="")
    assert shown(register) == printed
    assert register.locator("main").inner_html() == html


def test_the_address_holds_what_is_chosen(opened, origin):
    register = opened(f"{origin}/{REGISTER}")
    choose(register, verdict="qualified")
    choose(register, kind="rank")
    register.fill("input[name=words]", "index")
    both = shown(register)
    assert "verdict=qualified" in register.url and "kind=rank" in register.url
    assert "words=index" in register.url
    register.go_back()
    one = shown(register)
    assert set(values(register, "verdict")) == {"qualified"} and len(one) > len(both)
    assert register.input_value("input[name=words]") == ""
    register.go_forward()
    assert shown(register) == both
    register.reload()
    assert shown(register) == both


def test_an_address_opens_with_its_filter(opened, origin):
    page = opened(f"{origin}/{REGISTER}?verdict=contradicted&order=weight")
    assert set(values(page, "verdict")) == {"contradicted"}
    assert page.input_value("select[name=verdict]") == "contradicted"
    with page.expect_navigation():
        page.get_by_role("link", name="Show all").click()
    assert len(shown(page)) > 500


def test_an_unknown_value_filters_nothing(opened, served):
    assert len(shown(opened(f"{served}/{REGISTER}?verdict=nonsense&x=1"))) > 500


def test_the_filter_works_by_keyboard(register):
    choose(register)
    register.focus("select[name=verdict]")
    register.keyboard.type("contra")
    assert set(values(register, "verdict")) == {"contradicted"}
    register.focus("input[name=words]")
    register.keyboard.type("germany")
    assert "words=germany" in register.url
    register.keyboard.press("Enter")
    assert "words=germany" in register.url and len(shown(register)) == 1


@pytest.mark.parametrize("query", ["", "?verdict=contradicted"])
def test_a_deep_link_leads_to_its_entry_whatever_the_filter(opened, origin, query):
    page = opened(f"{origin}/{REGISTER}{query}#C300")
    page.wait_for_function("document.querySelector('#C300').getBoundingClientRect().top < 300")
    assert page.locator("#C300").is_visible()
    assert page.evaluate("document.querySelector(':target').id") == "C300"


def ways(page):
    """Return the pairs of claims that the links before and after lead through, both ways."""
    links = page.locator(f"{VISIBLE} > p:last-child a")
    script = "all => all.map(a => [a.closest('.entry').id, a.innerText, a.hash.slice(1)])"
    found = links.evaluate_all(script)
    assert all(text.strip("← →") == to for _, text, to in found)
    after = {(here, to) for here, text, to in found if "→" in text}
    assert {(to, here) for here, text, to in found if "←" in text} == after
    return after


@pytest.mark.parametrize("choices", [
    {}, {"verdict": "qualified"}, {"order": "weight"}, {"verdict": "qualified", "order": "weight"},
])  # fmt: skip
def test_neighbours_lead_through_the_list_that_is_shown(register, choices):
    choose(register, **choices)
    assert len(shown(register)) > 50
    assert ways(register) == {*pairwise(shown(register))}


def test_a_step_to_a_neighbour_keeps_the_filter(register):
    choose(register, verdict="contradicted")
    first, second = shown(register)[:2]
    register.locator(f"#{first} button.line").click()
    register.locator(f"#{first} > p:last-child a").last.click()
    register.wait_for_url(f"**?verdict=contradicted#{second}")
    assert shown(register)[:2] == [first, second]
    choose(register, verdict="")
    assert ways(register) == {*pairwise(shown(register))}


def test_an_empty_list_says_so(register):
    register.fill("input[name=words]", "no such words")
    assert register.get_by_role("status").last.inner_text() == "No claim fits"
    assert shown(register) == []


def test_an_identifier_finds_its_claim_alone(register):
    register.fill("input[name=words]", "c301")
    assert shown(register) == ["C301"]


def test_a_hidden_neighbour_is_shown_when_linked_to(register):
    choose(register, verdict="contradicted")
    other = register.evaluate("document.querySelector('.entry[data-kind][hidden]').id")
    register.evaluate(f"location.hash = '{other}'")
    register.wait_for_selector(f"#{other}", state="visible")


def test_without_a_script_it_is_a_plain_list(opened, served):
    page = opened(f"{served}/{REGISTER}", java_script_enabled=False)
    assert page.locator(".entry").count() > 500
    assert page.locator("main form, main select, main input").count() == 0
    assert page.locator(".register").inner_text() == f"All {page.locator('.entry').count()} claims."
    page.locator(".entry summary").first.click()
    assert page.locator(".entry pre").first.is_visible()


PLACES = """
    main => {
      let anchor = "", found = [];
      const floats = "[id^=tbl-]:not(figcaption), [id^=fig-]:not(figcaption)";
      const own = (a) => a.closest(`.entry, ${floats}`);
      for (const node of main.querySelectorAll("h2, h3, h4, a.claim")) {
        if (node.matches("a")) found.push([node.hash.slice(1), own(node) ? own(node).id : anchor]);
        else anchor = node.id || node.closest("section").id;
      }
      return found;
    }"""
"""Claims and anchors of the places that print them: the float or finding, else the section."""

SAID = """
    entries => entries.flatMap(entry => {
      const uses = [...entry.querySelectorAll("em")].filter(em => em.innerText === "Used in:");
      const after = (a) => uses.some(em => em.compareDocumentPosition(a) & 4);
      const links = [...entry.querySelectorAll("p:not(:last-child) a")].filter(after);
      return links.map(a => [entry.id, a.href]);
    })"""


def test_each_entry_names_every_place_that_uses_it(opened, served, book):
    used = set()
    for path in sorted(book.rglob("*.html")):
        name = path.relative_to(book).as_posix()
        page = opened(f"{served}/{name}", java_script_enabled=False)
        name = name.removeprefix("index.html")  # which Quarto leaves out of its links
        used |= {(c, f"{name}#{a}") for c, a in page.locator("main").evaluate(PLACES)}
        page.close()
    page = opened(f"{served}/{REGISTER}")
    said = page.locator(".entry[data-kind]").evaluate_all(SAID)
    said = {(c, re.sub(f"^{served}/(index.html)?", "", url)) for c, url in said}
    said = {(c, url if "#" in url else f"{url}#") for c, url in said}
    assert len(used) > 200
    assert used - said == set() and said - used == set()


def test_every_line_of_a_verdict_ends_with_a_full_stop(opened, served):
    page = opened(f"{served}/{REGISTER}", java_script_enabled=False)
    lines = page.locator(".entry").all_inner_texts()
    verdicts = [line for text in lines for line in text.splitlines() if line.startswith("Verdict:")]
    assert len(verdicts) == len(lines) and all(line.endswith(".") for line in verdicts)
