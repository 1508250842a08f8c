"""``techplomacy validate``: every fault at once."""

from typing import Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, show_listing

Frictionless = Annotated[
    bool, typer.Option("--frictionless", help="Ask frictionless too, as a second opinion.")
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="URL",
        help="Judge tables of any size, CSV or Parquet, on an engine, as duckdb://.",
    ),
]


def validate(
    package: Package = None,
    frictionless: Frictionless = False,
    engine: Engine = None,
    form: FormatOption = Format.table,
) -> None:
    """List every fault of the package; status 1 if there is an error, 0 if only warnings."""
    from claimbook.faults import ERROR, Fault
    from claimbook.package.listing import Listing
    from claimbook.validating import faults_of

    faults = faults_of(package, frictionless=frictionless, engine=engine)
    if faults or form is not Format.table:
        show_listing(Listing(Fault._fields, faults), form)
    errors = sum(fault.severity == ERROR for fault in faults)
    typer.echo(f"{errors} errors, {len(faults) - errors} warnings", err=True)
    raise typer.Exit(1 if errors else 0)
