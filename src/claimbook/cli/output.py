"""What commands share: the ``--package`` and ``--format`` options, and how a table is printed."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimbook.printable import escaped, printable

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console, ConsoleOptions, RenderResult

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
Rows = Annotated[
    int | None,
    typer.Option("--rows", min=0, help="How many rows, 0 for all; in table form a few."),
]
PIPE_WIDTH = 160
PAGE = 20
"""Rows that are printed for people who ask for no number."""


def show_frame(frame: "pd.DataFrame", form: Format) -> None:
    """Print a table; dates as written in the files, empty cells as nothing (null in JSON)."""
    from claimbook.publish.exporting.values import plain_rows

    if form is Format.csv:
        text = frame.to_csv(index=False, lineterminator="\n")
        typer.echo(printable(text) if sys.stdout.isatty() else text, nl=False)
    elif form is Format.json:
        rows = plain_rows(frame)
        records = [dict(zip(map(str, frame.columns), row, strict=True)) for row in rows]
        typer.echo(escaped(json.dumps(records, ensure_ascii=False, indent=2)))
    else:
        show_rich(_rich_table(frame))


def some_rows(frame: "pd.DataFrame", rows: int | None, form: Format) -> "pd.DataFrame":
    """Return as many rows as are asked for; for people a few by default, for programs all."""
    wanted = rows if rows is not None else PAGE if form is Format.table else 0
    if not wanted or len(frame) <= wanted:
        return frame
    if form is Format.table:
        typer.echo(f"{wanted} of {len(frame)} rows; --rows 0 prints all", err=True)
    return frame.head(wanted)


def show_records(frame: "pd.DataFrame") -> None:
    """Print each row of a wide table as a record: a line a filled field."""
    from rich.console import Group
    from rich.text import Text

    lines = [
        Text.assemble((f"{name}  ", "bold"), str(cell))
        for number, (_, row) in enumerate(frame.iterrows())
        for name, cell in [*([("", "")] if number else []), *row.dropna().items()]
    ]
    show_rich(Group(*lines))


def show_rich(item: object) -> None:
    """Print for people: in the terminal's width, or wide where there is no terminal."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(_Printable(item))


class _Printable:
    """What is shown, with nothing in its text that steers the terminal; colours are ours."""

    def __init__(self, item: object) -> None:
        self.item = item

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        for part in console.render(self.item, options):  # type: ignore[arg-type]
            yield part if part.control else part._replace(text=printable(part.text))


def _rich_table(frame: "pd.DataFrame") -> object:
    from rich.table import Table
    from rich.text import Text

    from claimbook.publish.exporting.values import plain_rows

    table = Table(header_style="bold")
    for name in frame.columns:
        table.add_column(Text(printable(str(name))), overflow="fold")
    for row in plain_rows(frame):
        table.add_row(*(Text("" if cell is None else printable(str(cell))) for cell in row))
    return table
