"""A chapter opened as a notebook shows tables and figures, and says what its inline code prints."""

import re
import shutil
from pathlib import Path

import pytest

from claimbook.book.notebook import bare, chapters
from commands import ran

ROOT = Path(__file__).parents[2]
CELL = re.compile(r"^```\{python\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def converted(path, folder):
    """Return a chapter as Quarto converts it."""
    import nbformat

    notebook = folder / "chapter.ipynb"
    command = ["quarto", "convert", str(path), "--output", str(notebook)]
    ran(command, check=True)
    return nbformat.read(notebook, 4)


def cut(path, folder):
    """Return a chapter cut at its cells, as a program for notebooks opens it."""
    import nbformat

    parts = CELL.split(path.read_text("utf-8"))
    made = [nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell]
    return nbformat.v4.new_notebook(cells=[made[i % 2](part) for i, part in enumerate(parts)])


@pytest.fixture(scope="module", params=[cut, converted])
def shown(request, tmp_path_factory):
    """Return the code of each cell of a chapter with the outputs of a run as a notebook."""
    from nbclient import NotebookClient

    if request.param is converted and not shutil.which("quarto"):
        pytest.skip("quarto is not on the PATH: nothing can be converted by it")
    notebook = request.param(ROOT / "paper/flagship.qmd", tmp_path_factory.mktemp("notebook"))
    resources = {"metadata": {"path": str(ROOT / "paper")}}
    NotebookClient(notebook, kernel_name="python3", resources=resources).execute()
    return {cell.source: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}


def pages(shown, code):
    """Return what the cell with this code shows as HTML; it shows nothing else."""
    (outputs,) = [found for source, found in shown.items() if code in source]
    assert all(output.output_type == "display_data" for output in outputs)
    return [output.data["text/html"] for output in outputs]


@pytest.mark.slow
def test_a_table_is_shown_as_a_table(shown):
    table = pages(shown, "print_comparison")[0]
    assert '<table id="tbl-flagship-comparison">' in table and table.count("<tr>") > 5
    assert "|" not in re.sub("<[^>]*>", "", table) and ":::" not in table


@pytest.mark.slow
def test_a_figure_is_shown_with_its_words(shown):
    figure = " ".join(pages(shown, "figure(")[0].split())
    assert "data:image/svg+xml" in figure and "A time axis" in figure and "The data" in figure
    assert "fig-alt" not in figure and ":::" not in figure


@pytest.mark.slow
def test_it_is_said_what_inline_code_prints(shown):
    said = pages(shown, "figure(")[1]
    assert re.search(r"claim\(&quot;C067&quot;\)</code>\s+prints <a [^>]*>2017", said)
    assert re.search(r"word\(before\)</code>\s+prints \w+", said)


def test_each_chapter_is_known_by_its_first_cell():
    first = [next(iter(texts)) for texts in chapters() if texts]
    assert len(first) > 15 and len(first) == len(set(first))
    assert bare("#| include: false\nx = 1\n") == "x = 1"
