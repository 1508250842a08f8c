"""``techplomacy evidence``: the rows that decide a claim."""

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
    some_rows,
)

Claim = Annotated[str | None, typer.Argument(metavar="CLAIM", help="As C157; all claims without.")]
Every = Annotated[bool, typer.Option("--every", help="Rows that decide nothing too.")]
SHOWN = ["claim_id", "external", "result", "says", "value", "unit", "work_id", "locator"]


def evidence(
    claim: Claim = None,
    every: Every = False,
    rows: Rows = None,
    package: Package = None,
    form: FormatOption = Format.table,
    trust: Trust = False,
) -> None:
    """Print the rows that decide a claim, each with the document in which it was read."""
    from claimbook.audit.evidence import evidence_listing

    with in_use(package, trust) as opened:
        found = evidence_listing(claim, every=every, package=opened)
    found = found.only(SHOWN) if form is Format.table else found
    show_listing(some_rows(found, rows, form), form)
