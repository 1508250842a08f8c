"""What commands share: the options on package, trust and format, and how a table is printed."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimbook.cli.drawing import show_table
from claimbook.package.listing import Listing
from claimbook.package.locate import OpenPackage
from claimbook.printable import escaped, printable
from claimbook.texts import with_noun

if TYPE_CHECKING:
    import pandas as pd

Package = Annotated[
    Path | None,
    typer.Option(
        "--package",
        metavar="PATH",
        help="The package: its folder, or its datapackage.json.",
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
    typer.Option("--rows", min=0, help="How many rows; 0 for all. As a table, a few by default."),
]
PAGE = 20
"""Rows that are printed for people who ask for no number."""


def show_listing(listing: Listing, form: Format) -> None:
    """Print a table; dates as written in the files, empty cells as nothing (null in JSON)."""
    if form is Format.csv:
        text = listing.csv()
        typer.echo(printable(text) if sys.stdout.isatty() else text, nl=False)
    elif form is Format.json:
        text = json.dumps(listing.records(), ensure_ascii=False, indent=2, default=str)
        typer.echo(escaped(text))
    else:
        show_table(listing)


def show_frame(frame: "pd.DataFrame", form: Format) -> None:
    """Print a frame as a table."""
    from claimbook.publish.exporting.values import plain_rows

    show_listing(Listing(tuple(map(str, frame.columns)), list(plain_rows(frame))), form)


def some_rows(listing: Listing, rows: int | None, form: Format) -> Listing:
    """Return as many rows as are asked for; for people a few by default, for programs all."""
    wanted = rows if rows is not None else PAGE if form is Format.table else 0
    if not wanted or len(listing) <= wanted:
        return listing
    if form is Format.table:
        typer.echo(f"{wanted} of {with_noun(len(listing), 'row')}; --rows 0 prints all", err=True)
    return listing.head(wanted)


Trust = Annotated[
    bool,
    typer.Option("--trust", help="Run the Python that the package has or names. Default: no."),
]


@contextmanager
def in_use(package: Path | None, trust: bool) -> Iterator[OpenPackage]:
    """Open the package that a command works on, and name the code of it that is left out."""
    from claimbook.opening import open as open_package
    from claimbook.package.locate import using

    chosen = open_package(package, trust=trust)
    for each in chosen.left_out:
        typer.echo(f"left out, since it is code of the package: {each}; see --trust", err=True)
    with using(chosen.opened) as opened:
        yield opened
