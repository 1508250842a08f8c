"""``claimbook seal``: the descriptor, from the settings and the files that are there."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the package.")]
Pin = Annotated[
    bool, typer.Option("--pin", help="Record the hashes of the files of evidence anew, too.")
]


def command(folder: Folder = Path(), pin: Pin = False) -> None:
    """Write datapackage.json with the size and the hash of each table."""
    from claimbook.starting.pinning import repin
    from claimbook.starting.seal import seal

    for file_id in repin(folder) if pin else []:
        typer.echo(f"pinned anew: {file_id}")
    typer.echo(seal(folder))
