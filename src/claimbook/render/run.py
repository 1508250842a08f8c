"""Runs one chapter in a kernel of its own and writes the outputs back as Markdown.

The kernel is the Python that renders, on unix sockets (so that no network is needed), in the
chapter's own folder. Inline expressions run in their place, in a hidden cell for each run of text.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat import NotebookNode

from claimbook.render.errors import RenderError
from claimbook.render.kernel import MATPLOTLIB, RAN, execute
from claimbook.render.qmd import Book, Cell, Chapter, Inline, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

V4: Any = nbformat.v4
PRINT = "print Markdown: a table, or the div of a figure whose file the cell has written"
ESCAPE = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@\"'])")


def run_chapter(
    book: Book, chapter: Chapter, matplotlib: Path | None = None, ran: Path | None = None
) -> str:
    """Execute one chapter and return its Markdown.

    Args:
        book: The book that it belongs to.
        chapter: The chapter.
        matplotlib: Folder for matplotlib's settings and font list; the user's own if None.
        ran: Folder in which other chapters of this render leave what they gave.

    Raises:
        RenderError: a cell or an inline expression fails, or gives what a book cannot show.
    """
    groups = _groups(chapter)
    cells = [_code(group) for group in groups]
    notebook = V4.new_notebook(cells=[cell for cell in cells if cell])
    folders = {MATPLOTLIB: matplotlib, RAN: ran}
    execute(notebook, book.project / chapter.path.parent, str(chapter.path), folders)
    texts: list[str] = []
    for group, cell in zip(groups, cells, strict=True):
        if isinstance(group, Cell):
            outputs = cell.outputs if cell else []
            texts.append(_cell(book, chapter, group, outputs))
        else:
            values = iter(cell.outputs if cell else [])
            texts.append("".join(_piece(chapter, part, values) for part in group))
    return "".join(texts)


def draft(chapter: Chapter) -> str:
    """Return the chapter's Markdown as if run: values as 0, no other output."""
    stand_in: dict[type, str] = {Cell: "\n\n", Inline: "0"}
    return "".join(stand_in.get(type(part), str(part)) for part in chapter.parts)


def _groups(chapter: Chapter) -> list[Cell | list[Text | Inline]]:
    """Return cells, and between them runs of text with their inline expressions."""
    groups: list[Cell | list[Text | Inline]] = [[]]
    for part in chapter.parts:
        if isinstance(part, Cell):
            groups += [part, []]
        else:
            groups[-1].append(part)  # type: ignore[union-attr]
    return groups


def _code(group: Cell | list[Text | Inline]) -> NotebookNode | None:
    """Return the notebook cell that runs a group, or None if it has nothing to run."""
    if isinstance(group, Cell):
        cell: NotebookNode = V4.new_code_cell(group.source, metadata={"lines": [group.line]})
        return cell
    values = [part for part in group if isinstance(part, Inline)]
    code = "\n".join(f"__import__('IPython').display.display(({part.source}))" for part in values)
    lines = [part.line for part in values]
    return V4.new_code_cell(code, metadata={"lines": lines}) if values else None


def _piece(chapter: Chapter, part: Text | Inline, values: Iterator[NotebookNode]) -> str:
    """Return text as it is, an inline expression as the value it gave."""
    if isinstance(part, str):
        return part
    where, output = f"{chapter.path}:{part.line}", next(values, None)
    if output is None or output.output_type != "display_data":
        raise RenderError(f"{where}: the expression '{part.source}' printed or displayed by itself")
    if "text/markdown" in output.data:
        text = str(output.data["text/markdown"]).strip("\n")
    else:
        shown = str(output.data["text/plain"])
        try:
            value = ast.literal_eval(shown)
        except (ValueError, SyntaxError):
            value = None
        if not isinstance(value, str | int | float) or "\\" in shown:  # Quarto shows the escape
            reason = "not text or a number without escapes: use Markdown(…)"
            raise RenderError(f"{where}: '{part.source}' gives {shown}, {reason}")
        text = escaped(value) if isinstance(value, str) else str(value)
    if not text.strip():
        raise RenderError(f"{where}: '{part.source}' gives nothing to show")
    return text


def escaped(text: str) -> str:
    """Return text so that Markdown shows it as it is."""
    return ESCAPE.sub(r"\\\1", text)


def _cell(book: Book, chapter: Chapter, cell: Cell, outputs: list[NotebookNode]) -> str:
    """Return the Markdown of one cell: its code if echoed, then its outputs."""
    where = f"{chapter.path}:{cell.line}"
    include, show = cell.options.get("include", True), cell.options.get("output", True)
    echo = cell.options.get("echo", book.settings.get("execute.echo", True))
    found = [_output(cell, output, where) for output in outputs]
    texts = [text for text in found if text] if include and show else []
    code = _fenced("python", cell.source) if echo and include else ""
    return "\n\n".join(["", code, *texts, "", ""])


def _output(cell: Cell, output: NotebookNode, where: str) -> str:
    """Return one output as Markdown, empty if it is not to be shown."""
    if output.output_type == "stream":
        if output.name == "stdout":
            asis = cell.options.get("output") == "asis"
            return str(output.text) if asis else _fenced("output", output.text.rstrip())
        raise RenderError(f"{where}: the cell wrote to stderr: {output.text.strip()}")
    if "text/markdown" in output.data:
        return str(output.data["text/markdown"])
    others = [kind for kind in output.data if kind != "text/plain"]
    if others or not output.data:
        raise RenderError(f"{where}: {' and '.join(others)} is not shown; {PRINT}")
    return _fenced("output", str(output.data["text/plain"]))


def _fenced(kind: str, text: str) -> str:
    """Return text as a code block, its fence longer than any in the text."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{kind}\n{text}\n{fence}"
