"""Every figure draws, says what it shows, and is the same each time."""

import re
from importlib import import_module
from pathlib import Path

import matplotlib as mpl
import pytest

import claimbook.book.figures as general
import techplomacy.figures as own
from claimbook.book import style
from claimbook.book.backlinks import LINK
from claimbook.book.floats import figure_module

mpl.use("Agg")
PACKAGES = (general, own)
PATHS = [path for each in PACKAGES for path in Path(each.__file__).parent.glob("*.py")]
NAMES = sorted(p.stem for p in PATHS if "def draw()" in p.read_text("utf-8"))
ROOT = Path(__file__).parents[2]


def _module(name):
    return import_module(figure_module(name))


def drawn(name, path):
    """Draw a figure, write it, and return the drawing."""
    with style.applied():
        drawing = _module(name).draw()
        style.save(drawing.canvas, path)
    return drawing


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_says_what_it_shows_and_is_the_same_twice(name, tmp_path, recwarn):
    first = drawn(name, tmp_path / "a.svg")
    drawn(name, tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert len(first.data) and not first.caption.endswith(".") and first.alt.endswith(".")
    assert "[" not in first.alt and "nan" not in f"{first.caption} {first.alt}".split()
    assert not LINK.search(first.caption) or hasattr(_module(name), "linked")  # `uses` relies on it
    assert (tmp_path / "a.svg").stat().st_size < 200_000
    assert not [w for w in recwarn if w.category is UserWarning]


def test_every_figure_stands_in_a_chapter():
    chapters = [ROOT / "index.qmd", *(ROOT / "paper").glob("*.qmd")]
    text = "\n".join(path.read_text("utf-8") for path in chapters)
    assert sorted(re.findall(r'^figure\("(\w+)"\)$', text, re.MULTILINE)) == NAMES


def test_lines_are_written_to_a_hundredth(tmp_path):
    assert style._rounded(' d="M 1.23456 -0.00049 L 7 8.5"') == ' d="M1.23 -0.00L7 8.5"'
