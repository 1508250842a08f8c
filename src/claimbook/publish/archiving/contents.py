"""Which files belong to the archive, and which of them are required.

The sources are listed by name, never taken by what lies about: a folder may hold a reader's notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCES = (
    ".ci",
    ".devcontainer",
    ".github",
    ".gitignore",
    ".panache.toml",
    ".pre-commit-config.yaml",
    ".zenodo.json",
    "_environment",
    "CHANGELOG.md",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "LICENSE",
    "LICENSE-DATA",
    "Makefile",
    "README.md",
    "RELEASING.md",
    "SECURITY.md",
    "_quarto.yml",
    "article.toml",
    "bench",
    "binder",
    "codecheck.yml",
    "codemeta.json",
    "croissant.json",
    "data",
    "datapackage.json",
    "docs",
    "examples",
    "index.qmd",
    "paper",
    "pyproject.toml",
    "requirements.lock",
    "ro-crate-metadata.json",
    "schemas",
    "src",
    "tests",
)
WITH_DOI = ("datacite.json", "datacite.xml")
"""Sources that are there once the project has a DOI."""
BOOK = "book"  # where the archive keeps the rendered book, beside the chapters that make it
EXPORTS = "exports"
README = "00-README.txt"
SUMS = "SHA256SUMS"
CRATE = "ro-crate-metadata.json"
METADATA = (
    "00-README.txt",
    ".zenodo.json",
    "CITATION.cff",
    "README.md",
    "codecheck.yml",
    "datapackage.json",
    CRATE,
)
"""Members that hold metadata."""
NEEDED = (
    README,
    SUMS,
    "CITATION.cff",
    "LICENSE",
    "LICENSE-DATA",
    "Makefile",
    "_quarto.yml",
    "datapackage.json",
    "pyproject.toml",
    "requirements.lock",
    "ro-crate-metadata.json",
    f"{BOOK}/index.html",
    f"{BOOK}/techplomacy.pdf",
)


def sources(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield each source file of the project in ``root`` with its name in the archive.

    Raises:
        FileNotFoundError: One of `SOURCES` is not there.
    """
    for name in (*SOURCES, *WITH_DOI):
        top = root / name
        if not top.exists() and name in WITH_DOI:
            continue
        if not top.exists():
            raise FileNotFoundError(f"{name} is not in {root}")
        for path in [top] if top.is_file() else files(top):
            yield path.relative_to(root).as_posix(), path


def files(folder: Path) -> list[Path]:
    """Return the files below ``folder``, without what Python and the render leave there."""
    inside = (p for p in folder.rglob("*") if p.is_file())
    return sorted(p for p in inside if not _is_derived(p.relative_to(folder.parent).parts))


def _is_derived(parts: tuple[str, ...]) -> bool:
    return "__pycache__" in parts or parts[:2] == ("paper", "figures")
