"""The one source of project metadata: ``[project]`` of pyproject.toml, and ``project.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def project(root: Path = ROOT) -> dict[str, Any]:
    """Return the project's metadata as one table; no key stands in both files.

    Raises:
        FileNotFoundError: ``root`` is not a checkout of the project.
        ValueError: A key stands in both.
    """
    packaging = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    own = tomllib.loads(Path(__file__).with_name("project.toml").read_text("utf-8"))
    if both := packaging.keys() & own.keys():
        raise ValueError(f"said twice, in pyproject.toml and project.toml: {sorted(both)}")
    return {**packaging, **own}
