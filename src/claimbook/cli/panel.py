"""``techplomacy panel``: indicators by entity and year."""

from enum import StrEnum
from typing import Annotated

import typer

from claimbook.cli.output import Format, FormatOption, Package, show_frame


class Shape(StrEnum):
    """Shapes of a panel: a row a value, or a row a year."""

    long = "long"
    wide = "wide"


Indicators = Annotated[
    list[str], typer.Argument(metavar="INDICATOR...", help="By identifier; see find.")
]
Entities = Annotated[
    list[str] | None,
    typer.Option("--entity", help="By identifier, name or alias; may be repeated."),
]
Years = Annotated[list[int] | None, typer.Option("--year", help="As 2024; may be repeated.")]
Edition = Annotated[str | None, typer.Option("--edition", help="One edition, or latest.")]
ShapeOption = Annotated[Shape, typer.Option("--shape", help="A row a value, or a row a year.")]


def command(
    indicators: Indicators,
    entity: Entities = None,
    year: Years = None,
    edition: Edition = None,
    shape: ShapeOption = Shape.wide,
    package: Package = None,
    form: FormatOption = Format.table,
) -> None:
    """Print indicators by entity and year, one value a cell."""
    from claimbook.package.panels import panel

    frame = panel(
        indicators if len(indicators) > 1 else indicators[0],
        entity,
        year,
        edition=edition,
        form=shape.value,
        names=shape is Shape.wide and form is Format.table,
        package=package,
    )
    if shape is Shape.wide:
        frame = frame.reset_index()
        frame.columns = [" ".join(filter(None, n)) if isinstance(n, tuple) else n for n in frame]
    show_frame(frame, form)
