"""``claimbook sheet``: the tables as one workbook, handed out and taken back."""

from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, show_frame
from claimbook.texts import with_noun

app = typer.Typer(
    no_args_is_help=True, help="Edit the tables in a spreadsheet, and read them back."
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="The workbook, e.g. tables.xlsx.")]
Look = Annotated[bool, typer.Option("--look", help="Only list what changed.")]


@app.command()
def out(file: File, package: Package = None) -> None:
    """Write a workbook, one sheet per table, with notes on the headers and lists to choose from."""
    from claimbook.workbook.handing_out import hand_out
    from claimbook.workbook.tables import tables

    typer.echo(hand_out(tables(package), file))


@app.command(name="in")
def take_in(
    file: File, package: Package = None, look: Look = False, form: FormatOption = Format.table
) -> None:
    """List what changed in a workbook, and keep it if the tables are sound; status 1 if not."""
    import pandas as pd

    from claimbook.package.descriptor import load_descriptor
    from claimbook.workbook.tables import Change, changes, tables
    from claimbook.workbook.taking_in import keep, read_workbook

    listed = tables(package)
    edited = read_workbook(file, listed)
    found = [c for t in listed if t.name in edited for c in changes(t, edited[t.name])]
    if found or form is not Format.table:
        show_frame(pd.DataFrame(found, columns=list(Change._fields)), form)
    typer.echo(with_noun(len(found), "change"), err=True)
    if look or not found:
        return
    errors = keep(load_descriptor(package).root, listed, edited)
    if len(errors):
        show_frame(errors, Format.table)
        typer.echo(f"nothing is kept: {with_noun(len(errors), 'error')}", err=True)
        raise typer.Exit(1)
    typer.echo("kept, and sealed; `claimbook audit --record` renews the verdicts", err=True)
