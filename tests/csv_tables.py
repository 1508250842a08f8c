"""Tables of a package as who edits them sees them: rows of text, read and written again."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

Rows = list[dict[str, str]]


def rows_of(path: Path) -> Rows:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(root: Path, name: str) -> Rows:
    """Return the rows of a table of a package, whichever folder it is in."""
    [path] = root.glob(f"data/*/{name}.csv")
    return rows_of(path)


def edit(path: Path, change: Callable[[Rows], Iterable[dict[str, str]]]) -> None:
    """Write a table with what a function makes of its rows, under the same columns."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = change(list(reader))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames or [], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
