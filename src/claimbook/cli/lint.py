"""``claimbook lint``: wording, records and policy; status 1 where one is broken."""

from pathlib import Path
from typing import Annotated

import typer

from claimbook.cli.output import Package, Trust, in_use
from claimbook.lint.problems import Problem
from claimbook.texts import with_noun

Text = Annotated[
    Path | None,
    typer.Option("--text", metavar="FILE", help="Your copy: nothing may quote it at length."),
]
Sources = Annotated[
    Path | None,
    typer.Option("--sources", metavar="DIR", help="Copies of works, e.g. W004.pdf, to search."),
]
Policy = Annotated[
    str, typer.Option("--policy", metavar="RULES", help="What fails, e.g. contradicted,drafted.")
]
Sarif = Annotated[Path | None, typer.Option("--sarif", metavar="FILE", help="Also write SARIF.")]
Junit = Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Also write JUnit.")]
Record = Annotated[bool, typer.Option("--record", help="First record identifiers of new claims.")]


def lint(
    text: Text = None,
    sources: Sources = None,
    policy: Policy = "",
    sarif: Sarif = None,
    junit: Junit = None,
    record: Record = False,
    package: Package = None,
    trust: Trust = False,
) -> None:
    """List what breaks a rule of the package or its policy; status 1 if anything does.

    Always: long quotations, numbers typed into chapters that should be computed, and identifiers
    of claims that vanished or moved. By the policy of article.toml: verdicts, drafts, numerals not
    accounted for, a stale record, and files of evidence that changed. With --sources, or where the
    part `lint` of article.toml names `sources`: pages, quoted words and values of evidence that are
    not where a row says.
    """
    from claimbook.lint import policy as rules_of
    from claimbook.lint.manuscript import at_manuscript
    from claimbook.lint.records import record_identifiers
    from claimbook.lint.reports import junit_report, sarif_report
    from claimbook.writing import write_whole

    with in_use(package, trust) as opened:
        root = opened.root
        if record:
            typer.echo(
                f"recorded {with_noun(record_identifiers(root), 'new identifier')}", err=True
            )
        rules = rules_of.policy(root, policy)
        found = rules_of.problems(opened, rules, text)
        if folder := sources or _copies(root):
            found, rules = [*found, *_in_sources(root, folder)], (*rules, "source")
        found = at_manuscript(found, opened, text) if text else found
    for problem in found:
        typer.echo(f"{problem.file}:{problem.line}: {problem.rule}: {problem.message}")
    for target, written in ((sarif, sarif_report(found)), (junit, junit_report(found, rules))):
        if target:
            write_whole(target, written.encode())
    typer.echo(with_noun(len(found), "problem"), err=True)
    raise typer.Exit(1 if found else 0)


def _copies(root: Path) -> Path | None:
    """Return the folder of copies that the settings name, if it is on this machine."""
    from claimbook.starting.seal import settings

    named = settings(root).get("lint", {}).get("sources")
    if named and not (root / named).is_dir():
        typer.echo(f"no copies of sources in {root / named}: none is looked into", err=True)
        return None
    return root / named if named else None


def _in_sources(root: Path, folder: Path) -> list[Problem]:
    from claimbook.lint.sources import source_problems

    found, looked, copies = source_problems(root, folder)
    what = with_noun(looked, "place, quotation or value", "places, quotations and values")
    typer.echo(f"looked for {what} in {with_noun(copies, 'copy', 'copies')}", err=True)
    return found
