"""``techplomacy render``: the book, by the renderer that comes with the package."""

from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import Trust
from claimbook.errors import UntrustedError
from claimbook.package.locate import is_own_project
from claimbook.package.watching import SETTINGS

Project = Annotated[Path, typer.Option("--project", help="The folder that holds _quarto.yml.")]
Output = Annotated[Path | None, typer.Option("--output", help="The folder to write.")]


def render(project: Project = Path(), output: Output = None, trust: Trust = False) -> None:
    """Render the book to HTML and PDF; needs the extra `paper`.

    Chapters are Python, so a book other than that of the study that is installed needs `--trust`.
    """
    if not trust and not is_own_project(project):
        raise UntrustedError(f"the chapters of {project} are Python; --trust lets them run")
    _lay_looks(project)
    from claimbook.render import CannotRun, RenderError
    from claimbook.render import render as render_book
    from claimbook.render.__main__ import end_as_interrupted

    end_as_interrupted()
    try:
        typer.echo(render_book(project, output))
    except RenderError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2 if isinstance(error, CannotRun) else 1) from None


def _lay_looks(project: Path) -> None:
    """Give the book of a package the styles and scripts of this engine; leave others alone."""
    if (project / SETTINGS).is_file() and not is_own_project(project):
        from claimbook.starting.looks import lay

        lay(project)
