"""``techplomacy export``: the tables in the forms that other programs read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import Package


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
Form = Annotated[
    ExportFormat,
    typer.Option(
        "--format",
        help="The format; sav, parquet, duckdb and xlsx need the extra `export`.",
    ),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace files of the same name.")]


def export(
    folder: Folder,
    form: Form = ExportFormat.csv,
    package: Package = None,
    overwrite: Overwrite = False,
) -> None:
    """Write all tables to a folder, and print the files written."""
    from claimbook.publish import exporting

    for path in exporting.export(folder, form.value, package=package, overwrite=overwrite):
        typer.echo(path)
