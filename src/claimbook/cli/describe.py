"""``techplomacy describe``: the codebook of a table or field."""

from typing import Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, show_frame, show_rich

Table = Annotated[str | None, typer.Argument(metavar="TABLE", help="As observations.")]
Field = Annotated[str | None, typer.Argument(metavar="FIELD", help="As status.")]


def command(
    table: Table = None,
    field: Field = None,
    package: Package = None,
    form: FormatOption = Format.table,
) -> None:
    """Say what a table or field holds; without either, list the tables.

    As JSON or CSV: the tables, the fields of the table, or the values of the field.
    """
    from claimbook.package.codebook import describe

    described = describe(table, field, package=package)
    if form is Format.table:
        show_rich(described)
    else:
        show_frame(described.parts, form)
