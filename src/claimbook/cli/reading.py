"""Commands that print what the tables hold."""

import json
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from claimbook.cli.drawing import show_records, show_rich
from claimbook.cli.output import (
    Format,
    FormatOption,
    Package,
    Rows,
    Trust,
    in_use,
    show_frame,
    show_listing,
    some_rows,
)
from claimbook.errors import (
    UnknownFieldError,
    UnknownOptionError,
    UnknownRecordError,
    UnknownTableError,
)
from claimbook.package.listing import Listing
from claimbook.package.locate import OpenPackage


def tables(package: Package = None, form: FormatOption = Format.table) -> None:
    """List the tables: name, title, number of rows, path."""
    from claimbook.package.rows import listed_tables

    found = listed_tables(package)
    show_listing(found.only(found.columns[:-1]) if form is Format.table else found, form)


Table = Annotated[str | None, typer.Argument(metavar="TABLE", help="E.g. observations.")]
Field = Annotated[str | None, typer.Argument(metavar="FIELD", help="E.g. status.")]


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
    """Search indicators, claims, works, statements and what is dated, best hits first."""
    from claimbook.package.searching import hits

    found = hits(" ".join(words), package)
    show_listing(some_rows(found, rows, form), form)
    if not len(found):
        typer.echo("no row has all of these words", err=True)


class Shape(StrEnum):
    """Shapes of a panel: a row per value, or a row per year."""

    long = "long"
    wide = "wide"


Indicators = Annotated[
    list[str], typer.Argument(metavar="INDICATOR...", help="By identifier; see find.")
]
Entities = Annotated[
    list[str] | None,
    typer.Option("--entity", help="By identifier, name or alias; repeatable."),
]
Years = Annotated[list[int] | None, typer.Option("--year", help="E.g. 2024; repeatable.")]
Edition = Annotated[str | None, typer.Option("--edition", help="One edition, or latest.")]
ShapeOption = Annotated[Shape, typer.Option("--shape", help="A row per value, or a row per year.")]


def panel(
    indicators: Indicators,
    entity: Entities = None,
    year: Years = None,
    edition: Edition = None,
    shape: ShapeOption = Shape.wide,
    package: Package = None,
    form: FormatOption = Format.table,
) -> None:
    """Print indicators by entity and year, one value per cell."""
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
    """Print everything that any table dates, in order of time."""
    from claimbook.package.timelines import dated

    found = dated(package)
    if form is Format.table:
        found = found.only(["date", "what", "kind", "table", "key", "basis"])
    show_listing(some_rows(found, rows, form), form)


Name = Annotated[
    str, typer.Argument(metavar="CLAIM|KEY|TABLE", help="E.g. C157, W029, S07, or claims.")
]
Columns = Annotated[str | None, typer.Option("--columns", help="Of a table: e.g. claim_id,page.")]
Where = Annotated[
    list[str] | None, typer.Option("--where", help="Of a table: e.g. page=89; repeatable.")
]
WIDE = 8
"""Columns of the widest table that is printed as one; of a wider one each row is a record."""


def show(
    name: Name,
    rows: Rows = None,
    columns: Columns = None,
    where: Where = None,
    package: Package = None,
    form: FormatOption = Format.table,
    trust: Trust = False,
) -> None:
    """Show a claim with its verdict and evidence, a row with what points to it, or a table."""
    from claimbook.package.descriptor import load_descriptor
    from claimbook.package.rows import read_rows

    if name in load_descriptor(package).resources:
        chosen = _chosen(read_rows(name, package), columns, where or [])
        chosen = some_rows(chosen, rows, form)
        is_wide = form is Format.table and len(chosen.columns) > WIDE
        show_records(chosen) if is_wide else show_listing(chosen, form)
        return
    with in_use(package, trust) as opened:
        if _is_claim(name, opened):
            _show_claim(name, form, opened)
        else:
            show_listing(_row(name, opened), form)


def _is_claim(name: str, package: OpenPackage) -> bool:
    from claimbook.package.rows import rows_if_any

    known = rows_if_any("claims", ["claim_id"], package).column("claim_id")
    is_like_one = any(map(str.isdigit, name)) and name[:1].upper() in {each[:1] for each in known}
    return name in known or is_like_one


def _row(name: str, package: OpenPackage) -> Listing:
    """Return a row by its key; what has no digit is told as no table, with what a search finds."""
    from claimbook.package.descriptor import load_descriptor
    from claimbook.package.records import record_listing
    from claimbook.package.searching import hits

    try:
        return record_listing(name, package)
    except UnknownRecordError:
        if any(map(str.isdigit, name)):
            raise
        found = list(dict.fromkeys(hits(name, package).column("key")))
        raise UnknownTableError(name, load_descriptor(package).resources, found) from None


def _show_claim(name: str, form: Format, package: OpenPackage) -> None:
    from claimbook.audit.claims import claim

    found = claim(name, package=package)
    if form is Format.table:
        show_rich(found)
    elif form is Format.json:
        typer.echo(json.dumps(found.data(), ensure_ascii=False, indent=2))
    else:
        show_listing(Listing(("label", "text"), found.lines()), form)


def _chosen(listing: Listing, columns: str | None, where: list[str]) -> Listing:
    for condition in where:
        name, equals, value = condition.partition("=")
        if not equals:
            raise UnknownOptionError(f"--where must be COLUMN=VALUE, not {condition!r}")
        listing = listing.where(_known(listing, name), partial(_reads, value))
    if columns:
        listing = listing.only([_known(listing, name) for name in columns.split(",")])
    return listing


def _reads(text: str, cell: object) -> bool:
    return cell is not None and str(cell) == text


def _known(listing: Listing, name: str) -> str:
    if name not in listing.columns:
        raise UnknownFieldError(name, listing.columns)
    return name
