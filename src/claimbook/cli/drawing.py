"""What is drawn for people: by rich, or as rich would draw it, where no cell has to be folded.

Rich measures, folds and styles every cell for itself. Where each row fits on one line nothing of
that is needed, and a few hundred rows are drawn in a small part of the time.
"""

import os
import sys
from collections.abc import Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import typer

from claimbook.package.listing import Listing
from claimbook.printable import STEERING, printable

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    Cells = Sequence[Sequence[str]]

PIPE_WIDTH = 160


def show_table(listing: Listing) -> None:
    """Print rows under the names of their columns."""
    names = [printable(name) for name in listing.columns]
    rows = [["" if cell is None else printable(str(cell)) for cell in row] for row in listing.rows]
    lines = unfolded(names, rows, _width()) if names and _draws_boxes() else None
    if lines is None:
        show_rich(folded(names, rows))
    else:
        typer.echo("\n".join(lines))


def show_records(listing: Listing) -> None:
    """Print each row of a wide table as a record: a line a filled field."""
    from rich.console import Group
    from rich.text import Text

    lines = [
        Text.assemble((f"{name}  ", "bold"), str(cell))
        for number, row in enumerate(listing.records())
        for name, cell in [*([("", "")] if number else []), *row.items()]
        if cell is not None
    ]
    show_rich(Group(*lines))


def show_rich(item: object) -> None:
    """Print for people: in the terminal's width, or wide where there is no terminal."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(_Printable(item))


def unfolded(names: Sequence[str], rows: "Cells", width: int) -> list[str] | None:
    """Return a table as lines, its names in bold; None if a row needs more than one line."""
    from rich.box import HEAVY_HEAD
    from rich.cells import cell_len

    if any(sign in cell for row in (names, *rows) for cell in row for sign in "\t\n"):
        return None
    widths = [max(map(cell_len, column)) for column in zip(names, *rows, strict=True)]
    outer = [each + 2 for each in widths]
    if sum(outer) + len(outer) + 1 > width:
        return None
    heads = _joined(HEAVY_HEAD.head_vertical, names, widths, is_bold=True)
    return [
        HEAVY_HEAD.get_top(outer),
        HEAVY_HEAD.head_left + heads + HEAVY_HEAD.head_right,
        HEAVY_HEAD.get_row(outer, "head"),
        *(
            HEAVY_HEAD.mid_left
            + _joined(HEAVY_HEAD.mid_vertical, row, widths)
            + HEAVY_HEAD.mid_right
            for row in rows
        ),
        HEAVY_HEAD.get_bottom(outer),
    ]


def folded(names: Sequence[str], rows: "Cells") -> object:
    """Return a table that rich draws, each cell folded to the width there is."""
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _joined(divider: str, cells: Sequence[str], widths: list[int], *, is_bold: bool = False) -> str:
    from rich.cells import set_cell_size

    padded = (f" {set_cell_size(*each)} " for each in zip(cells, widths, strict=True))
    return divider.join(typer.style(cell, bold=True) if is_bold else cell for cell in padded)


def _width() -> int:
    return get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH


def _draws_boxes() -> bool:
    """Tell whether the output takes lines and bold letters as they are."""
    encoding = (sys.stdout.encoding or "").lower()
    is_told_otherwise = os.environ.get("TERM") in {"dumb", "unknown"} or "FORCE_COLOR" in os.environ
    return encoding.startswith("utf") and not is_told_otherwise


class _Printable:
    """What is shown, with nothing in its text that steers the terminal; colours are ours."""

    def __init__(self, item: object) -> None:
        self.item = item

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        for part in console.render(self.item, options):  # type: ignore[arg-type]
            is_safe = part.control or not STEERING.search(part.text)
            yield part if is_safe else part._replace(text=printable(part.text))
