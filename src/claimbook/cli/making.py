"""Commands that make a package and keep it whole: draft, seal, and files of evidence."""

from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import Package, Trust
from claimbook.texts import with_noun

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.")]
Text = Annotated[
    Path | None,
    typer.Option("--text", metavar="FILE", help="The article: .md, .txt, .pdf, .html or JATS."),
]
Title = Annotated[str, typer.Option("--title", help="Its title, if the text has no heading.")]
Bibtex = Annotated[
    Path | None, typer.Option("--bibtex", metavar="FILE", help="Its references as BibTeX.")
]
Claims = Annotated[
    Path | None, typer.Option("--claims", metavar="FILE", help="A YAML file of claims instead.")
]
Ci = Annotated[bool, typer.Option("--ci", help="Add a workflow, a hook and a badge for checks.")]


NEXT = """
Next: cd {folder}
  data/article/claims.csv      say in your own words what each claim states; strike out what is none
  data/evidence/               enter what documents state, values, and checks as formulas
  claimbook seal && claimbook audit     after each edit: what holds so far
  claimbook show C001                   all of a claim; `claimbook lint` lists what is left to do"""


def init(
    folder: Folder,
    text: Text = None,
    title: Title = "",
    bibtex: Bibtex = None,
    claims: Claims = None,
    ci: Ci = False,
) -> None:
    """Make a folder with descriptor, schemas, tables and chapters, and draft what can be drafted.

    Of the text, only its numbers, the titles of its sections and its references are kept.
    With --ci alone, an existing package only gets what it lacks for checks.
    """
    from claimbook.starting.hooks import add_ci
    from claimbook.starting.package import init as begin

    is_there = ci and (folder / "article.toml").is_file() and not (text or title or claims)
    made = [] if is_there else begin(folder, text, title=title, bibtex=bibtex, claims=claims)
    made += add_ci(folder) if ci else []
    rows = {
        path.stem: path.read_bytes().count(b"\n") - 1
        for path in made
        if path.suffix == ".csv" and path.parts[-3] == "data"
    }
    drafted = ", ".join(f"{name} ({count})" for name, count in rows.items() if count > 0)
    typer.echo(f"{with_noun(len(made), 'file')} in {folder}; drafted: {drafted or 'nothing'}")
    if not is_there:
        typer.echo(NEXT.format(folder=folder), err=True)


Place = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the package.")]
Pin = Annotated[bool, typer.Option("--pin", help="Also pin files of evidence that changed.")]


def seal(folder: Place = Path(), pin: Pin = False) -> None:
    """Write datapackage.json with the size and hash of each table; run it after each edit.

    Files of evidence without a hash are pinned; those that changed, only with --pin.
    """
    from claimbook.starting.pinning import repin
    from claimbook.starting.seal import seal as write_seal

    for file_id in repin(folder, anew=pin):
        typer.echo(f"pinned: {file_id}")
    typer.echo(write_seal(folder))


def stale(package: Package = None) -> None:
    """List pinned files that are missing or changed, with claims and recorded verdicts.

    Status 1 if there is one.
    """
    from claimbook.audit.record import FOLDER
    from claimbook.lint.records import rows
    from claimbook.package.descriptor import load_descriptor
    from claimbook.starting.pinning import changed, resting_on

    root = load_descriptor(package).root
    broken = changed(root)
    held = {row["claim_id"]: row["external"] for _, row in rows(root, FOLDER / "verdicts.csv")}
    resting = resting_on(root, set(broken))
    for file_id, reason in broken.items():
        typer.echo(f"{file_id}: {reason}")
        for claim_id in sorted(c for c, files in resting.items() if file_id in files):
            typer.echo(f"  {claim_id}: recorded as {held.get(claim_id, 'nothing')}")
    rest = with_noun(len(resting), "claim rests", "claims rest")
    typer.echo(f"{with_noun(len(broken), 'file')} changed, on which {rest}", err=True)
    raise typer.Exit(1 if broken else 0)


Name = Annotated[str | None, typer.Argument(metavar="FILE", help="One file, e.g. RESULTS.")]


def rerun(file: Name = None, package: Package = None, trust: Trust = False) -> None:
    """Run each declared command once, and say which files it changed; needs --trust."""
    from claimbook.package.descriptor import load_descriptor
    from claimbook.starting import pinning

    root = load_descriptor(package).root
    for command_line, ended, anew in pinning.rerun(root, file, is_trusted=trust):
        result = f"changed {', '.join(anew)}" if anew else "nothing changed"
        typer.echo(f"{command_line}: {result if ended == 0 else f'ended with status {ended}'}")
        if ended:
            raise typer.Exit(1)
