"""Commands that give to others: citations, exports, the book, many packages; and the census."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, Trust, show_frame, show_rich
from claimbook.errors import UntrustedError
from claimbook.package.locate import is_own_project
from claimbook.package.watching import SETTINGS
from claimbook.printable import printable

if TYPE_CHECKING:
    import pandas as pd

What = Annotated[
    str | None,
    typer.Argument(
        metavar="CLAIM", help="A claim, as C157; or article, dataset, or a work, as W029."
    ),
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


Place = Annotated[
    str, typer.Argument(metavar="DIR|GLOB", help="A folder of packages, or a pattern of folders.")
]
Out = Annotated[Path, typer.Option("--out", help="A new folder, for one Parquet file a table.")]
Processes = Annotated[
    int | None, typer.Option("--processes", min=1, help="How many packages at a time.")
]


def corpus(place: Place, out: Out, processes: Processes = None) -> None:
    """Audit many packages, write all their rows, and count claims; status 1 if one is bad."""
    from claimbook.corpus import collect
    from claimbook.corpus.tables import COUNTED

    collected = collect(place, out, processes=processes)
    for by in COUNTED:
        show_rich(_table(collected.counts(by)))
    faults = collected.faults()
    for fault in faults:
        line = f"{fault['package']}: {fault['message']} [{fault['code']}]"
        typer.echo(printable(line), err=True)
    typer.echo(f"{len(faults)} packages could not be audited", err=True)
    raise typer.Exit(1 if faults else 0)


def _table(rows: list[dict[str, object]]) -> object:
    from rich.table import Table

    table = Table(*(rows[0] if rows else ()), header_style="bold")
    for row in rows:
        table.add_row(*(printable("" if cell is None else str(cell)) for cell in row.values()))
    return table


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


Copy = Annotated[
    Path, typer.Argument(metavar="FILE", help="Your copy: .md, .txt, .pdf, .html or .xml (JATS).")
]


def census(file: Copy, package: Package = None, form: FormatOption = Format.table) -> None:
    """Compare the numerals of your copy with the ledger; status 1 if one side lacks any.

    Page numbers and running heads of the copy are listed apart and are no fault.
    """
    from claimbook.census.comparison import compare_copy
    from claimbook.census.ledger import read_ledger, read_title
    from claimbook.census.report import report, summary

    compared = compare_copy(file, read_ledger(package), read_title(package))
    frame = report(compared)
    if form is Format.table:
        _show_lists(frame)
    else:
        show_frame(frame, form)
    typer.echo(summary(compared), err=True)
    raise typer.Exit(1 if compared.faults else 0)


def _show_lists(frame: "pd.DataFrame") -> None:
    """Print faults, what is printed otherwise, and what was set apart, each list by itself."""
    from claimbook.census.report import COPY_LACKS, FURNITURE, LEDGER_LACKS

    faults = frame["outcome"].isin([COPY_LACKS, LEDGER_LACKS])
    apart = frame["outcome"] == FURNITURE
    _show("Lacking on one side", frame[faults].drop(columns="remark"))
    _show("Accounted for, printed otherwise in the copy", frame[~faults & ~apart])
    _show(
        "Not of the article", frame.loc[apart, ["in_copy", "copy_location", "copy_line", "remark"]]
    )


def _show(title: str, frame: "pd.DataFrame") -> None:
    if len(frame):
        typer.echo(f"\n{title}: {len(frame)}")
        show_frame(frame, Format.table)
