"""``claimbook rerun``: run the commands that make the files of evidence."""

from typing import Annotated

import typer

from claimbook.cli.choice import Trust
from claimbook.cli.output import Package

Name = Annotated[str | None, typer.Argument(metavar="FILE", help="One file, as RESULTS.")]


def command(file: Name = None, package: Package = None, trust: Trust = False) -> None:
    """Run each declared command once, and say which files it changed; needs --trust."""
    from claimbook.package.descriptor import load_descriptor
    from claimbook.starting.rerun import rerun

    root = load_descriptor(package).root
    for command_line, ended, anew in rerun(root, file, is_trusted=trust):
        result = f"changed {', '.join(anew)}" if anew else "nothing changed"
        typer.echo(f"{command_line}: {result if ended == 0 else f'ended with status {ended}'}")
        if ended:
            raise typer.Exit(1)
