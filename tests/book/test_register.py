"""The register: an entry and a row for every claim, and the places where a claim is used."""

import re
import threading
from inspect import signature
from pathlib import PurePosixPath

import pytest

from claimbook.audit.outcomes import code_of, outcomes
from claimbook.audit.tables import load_tables
from claimbook.audit.verdicts import verdict_of
from claimbook.book import sources
from claimbook.book.backlinks import RAN, Place, caption, executed, given, places, slug
from claimbook.book.floats import figure
from claimbook.book.popover import contents
from claimbook.book.register import _line
from claimbook.book.register_entry import entry
from claimbook.book.register_evidence import SHOWN, working
from claimbook.render import running
from claimbook.render.qmd import read_chapter
from claimbook.render.settings import ALLOWED

DATA = re.compile(r' (data-[a-z]+)="')
CLAIMS = list(load_tables().claims.values())
CHAPTER = """---
title: "One"
---

First `{python} shown("C001")`.

## The numbers it rests on {#sec-one-numbers}

`{python} shown("C002")` and `{python} shown(
"C001")`

```{python}
#| output: asis
print("| " + shown("C003") + " |\\n\\n: Caption {#tbl-x}\\n")
```

::: {#finding-D01 .entry}
**`{python} shown("C004")`**
:::

`{python} shown("C005")` [C006](register.qmd#C006)

## Whose state's 5G?

`{python} shown("C005")`
"""


def chapter(text):
    return read_chapter(PurePosixPath("paper/one.qmd"), "chapter", text, [])


SETUP = """
```{python}
def shown(claim_id):
    return f"[1](register.qmd#{claim_id}){{.claim .qualified}}"
```
"""


def test_an_entry_tells_statement_page_and_verdict(entries):
    for row in CLAIMS:
        text = entries[row["claim_id"]]
        assert text.startswith(f":::: {{#{row['claim_id']} .entry data-section=")
        assert f"p.\N{NO-BREAK SPACE}{row['page']}" in text
        verdict = verdict_of()[row["claim_id"]].external
        assert f'data-verdict="{verdict}"' in text and verdict.replace("-", " ") in text


def test_the_time_of_a_claim_can_be_told_from_its_entry(entries):
    timed = [row for row in CLAIMS if row["period"]]
    moved = {row["claim_id"]: entry(row | {"period": "1901"}, load_tables()) for row in timed}
    assert len(timed) > 100
    assert [each for each, text in moved.items() if text == entries[each]] == []
    assert "1960s and 1970s, read as 1960–1979" in entries["C182"]
    assert "read as" not in entries["C179"]


def test_every_fact_ends_with_a_full_stop(entries):
    facts = [line for text in entries.values() for line in re.findall(r"^\*[A-Z].*$", text, re.M)]
    facts = [fact.removesuffix("\\") for fact in facts if not fact.startswith("*Coder")]
    assert len(facts) > 3 * len(CLAIMS)
    assert [fact for fact in facts if not re.search(r"[.?]\)?$", fact)] == []


def test_a_computed_outcome_shows_its_rows_and_code(entries):
    for outcome in outcomes():
        if outcome.kind == "computed":
            text = working(outcome, load_tables())
            rows = [line for line in text.splitlines() if line.startswith("- ")]
            read = sum(table == "observations" for table, _ in outcome.rows)
            assert len(rows) == min(read, SHOWN) + (read > SHOWN)
            code = code_of(outcome.claim_id, outcome.check, load_tables())
            assert f"```\n{code}\n```" in text and text in entries[outcome.claim_id]


def test_every_statement_on_a_claim_is_in_its_entry(entries):
    for claim_id, rows in load_tables().statements.items():
        assert all(f"({row['statement_id']}" in entries[claim_id] for row in rows)


def test_a_restatement_and_what_it_restates_name_each_other(entries):
    pairs = [(row["claim_id"], row["restates"]) for row in CLAIMS if row["restates"]]
    assert pairs
    for again, first in pairs:
        assert f"*Repeats:* [{first}](#{first})" in entries[again]
        assert f"[{again}](#{again})" in re.search(r"Repeated in.*", entries[first])[0]


def test_on_paper_a_claim_is_a_row_with_an_anchor():
    for row in CLAIMS:
        line = _line(row)
        assert line["Claim"] == f"[{row['claim_id']}]{{#{row['claim_id']}}}"
        assert line["What is stated"] == row["statement"]


def test_a_panel_says_found_only_where_something_was():
    for row in CLAIMS:
        _, stated, found, *_ = contents(row)
        undecided = verdict_of()[row["claim_id"]].external == "undecided"
        assert stated.endswith(row["statement"])
        assert (found == "Nothing that decides it.") == undecided


def test_a_panel_names_the_source_of_what_it_says_was_found():
    said = {each.found: each.works for each in outcomes() if each.kind == "coded"}
    for row in CLAIMS:
        _, _, found, *_, name, works = contents(row)
        sources = next((of for text, of in said.items() if found.startswith(text)), None)
        assert name == "Source" or not sources
        assert not sources or works[0][0] == sources[0]


def test_a_use_has_the_place_that_a_reader_sees():
    found = places(
        "paper/one.qmd", "One", executed(chapter(CHAPTER.replace("First", f"{SETUP}\nFirst")))
    )
    assert found == [
        ("C001", Place("paper/one.qmd", "One", "", "")),
        (
            "C002",
            numbers := Place("paper/one.qmd", "One", "sec-one-numbers", "The numbers it rests on"),
        ),
        ("C001", numbers),
        ("C003", Place("paper/one.qmd", "One", "tbl-x", "")),
        ("C004", Place("paper/one.qmd", "One", "finding-D01", "D01")),
        ("C005", numbers),
        ("C005", Place("paper/one.qmd", "One", "whose-states-5g", "Whose state's 5G?")),
    ]


@pytest.mark.slow
def test_a_chapter_that_the_renderer_ran_is_not_run_again(monkeypatch, tmp_path):
    assert RAN == running.RAN
    monkeypatch.setenv(RAN, str(tmp_path))
    (tmp_path / "paper").mkdir()
    part = tmp_path / "paper/one.part"
    part.write_text("As it was given.")
    threading.Timer(0.3, part.rename, [tmp_path / "paper/one.qmd"]).start()
    assert given(chapter("```{python}\nraise SystemError\n```\n")) == "As it was given."
    monkeypatch.delenv(RAN)
    with pytest.raises(SystemError):
        given(chapter("```{python}\nraise SystemError\n```\n"))


def test_a_figure_is_asked_for_in_one_way_whether_it_is_drawn_or_not():
    asked = [
        [(each.name, each.kind, each.default) for each in signature(one).parameters.values()]
        for one in (caption, figure)
    ]
    assert asked[0] == asked[1]


@pytest.mark.parametrize(
    ("heading", "identifier"),
    [
        ("What the section argues", "what-the-section-argues"),
        ("2024: AI, chips & 5G", "ai-chips-5g"),
        ("Denmark's e-government", "denmarks-e-government"),
    ],
)
def test_a_heading_has_the_identifier_that_pandoc_gives(heading, identifier):
    from claimbook.render.pandoc import pandoc

    assert slug(heading) == identifier
    html = pandoc(f"## {heading}\n", "", "-f", "markdown", "-t", "html")
    assert f'id="{identifier}"' in html


@pytest.mark.slow
def test_the_renderer_knows_every_attribute_of_an_entry(entries):
    tables = load_tables()
    works = [sources.entry(row, tables, []) for row in tables.works.values()]
    used = {name for text in [*entries.values(), *works] for name in DATA.findall(text)}
    assert {"data-list", "data-verdict"} < used <= set(ALLOWED["attributes"])
