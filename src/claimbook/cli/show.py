"""``techplomacy show``: one claim, one row of any table, or one table."""

import json
from functools import partial
from typing import Annotated

import typer

from claimbook.cli.output import (
    Format,
    FormatOption,
    Package,
    Rows,
    Trust,
    in_use,
    show_listing,
    show_records,
    show_rich,
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

Name = Annotated[
    str, typer.Argument(metavar="CLAIM|KEY|TABLE", help="As C157, W029, S07, or claims.")
]
Columns = Annotated[str | None, typer.Option("--columns", help="Of a table: as claim_id,page.")]
Where = Annotated[
    list[str] | None, typer.Option("--where", help="Of a table: as page=89; may be repeated.")
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
    """Show a claim with verdict and evidence; a row with what points to it; or rows of a table."""
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
