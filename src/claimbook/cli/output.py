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
PIPE_WIDTH = 160


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
