"""No word of judgement is typed in the book that a change of verdicts could make false."""

from pathlib import Path

import pytest
from judgements import USES, unguarded_in_chapter, unguarded_in_module

ROOT = Path(__file__).parents[2]
CHAPTERS = [ROOT / "index.qmd", *sorted((ROOT / "paper").glob("*.qmd"))]
SOURCE = ROOT / "src"
UNPRINTED = {"assertions.py", "questions.py"}
"""Modules whose words of judgement are patterns and values of queries, and no prose."""
FOLDERS = ("claimbook/book", "techplomacy/book", "techplomacy/figures")
MODULES = [
    each
    for folder in FOLDERS
    for each in sorted((SOURCE / folder).rglob("*.py"))
    if each.name not in UNPRINTED
]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_word_of_judgement_is_typed_in_a_chapter(path):
    assert unguarded_in_chapter(path.read_text("utf-8")) == []


@pytest.mark.slow
def test_no_word_of_judgement_is_typed_in_what_a_module_prints():
    found = {path.relative_to(SOURCE): unguarded_in_module(path) for path in MODULES}
    assert found
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "The rank is confirmed.",
        "The rank of `{python} claim('C261')` holds.",
        "`{python} word(f.confirmed)` are contradicted.",
        "## What is undecided",
        "The share\nis met by\nrounding only.",
        "`{python} claim('C261', 'a confirmed rank')` it is.",
        "`{python} word(f.confirmed)` are confirmed. The rank is confirmed too.",
        "The evidence bears it out.",
        '```{python}\ntable(f, "x", "The ranks that hold.")\n```',
    ],
)
def test_a_planted_judgement_is_found(planted):
    chapter = (ROOT / "paper" / "conclusion.qmd").read_text("utf-8")
    assert unguarded_in_chapter(chapter) == []
    assert unguarded_in_chapter(f"{chapter}\n\n{planted}\n")


@pytest.mark.parametrize(
    "allowed",
    [
        "The rank `{python} verdict_phrase('holds', 'C261')`, and is `{python} verdict('C261')`.",
        "`{python} word(f.confirmed)` are confirmed, `{python} word(f.by_rounding)` by rounding.",
        "`{python} most(f.confirmed + f.by_rounding, f.decided)` of them hold.",
        '```{python}\nassert_verdict("confirmed", "C261")\n```',
    ],
)
def test_what_is_computed_or_counted_passes(allowed):
    assert unguarded_in_chapter(f"\n{allowed}\n") == []


def test_no_use_is_listed_that_nothing_has():
    texts = [path.read_text("utf-8") for path in (*CHAPTERS, *MODULES)]
    seen = " ".join(" ".join(texts).split())
    phrases = [each.partition("`")[0] for phrases in USES.values() for each in phrases]
    assert [phrase for phrase in phrases if phrase not in seen] == []
