"""``claimbook stale``: files of evidence that changed, and the verdicts that rest on them."""

import typer

from claimbook.cli.output import Package


def command(package: Package = None) -> None:
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
    typer.echo(f"{len(broken)} files changed, {len(resting)} claims rest on them", err=True)
    raise typer.Exit(1 if broken else 0)
