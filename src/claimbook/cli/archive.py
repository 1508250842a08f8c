"""``archive``: build the archive of a package with its book, or verify one."""

from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import Format, FormatOption, show_frame
from claimbook.texts import with_noun

app = typer.Typer(no_args_is_help=True, help="Build the archive, or say what is wrong with one.")
Project = Annotated[Path, typer.Option("--project", help="The checkout, its book rendered.")]
Target = Annotated[Path, typer.Option("--output", help="The folder for the zip.")]
File = Annotated[Path, typer.Argument(help="The zip to verify.")]


@app.command()
def build(project: Project = Path(), output: Target = Path("dist")) -> None:
    """Write <name>-<version>.zip; needs the extra `export` and a rendered book."""
    from claimbook.publish.archiving.build import build as build_archive

    typer.echo(build_archive(project.resolve(), output))


@app.command()
def verify(file: File, form: FormatOption = Format.table) -> None:
    """List every fault of an archive; status 1 if there is one."""
    from claimbook.publish.archiving.verify import verify as verify_archive

    faults = verify_archive(file)
    if len(faults) or form is not Format.table:
        show_frame(faults, form)
    typer.echo(with_noun(len(faults), "fault"), err=True)
    raise typer.Exit(1 if len(faults) else 0)
