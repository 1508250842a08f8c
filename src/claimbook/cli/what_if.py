"""``techplomacy what-if``: which verdicts would change if cells of one row had other values."""

from typing import Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, Trust, in_use, show_listing

Table = Annotated[str, typer.Argument(metavar="TABLE", help="As observations.")]
Key = Annotated[str, typer.Argument(metavar="KEY", help="Of the row, as `evidence` prints it.")]
Cells = Annotated[list[str], typer.Argument(metavar="COLUMN=VALUE...", help="The new cells.")]


def what_if(
    table: Table,
    key: Key,
    cells: Cells,
    package: Package = None,
    form: FormatOption = Format.table,
    trust: Trust = False,
) -> None:
    """Print the verdicts that would change if cells of one row had other values; writes nothing."""
    from claimbook.audit.what_if import what_if_listing

    parted = [cell.partition("=") for cell in cells]
    for name, sign, _ in parted:
        if not sign:
            raise typer.BadParameter(f"{name}: write COLUMN=VALUE")
    with in_use(package, trust) as opened:
        new = {name: value for name, _, value in parted}
        show_listing(what_if_listing(table, key, new, package=opened), form)
