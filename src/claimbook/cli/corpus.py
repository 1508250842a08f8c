"""``claimbook corpus``: the claims and verdicts of many packages at once."""

from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import show_rich
from claimbook.printable import printable

Place = Annotated[
    str, typer.Argument(metavar="DIR|GLOB", help="A folder of packages, or a pattern of folders.")
]
Out = Annotated[Path, typer.Option("--out", help="A new folder, for one Parquet file a table.")]
Processes = Annotated[
    int | None, typer.Option("--processes", min=1, help="How many packages at a time.")
]


def corpus(place: Place, out: Out, processes: Processes = None) -> None:
    """Audit many packages, write all their rows, and count claims; status 1 if one is bad."""
    from claimbook.corpus import collect
    from claimbook.corpus.tables import COUNTED

    collected = collect(place, out, processes=processes)
    for by in COUNTED:
        show_rich(_table(collected.counts(by)))
    faults = collected.faults()
    for fault in faults:
        line = f"{fault['package']}: {fault['message']} [{fault['code']}]"
        typer.echo(printable(line), err=True)
    typer.echo(f"{len(faults)} packages could not be audited", err=True)
    raise typer.Exit(1 if faults else 0)


def _table(rows: list[dict[str, object]]) -> object:
    from rich.table import Table

    table = Table(*(rows[0] if rows else ()), header_style="bold")
    for row in rows:
        table.add_row(*(printable("" if cell is None else str(cell)) for cell in row.values()))
    return table
