"""A chapter that is opened as a notebook: what it prints is shown, not its Markdown.

Renderers take Markdown from a cell and put the value of inline code in its place. Jupyter and other
programs for notebooks do neither. So where no renderer runs the chapter, what a cell prints as
Markdown is shown as a page would show it, and below a cell stands what the inline code of the text
after it prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from IPython.core.getipython import get_ipython
from IPython.display import HTML, display

from claimbook.book import project
from claimbook.package.locate import RENDERED

if TYPE_CHECKING:
    from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult, InteractiveShell

    from claimbook.render.qmd import Inline

ASIS = re.compile(r"^#\| *output: *asis\s*$", re.MULTILINE)
OPTION = re.compile(r"^#\|.*\n?", re.MULTILINE)
PANDOC = ("-f", "markdown+table_attributes-yaml_metadata_block", "-t", "html5", "--mathml")
FILTER = Path(__file__).with_name("notebook.lua")


def watch() -> None:
    """Show what the cells of this kernel print, if it is a notebook's and no renderer's."""
    shell = get_ipython()
    if shell is None or RENDERED in os.environ or not hasattr(shell, "kernel"):
        return
    notebook = Notebook(shell)
    shell.events.register("pre_run_cell", notebook.before)
    shell.events.register("post_run_cell", notebook.after)


class Notebook:
    """The notebook of one kernel: keeps what a cell prints until the cell is done."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._printed = contextlib.ExitStack(), io.StringIO()
        self._texts: dict[str, list[Inline]] = {}

    def before(self, info: ExecutionInfo) -> None:
        """Keep what a cell prints as Markdown."""
        if ASIS.search(info.raw_cell or ""):
            kept = contextlib.ExitStack(), io.StringIO()
            kept[0].enter_context(contextlib.redirect_stdout(kept[1]))
            self._printed = kept

    def after(self, result: ExecutionResult) -> None:
        """Show what a cell printed, and what the inline code of the text after it prints."""
        stack, printed = self._printed
        stack.close()
        self._printed = contextlib.ExitStack(), io.StringIO()
        if printed.getvalue().strip():
            display(HTML(html(printed.getvalue())))
        cell = result.info.raw_cell if result.info else None
        if result.success and (found := self._inline(cell or "")):
            display(HTML(html("\n".join(self._values(found)))))

    def _inline(self, cell: str) -> list[Inline]:
        """Return the inline code between a cell and the next one of its chapter."""
        source = bare(cell)
        if source not in self._texts:
            self._texts = next((texts for texts in chapters() if source in texts), self._texts)
        return self._texts.get(source, [])

    def _values(self, found: list[Inline]) -> Iterator[str]:
        """Yield the lines of a list of inline code with what each prints."""
        yield "In the text below, where a notebook shows code:\n"
        for inline in dict.fromkeys(each.source for each in found):
            fence = "`" * (1 + max(map(len, re.findall("`+", inline)), default=0))
            value = eval(inline, self._shell.user_ns)
            shown = value._repr_markdown_() if hasattr(value, "_repr_markdown_") else value
            yield f"- {fence}{inline}{fence} prints {shown}"


def bare(cell: str) -> str:
    """Return the code of a cell without the lines of its options."""
    return OPTION.sub("", cell).strip()


def html(markdown: str) -> str:
    """Return what pandoc makes of Markdown that a chapter prints, its pictures within it."""
    from claimbook.render.pandoc import pandoc

    return pandoc(markdown, "notebook", *PANDOC, f"--lua-filter={FILTER}", "--embed-resources")


def chapters() -> Iterator[dict[str, list[Inline]]]:
    """Yield of each chapter of the project the inline code that follows on each of its cells."""
    from claimbook.render.qmd import Cell, Inline, read_chapter

    try:
        root = project.root()
    except FileNotFoundError:
        return
    for path in sorted([*root.glob("*.qmd"), *root.glob("paper/*.qmd")]):
        name, text = PurePosixPath(path.relative_to(root)), path.read_text(encoding="utf-8")
        texts: dict[str, list[Inline]] = {}
        follows: list[Inline] = []
        for part in read_chapter(name, "chapter", text, []).parts:
            if isinstance(part, Cell):
                follows = texts.setdefault(part.source.strip(), [])
            elif isinstance(part, Inline):
                follows.append(part)
        yield texts
