"""What an editor adds to the tables of a package, in tables in ``paper/``: words and order only."""

import csv

from claimbook.book import project


def edited(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a file of ``paper/`` in their order."""
    with (project.root() / "paper" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def titles() -> dict[str, dict[str, str]]:
    """Return title, effect and rank of each finding, by its identifier."""
    return {row["finding_id"]: row for row in edited("finding_titles")}
