"""No number is typed in the book: chapters, captions, alternative texts, strings of its code."""

from pathlib import Path

import pytest
from prose import NAMES, typed_in_chapter, typed_in_code, typed_in_module

ROOT = Path(__file__).parents[2]
CHAPTERS = [ROOT / "index.qmd", *sorted((ROOT / "paper").glob("*.qmd"))]
MODULES = sorted((ROOT / "src" / "techplomacy" / "book").rglob("*.py"))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_number_is_typed_in_a_chapter(path):
    assert typed_in_chapter(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_number_is_typed_in_what_a_module_prints(path):
    assert typed_in_module(path) == []


@pytest.mark.parametrize(
    "planted",
    [
        "Denmark ranks 2 here.",
        "It was nine directions.",
        "## What happened in 2017",
        '::: {.callout-note title="All 28"}\ntext\n:::',
        'A `{python} claim("C079", "about twenty countries")` b.',
        '```{python}\n#| output: asis\ntable(f, "x", "The 7 centres.")\n```',
        '```{python}\n#| label: fig-x\n#| fig-cap: "All 28 of them"\nx\n```',
        '---\ntitle: "The year 2024"\n---',
        '![](x.svg){fig-alt="Seven bars"}',
        "Twice as many.",
    ],
)
def test_a_planted_number_is_found(planted):
    chapter = CHAPTERS[0].read_text("utf-8")
    found = typed_in_chapter(f"{chapter}\n{planted}\n")
    assert len(found) > len(typed_in_chapter(chapter))


@pytest.mark.parametrize(
    "allowed",
    [
        'The `{python} claim("C079")` countries.',
        "See [the entry](register.qmd#C079) and @tbl-s5-numbers.",
        "## Numbers {#sec-s05}",
        "One of the first.",
        *NAMES,
    ],
)
def test_what_is_computed_or_a_name_passes(allowed):
    assert typed_in_chapter(f"\n{allowed}\n") == []


def test_the_code_of_a_format_is_not_prose():
    assert typed_in_code('f"{x:,.3f} of it"') == []
    assert typed_in_code('f"{x} of 10"') == ["10"]
