"""The embedded renderer: a named subset of Quarto books to HTML pages and one PDF.

Reads `_quarto.yml` and `.qmd` chapters, refuses whatever is not on its lists before anything
runs, executes the chapters, and writes `_book/`. The templates are `page.html`, `book.css`,
`site.js` and `book.typ`; every number and cross-reference is written by `book.lua`.
"""

from __future__ import annotations

from pathlib import Path

from claimbook.render.errors import CannotRun, RenderError

__all__ = ["CannotRun", "RenderError", "render"]


def render(project: Path, output: Path | None = None) -> Path:
    """Render the Quarto book in `project` and return the folder written.

    Args:
        project: folder that holds `_quarto.yml`.
        output: folder to write; `project.output-dir` of `_quarto.yml`, else `_book`, if None.

    Raises:
        RenderError: a chapter is refused or fails; names file, line and reason.
        CannotRun: an optional dependency or `_quarto.yml` is missing.
    """
    try:
        from claimbook.render import book
    except ModuleNotFoundError as missing:
        raise CannotRun(
            f"rendering needs the package '{missing.name}': pip install 'techplomacy[paper]'"
        ) from missing
    try:
        return book.build(project, output)
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(str(error)) from error
