"""Small projects for the renderer's tests: the sample book, and a two-page one to spoil."""

import shutil
from pathlib import Path

SAMPLE = Path(__file__).parent / "sample"

SETTINGS = """\
project:
  type: book
book:
  title: A book
  chapters: [index.qmd, paper/one.qmd, paper/two.qmd]
bibliography: paper/refs.bib
lang: en
format:
  typst:
    papersize: a4
"""
FILES = {
    "_quarto.yml": SETTINGS,
    "index.qmd": "# Preface {.unnumbered}\n\nText.\n",
    "paper/one.qmd": "# One {#sec-one}\n\nText.\n",
    "paper/two.qmd": "# Two\n\n::: {#refs}\n:::\n",
    "paper/refs.bib": "@book{known, title={T}, author={A, B}, year={2000}}\n",
}


def write_project(folder: Path, changes: dict[str, str]) -> Path:
    """Write the two-page book with some files replaced; a text that begins with + is added."""
    for name, text in (FILES | changes).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES.get(name, "") + text[1:] if text.startswith("+") else text)
    return folder


def copy_sample(folder: Path) -> Path:
    """Copy the sample book; the project's own folder stays as it is."""
    return Path(shutil.copytree(SAMPLE, folder))


def bookmarks(outline, depth=1):
    """Yield depth, words and destination of each bookmark."""
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(entry, depth + 1)
        else:
            yield depth, " ".join(entry.title.split()), entry


def chapters_of(pdf):
    """Return the page on which each chapter begins."""
    tops = [(words, entry) for depth, words, entry in bookmarks(pdf.outline) if depth == 1]
    return {words: pdf.get_destination_page_number(entry) for words, entry in tops}


def heights(page):
    """Return each piece of text of a page with its height above the foot."""
    found = []
    page.extract_text(visitor_text=lambda text, cm, *_: found.append((text.strip(), cm[5])))
    return [piece for piece in found if piece[0]]
