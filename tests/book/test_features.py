"""The renderer does what a book needs and no more: each feature that is listed is exercised."""

import re
from pathlib import Path

import pytest
import yaml

import claimbook.render

FOLDER = Path(claimbook.render.__file__).parent
ROOT = Path(__file__).parents[2]
LISTS = yaml.safe_load((FOLDER / "allowed.yml").read_text())
SHAPES = {
    "cell-options": r"#\| {}:",
    "callouts": r"\.{}\b",
    "blocks": r"\.{}\b",
    "spans": r"\.{}\b",
    "headings": r"\.{}\b",
    "conditional": r"\.{}\b",
    "labels": r"@{}-\w",
    "formats": r'when-format="{}"',
}
"""How each kind of feature is spelled where it is used."""


def places():
    """Return the files that use the renderer: chapters, what prints them, and the sample book."""
    found = [ROOT / "index.qmd", *(ROOT / "paper").glob("*.qmd")]
    found += [path for room in ("claimbook/book", "techplomacy") for path in
              (ROOT / "src" / room).rglob("*.py")]  # fmt: skip
    return [*found, *Path(__file__).with_name("sample").rglob("*.qmd")]


TEXT = "\n".join(path.read_text() for path in places())


def is_used(kind, name, text=TEXT):
    """Whether a feature is spelled out in the text."""
    return re.search(SHAPES[kind].format(re.escape(name)), text) is not None


@pytest.mark.parametrize("name", [(kind, name) for kind in SHAPES for name in LISTS[kind]], ids=str)
def test_a_listed_feature_is_used(name):
    assert is_used(*name)


def settings():
    """Return the names of the settings that the book and the projects of the tests give."""

    def names(tree, prefix=""):
        for key, value in tree.items():
            yield prefix + key
            if isinstance(value, dict):
                yield from names(value, f"{prefix}{key}.")

    files = [ROOT / "_quarto.yml", Path(__file__).with_name("sample") / "_quarto.yml"]
    return {name for path in files for name in names(yaml.safe_load(path.read_text()))}


WANTED_ELSEWHERE = {
    "book.search", "book.page-navigation", "csl", "toc", "number-sections",
    "format.typst.pdf-standard",
}  # fmt: skip
"""Settings that an article may want and this one does without."""


def test_a_listed_setting_is_given():
    assert set(LISTS["settings"]) - settings() == WANTED_ELSEWHERE


def test_what_is_not_used_would_be_seen():
    assert not is_used("callouts", "callout-tip") and not is_used("labels", "thm")
    assert not is_used("blocks", "entry", "no such block")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_module_is_one_idea(path):
    assert len(path.read_text().splitlines()) <= 300
