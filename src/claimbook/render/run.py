"""Runs one chapter and writes the outputs back as Markdown.

Cells run in the chapter's own folder, inline expressions in their place between them.
"""

import ast
import os
import re
from pathlib import Path

from claimbook.render.cells import CellError, Output, Shell, Stream, shell
from claimbook.render.errors import RenderError
from claimbook.render.qmd import Book, Cell, Chapter, Inline

PRINT = "print Markdown: a table, or the div of a figure whose file the cell has written"
ESCAPE = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@\"'])")


def run_chapter(book: Book, chapter: Chapter) -> str:
    """Execute one chapter in this process and return its Markdown.

    Raises:
        RenderError: a cell or an inline expression fails, or gives what a book cannot show.
    """
    path = (book.project / chapter.path).resolve()
    os.chdir(path.parent)
    running = shell()
    texts = []
    for part in chapter.parts:
        if isinstance(part, Cell):
            texts.append(_cell(book, chapter, part, _run(running, path, chapter, part)))
        elif isinstance(part, Inline):
            texts.append(_value(chapter, part, _run(running, path, chapter, part)))
        else:
            texts.append(str(part))
    return "".join(texts)


def draft(chapter: Chapter) -> str:
    """Return the chapter's Markdown as if run: values as 0, no other output."""
    stand_in: dict[type, str] = {Cell: "\n\n", Inline: "0"}
    return "".join(stand_in.get(type(part), str(part)) for part in chapter.parts)


def _run(running: Shell, path: Path, chapter: Chapter, part: Cell | Inline) -> list[Output]:
    """Return what a cell or an expression shows; say where it fails, in a cell by its line."""
    shown = f"__import__('IPython').display.display(({part.source}))"
    try:
        return running.outputs_of(part.source if isinstance(part, Cell) else shown)
    except CellError as error:
        line = path.read_text("utf-8").split("\n")[part.line - 1]
        if isinstance(part, Cell) and error.line:
            line = part.source.split("\n")[error.line - 1]
        raise RenderError(f"{chapter.path}:{part.line}: {error}\n{line}") from error


def _value(chapter: Chapter, part: Inline, outputs: list[Output]) -> str:
    """Return the value that an inline expression gave."""
    where, output = f"{chapter.path}:{part.line}", outputs[0] if len(outputs) == 1 else None
    if output is None or isinstance(output, Stream):
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


def _cell(book: Book, chapter: Chapter, cell: Cell, outputs: list[Output]) -> str:
    """Return the Markdown of one cell: its code if echoed, then its outputs."""
    where = f"{chapter.path}:{cell.line}"
    include, show = cell.options.get("include", True), cell.options.get("output", True)
    echo = cell.options.get("echo", book.settings.get("execute.echo", True))
    found = [_output(cell, output, where) for output in outputs]
    texts = [text for text in found if text] if include and show else []
    code = _fenced("python", cell.source) if echo and include else ""
    return "\n\n".join(["", code, *texts, "", ""])


def _output(cell: Cell, output: Output, where: str) -> str:
    """Return one output as Markdown, empty if it is not to be shown."""
    if isinstance(output, Stream):
        if output.name == "stdout":
            asis = cell.options.get("output") == "asis"
            return output.text if asis else _fenced("output", output.text.rstrip())
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
