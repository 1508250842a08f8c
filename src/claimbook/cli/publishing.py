"""Commands that publish: citations, exports and the book."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import Package, Trust
from claimbook.errors import UntrustedError
from claimbook.package.locate import is_own_project
from claimbook.package.watching import SETTINGS

What = Annotated[
    str | None,
    typer.Argument(metavar="CLAIM", help="A claim (C157), a work (W029), `article` or `dataset`."),
]


class CitationFormat(StrEnum):
    """Forms of a citation, those of `techplomacy.cite`."""

    apa = "apa"
    bibtex = "bibtex"
    csl_json = "csl-json"
    cff = "cff"
    ris = "ris"


Cited = Annotated[CitationFormat, typer.Option("--format", help="How to print it.")]


def cite(what: What = None, package: Package = None, form: Cited = CitationFormat.apa) -> None:
    """Print how to cite the article and this dataset, or the works behind one claim."""
    from claimbook.publish import citation

    text = citation.cite(what, form.value, package=package)
    typer.echo(text, nl=False)
    if not text or text == "[]\n":
        typer.echo(f"no work stands behind {what}", err=True)


class ExportFormat(StrEnum):
    """Formats of exports; a test holds them equal to those that there are."""

    csv = "csv"
    json = "json"
    sqlite = "sqlite"
    dta = "dta"
    sav = "sav"
    parquet = "parquet"
    duckdb = "duckdb"
    xlsx = "xlsx"


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write to.")]
Exported = Annotated[
    ExportFormat,
    typer.Option(
        "--format",
        help="The format; sav, parquet, duckdb and xlsx need the extra `export`.",
    ),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace files of the same name.")]


def export(
    folder: Folder,
    form: Exported = ExportFormat.csv,
    package: Package = None,
    overwrite: Overwrite = False,
) -> None:
    """Write all tables to a folder, and print the files written."""
    from claimbook.publish import exporting

    for path in exporting.export(folder, form.value, package=package, overwrite=overwrite):
        typer.echo(path)


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
