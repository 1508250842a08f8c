"""``techplomacy show``: one claim, or one table."""

from typing import Annotated

import typer

from claimbook.cli.choice import Trust, in_use
from claimbook.cli.output import Format, FormatOption, Package, show_frame, show_rich

Name = Annotated[str, typer.Argument(metavar="CLAIM|TABLE", help="As C157, or as claims.")]


def command(
    name: Name, package: Package = None, form: FormatOption = Format.table, trust: Trust = False
) -> None:
    """Show a claim with what it cites, lists and prints; or the rows of a table."""
    import pandas as pd

    from claimbook.audit.claims import claim
    from claimbook.package.reading import read

    if not any(letter.isdigit() for letter in name):
        show_frame(read(name, package=package), form)
        return
    with in_use(package, trust):
        found = claim(name)
    if form is Format.table:
        show_rich(found)
    else:
        show_frame(pd.DataFrame(found.lines(), columns=["label", "text"]), form)
