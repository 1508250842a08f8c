"""The command that lays a copy of the article beside the numerals of the package."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, show_frame

if TYPE_CHECKING:
    import pandas as pd

Copy = Annotated[
    Path, typer.Argument(metavar="FILE", help="Your copy: .md, .txt, .pdf, .html or .xml (JATS).")
]


def census(file: Copy, package: Package = None, form: FormatOption = Format.table) -> None:
    """Compare the numerals of your copy with the ledger; status 1 if one side lacks any.

    Page numbers, running heads and lists of contents are listed apart and are not faults.
    """
    from claimbook.census.comparison import census_of
    from claimbook.census.report import report, summary

    compared = census_of(file, package)
    frame = report(compared)
    if form is Format.table:
        _show_lists(frame)
    else:
        show_frame(frame, form)
    typer.echo(summary(compared), err=True)
    raise typer.Exit(1 if compared.faults else 0)


def _show_lists(frame: "pd.DataFrame") -> None:
    """Print faults, what is printed otherwise, and what was set apart, each list by itself."""
    from claimbook.census.report import COPY_LACKS, FURNITURE, LEDGER_LACKS

    faults = frame["outcome"].isin([COPY_LACKS, LEDGER_LACKS])
    apart = frame["outcome"] == FURNITURE
    _show("Lacking on one side", frame[faults].drop(columns="remark"))
    _show("Accounted for, printed otherwise in the copy", frame[~faults & ~apart])
    _show(
        "Not of the article", frame.loc[apart, ["in_copy", "copy_location", "copy_line", "remark"]]
    )


def _show(title: str, frame: "pd.DataFrame") -> None:
    if len(frame):
        typer.echo(f"\n{title}: {len(frame)}")
        show_frame(frame, Format.table)
