"""``techplomacy find``: where words occur in the tables."""

from typing import Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, Rows, show_listing, some_rows

Words = Annotated[list[str], typer.Argument(metavar="WORD...", help="Words that must all occur.")]


def command(
    words: Words, rows: Rows = None, package: Package = None, form: FormatOption = Format.table
) -> None:
    """Search indicators, claims, works, statements and what is dated; the best hits first."""
    from claimbook.package.searching import hits

    found = hits(" ".join(words), package)
    show_listing(some_rows(found, rows, form), form)
    if not len(found):
        typer.echo("no row has all of these words", err=True)
