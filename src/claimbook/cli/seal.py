"""``claimbook seal``: the descriptor, from the settings and the files that are there."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the package.")]
Pin = Annotated[bool, typer.Option("--pin", help="Pin files of evidence that changed, too.")]


def command(folder: Folder = Path(), pin: Pin = False) -> None:
    """Write datapackage.json with the size and the hash of each table: after each edit.

    Files of evidence that have no hash yet are pinned; those that changed since, with --pin alone.
    """
    from claimbook.starting.pinning import repin
    from claimbook.starting.seal import seal

    for file_id in repin(folder, anew=pin):
        typer.echo(f"pinned: {file_id}")
    typer.echo(seal(folder))
