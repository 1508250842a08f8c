"""``techplomacy show``: one claim, one row of any table, or one table."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from claimbook.cli.choice import Trust, in_use
from claimbook.cli.output import (
    Format,
    FormatOption,
    Package,
    Rows,
    show_frame,
    show_records,
    show_rich,
    some_rows,
)
from claimbook.errors import UnknownFieldError, UnknownOptionError

if TYPE_CHECKING:
    import pandas as pd

Name = Annotated[
    str, typer.Argument(metavar="CLAIM|KEY|TABLE", help="As C157, W029, S07, or claims.")
]
Columns = Annotated[str | None, typer.Option("--columns", help="Of a table: as claim_id,page.")]
Where = Annotated[
    list[str] | None, typer.Option("--where", help="Of a table: as page=89; may be repeated.")
]
WIDE = 8
"""Columns of the widest table that is printed as one; of a wider one each row is a record."""


def command(
    name: Name,
    rows: Rows = None,
    columns: Columns = None,
    where: Where = None,
    package: Package = None,
    form: FormatOption = Format.table,
    trust: Trust = False,
) -> None:
    """Show a claim with verdict and evidence; a row with what points to it; or rows of a table."""
    from claimbook.package.reading import read, tables
    from claimbook.package.records import record

    if name in set(tables(package)["name"]) or not any(map(str.isdigit, name)):
        frame = _chosen(read(name, package=package), columns, where or [])
        frame = some_rows(frame, rows, form)
        is_wide = form is Format.table and len(frame.columns) > WIDE
        show_records(frame) if is_wide else show_frame(frame, form)
        return
    with in_use(package, trust):
        if _is_claim(name):
            _show_claim(name, form)
        else:
            show_frame(record(name), form)


def _is_claim(name: str) -> bool:
    from claimbook.package.descriptor import load_descriptor
    from claimbook.package.reading import read

    if "claims" not in load_descriptor().resources:
        return False
    known = read("claims")["claim_id"]
    return name in set(known) or name[:1].upper() in set(known.str[0])


def _show_claim(name: str, form: Format) -> None:
    import pandas as pd

    from claimbook.audit.claims import claim

    found = claim(name)
    if form is Format.table:
        show_rich(found)
    elif form is Format.json:
        typer.echo(json.dumps(found.data(), ensure_ascii=False, indent=2))
    else:
        show_frame(pd.DataFrame(found.lines(), columns=["label", "text"]), form)


def _chosen(frame: "pd.DataFrame", columns: str | None, where: list[str]) -> "pd.DataFrame":
    for condition in where:
        name, equals, value = condition.partition("=")
        if not equals:
            raise UnknownOptionError(f"--where must be COLUMN=VALUE, not {condition!r}")
        frame = frame[_column(frame, name).astype("str") == value]
    if columns:
        frame = frame[[_column(frame, name).name for name in columns.split(",")]]
    return frame


def _column(frame: "pd.DataFrame", name: str) -> "pd.Series":
    if name not in frame:
        raise UnknownFieldError(name, list(frame.columns))
    return frame[name]
