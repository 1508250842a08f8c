"""What commands share: the ``--package`` and ``--format`` options, and how a table is printed."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import pandas as pd

Package = Annotated[
    Path | None,
    typer.Option(
        "--package",
        metavar="PATH",
        help="Another package of the same shape: a folder or a datapackage.json.",
    ),
]


class Format(StrEnum):
    """Forms in which a table can be printed: for people, and two for programs."""

    table = "table"
    json = "json"
    csv = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]
PIPE_WIDTH = 160


def show_frame(frame: "pd.DataFrame", form: Format) -> None:
    """Print a table; dates as written in the files, empty cells as nothing (null in JSON)."""
    days = {str(n): frame[n].dt.strftime("%Y-%m-%d") for n in frame.select_dtypes("datetime")}
    frame = frame.assign(**days)
    if form is Format.csv:
        typer.echo(frame.to_csv(index=False, lineterminator="\n"), nl=False)
    elif form is Format.json:
        records = json.loads(frame.to_json(orient="records"))
        typer.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        show_rich(_rich_table(frame))


def show_rich(item: object) -> None:
    """Print for people: in the terminal's width, or wide where there is no terminal."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(item)


def _rich_table(frame: "pd.DataFrame") -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for name in frame.columns:
        table.add_column(str(name), overflow="fold")
    for row, empty in zip(frame.itertuples(index=False), frame.isna().to_numpy(), strict=True):
        cells = zip(row, empty, strict=True)
        table.add_row(*(Text("" if is_empty else str(cell)) for cell, is_empty in cells))
    return table
