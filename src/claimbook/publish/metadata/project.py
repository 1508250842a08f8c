"""The one source of project metadata: ``[project]`` of pyproject.toml, and ``article.toml``."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

from claimbook.package.corrections import corrected_works

ROOT = Path(__file__).resolve().parents[4]
OWN = Path("article.toml")


def project(root: Path = ROOT) -> dict[str, Any]:
    """Return the project's metadata as one table; no key stands in both files.

    Raises:
        FileNotFoundError: ``root`` is not a checkout of the project.
        ValueError: A key stands in both.
    """
    packaging = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    own = tomllib.loads((root / OWN).read_text("utf-8"))
    if both := packaging.keys() & own.keys():
        raise ValueError(f"set in both pyproject.toml and article.toml: {sorted(both)}")
    return {**packaging, **own}


def creators(facts: dict[str, Any]) -> list[str]:
    """Return the names of the creators."""
    return [author["name"] for author in facts["authors"]]


def works(root: Path = ROOT) -> list[dict[str, str]]:
    """Return the works as they are thought right, where a document shows a record otherwise."""
    has_corrections = any(root.glob("data/*/corrections.csv"))
    corrections = table("corrections", root) if has_corrections else []
    return corrected_works(table("works", root), corrections)


def table(name: str, root: Path = ROOT) -> list[dict[str, str]]:
    """Return the rows of a table as text, whatever the descriptor says of it."""
    [path] = root.glob(f"data/*/{name}.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
