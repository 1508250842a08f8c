"""``claimbook init``: a package to be filled, drafted from a text."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.")]
Text = Annotated[
    Path | None,
    typer.Option("--text", metavar="FILE", help="The article: .md, .txt, .pdf, .html or JATS."),
]
Title = Annotated[str, typer.Option("--title", help="Its title, where the text has no heading.")]
Bibtex = Annotated[
    Path | None, typer.Option("--bibtex", metavar="FILE", help="Its references as BibTeX.")
]
Claims = Annotated[
    Path | None, typer.Option("--claims", metavar="FILE", help="One YAML file of claims instead.")
]
Ci = Annotated[bool, typer.Option("--ci", help="Add a workflow, a hook and a badge for checks.")]


def command(
    folder: Folder,
    text: Text = None,
    title: Title = "",
    bibtex: Bibtex = None,
    claims: Claims = None,
    ci: Ci = False,
) -> None:
    """Make a folder with descriptor, schemas, tables and chapters, and draft what can be drafted.

    Nothing of the text is kept but its numbers, the titles of its sections, and its references.
    With --ci alone a package that is there is given what it lacks for checks.
    """
    from claimbook.starting.continuous import add_ci
    from claimbook.starting.package import init

    is_there = ci and (folder / "article.toml").is_file() and not (text or title or claims)
    made = [] if is_there else init(folder, text, title=title, bibtex=bibtex, claims=claims)
    made += add_ci(folder) if ci else []
    rows = {
        path.stem: path.read_bytes().count(b"\n") - 1
        for path in made
        if path.suffix == ".csv" and path.parts[-3] == "data"
    }
    drafted = ", ".join(f"{count} {name}" for name, count in rows.items() if count > 0)
    typer.echo(f"{len(made)} files in {folder}; drafted: {drafted or 'nothing'}")
