"""Commands that print what the tables hold: their list, codebook, search, panels and timeline."""

from enum import StrEnum
from typing import Annotated

import typer

from claimbook.cli.output import (
    Format,
    FormatOption,
    Package,
    Rows,
    show_frame,
    show_listing,
    show_rich,
    some_rows,
)


def tables(package: Package = None, form: FormatOption = Format.table) -> None:
    """List the tables: name, title, number of rows, path."""
    from claimbook.package.rows import listed_tables

    found = listed_tables(package)
    show_listing(found.only(found.columns[:-1]) if form is Format.table else found, form)


Table = Annotated[str | None, typer.Argument(metavar="TABLE", help="As observations.")]
Field = Annotated[str | None, typer.Argument(metavar="FIELD", help="As status.")]


def describe(
    table: Table = None,
    field: Field = None,
    package: Package = None,
    form: FormatOption = Format.table,
) -> None:
    """Say what a table or field holds; without either, list the tables.

    As JSON or CSV: the tables, the fields of the table, or the values of the field.
    """
    from claimbook.package import codebook

    described = codebook.describe(table, field, package=package)
    if form is Format.table:
        show_rich(described)
    else:
        show_frame(described.parts, form)


Words = Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that must all occur.")]


def find(
    words: Words, rows: Rows = None, package: Package = None, form: FormatOption = Format.table
) -> None:
    """Search indicators, claims, works, statements and what is dated; the best hits first."""
    from claimbook.package.searching import hits

    found = hits(" ".join(words), package)
    show_listing(some_rows(found, rows, form), form)
    if not len(found):
        typer.echo("no row has all of these words", err=True)


class Shape(StrEnum):
    """Shapes of a panel: a row a value, or a row a year."""

    long = "long"
    wide = "wide"


Indicators = Annotated[
    list[str], typer.Argument(metavar="INDICATOR...", help="By identifier; see find.")
]
Entities = Annotated[
    list[str] | None,
    typer.Option("--entity", help="By identifier, name or alias; may be repeated."),
]
Years = Annotated[list[int] | None, typer.Option("--year", help="As 2024; may be repeated.")]
Edition = Annotated[str | None, typer.Option("--edition", help="One edition, or latest.")]
ShapeOption = Annotated[Shape, typer.Option("--shape", help="A row a value, or a row a year.")]


def panel(
    indicators: Indicators,
    entity: Entities = None,
    year: Years = None,
    edition: Edition = None,
    shape: ShapeOption = Shape.wide,
    package: Package = None,
    form: FormatOption = Format.table,
) -> None:
    """Print indicators by entity and year, one value a cell."""
    from claimbook.package import panels

    frame = panels.panel(
        indicators if len(indicators) > 1 else indicators[0],
        entity,
        year,
        edition=edition,
        form=shape.value,
        names=shape is Shape.wide and form is Format.table,
        package=package,
    )
    if shape is Shape.wide:
        frame = frame.reset_index()
        frame.columns = [" ".join(filter(None, n)) if isinstance(n, tuple) else n for n in frame]
    show_frame(frame, form)


def timeline(rows: Rows = None, package: Package = None, form: FormatOption = Format.table) -> None:
    """Print everything that any table dates, in the order of time."""
    from claimbook.package.timelines import dated

    found = dated(package)
    if form is Format.table:
        found = found.only(["date", "what", "kind", "table", "key", "basis"])
    show_listing(some_rows(found, rows, form), form)
