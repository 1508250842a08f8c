"""Figures and tables as Quarto divs, printed from ``output: asis`` cells.

Quarto evaluates no inline code in the captions of cell options; printed here, captions and
alternative texts are computed like everything else, in both renderers alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from claimbook.book import project
from claimbook.book.inline import attribute, escaped
from claimbook.package.article import article

if TYPE_CHECKING:
    from claimbook.book.charts import Chart
    from claimbook.book.style import Drawing

_PERCENT = re.compile(r"(?<=\d) %")
CELL_LIMIT = 34
"""Characters of the widest cell that are counted when column widths are set."""


def figure(name: str, *, bare: bool = False) -> None:
    """Draw one of the article's figures, or one that any article has, and print it as a div.

    The picture goes to ``paper/figures/<name>.svg``, the data it shows to ``<name>.csv`` beside it.

    Args:
        name: Name of the module that draws it.
        bare: Whether the picture stands alone, without number and caption, as where it was shown
            before.
    """
    stem = project.figures() / name.replace("_", "-")
    drawn = drawn_to(name, stem.with_suffix(".svg"))
    drawn.data.to_csv(stem.with_suffix(".csv"), index=False, lineterminator="\n")
    picture, data = (project.relative(stem.with_suffix(end)) for end in (".svg", ".csv"))
    narrow = narrow_of(stem.with_suffix(".svg"))
    phone = f" data-narrow={attribute(project.relative(narrow))}" if narrow.is_file() else ""
    image = f"![]({picture}){{fig-alt={attribute(drawn.alt)}{phone}}}"
    if bare:
        print(f"{image}\n")
        return
    if stem.with_suffix(".js").is_file():
        image = f":::: {{.chart}}\n{image}\n::::"
    caption = _PERCENT.sub("\N{NO-BREAK SPACE}%", f"{drawn.caption}. [The data]({data}).")
    title = _PERCENT.sub("\N{NO-BREAK SPACE}%", drawn.title)
    print(f"::: {{#fig-{stem.name}}}\n**{title}**\n\n{image}\n\n{caption}\n:::\n")


def drawn_to(name: str, path: Path) -> Drawing | Chart:
    """Draw a figure and write its picture, and for a chart the scripts that make it live."""
    from claimbook.book import charts, style  # slow to load, and not every chapter draws

    with style.applied():
        drawn: Drawing | Chart = import_module(figure_module(name)).draw()
        if isinstance(drawn, charts.Chart):
            charts.save(drawn, path)
        else:
            path.with_suffix(".js").unlink(missing_ok=True)
            style.save(drawn.canvas, path)
            narrow_of(path).unlink(missing_ok=True)
            if drawn.narrow:
                style.save(drawn.narrow, narrow_of(path))
    return drawn


def narrow_of(path: Path) -> Path:
    """Return where the drawing for a phone is, if a picture has one."""
    return path.with_stem(f"{path.stem}-narrow")


def figure_module(name: str) -> str:
    """Return the module that draws a figure: the article's own, else the engine's."""
    own = f"{article().figures}.{name}"
    return own if article().figures and find_spec(own) else f"claimbook.book.figures.{name}"


def table(
    frame: pd.DataFrame,
    label: str,
    caption: str,
    widths: Sequence[int] | None = None,
    markdown: Sequence[str] = (),
) -> None:
    """Print a frame as a captioned pipe table.

    Args:
        frame: The rows; its index is not shown; numbers are set to the right.
        label: Label of the table without ``tbl-``.
        caption: One sentence; may hold Markdown.
        widths: Relative widths of the columns; by default those of their longest cells.
        markdown: Columns that hold Markdown; all other cells are shown as they are.

    Raises:
        ValueError: The frame has no row; a chapter says so in words instead.
    """
    if frame.empty:
        raise ValueError(f"the table {label!r} has no row")
    cells = [
        [_cell(value, name in markdown) for name, value in row.items()] for row in records(frame)
    ]
    columns = list(zip([str(name) for name in frame.columns], *cells, strict=True))
    dashes = widths or [min(max(map(_width, column)), CELL_LIMIT) + 2 for column in columns]
    right = [pd.api.types.is_numeric_dtype(dtype) for dtype in frame.dtypes]
    rules = ["-" * w + ":" if r else ":" + "-" * w for w, r in zip(dashes, right, strict=True)]
    lines = [_line([str(name) for name in frame.columns]), _line(rules), *map(_line, cells)]
    print("\n".join([*lines, "", f": {caption} {{#tbl-{label}}}\n"]))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, each by the names of its columns."""
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def _cell(value: object, is_markdown: bool) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
        return ""
    text = f"{value:,}" if isinstance(value, int) else str(value)
    return text if is_markdown else escaped(text)


def _width(cell: str) -> int:
    shown = cell.split("](")[0] if cell.startswith("[") else cell
    return len(shown)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
