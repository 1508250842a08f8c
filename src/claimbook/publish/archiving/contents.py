"""Which files belong to the archive, and which of them are required.

The sources are listed by name, never taken by what lies about: a folder may hold a reader's notes.
A project has code and tests of its own, which it names as ``members`` in ``article.toml``, and as
``whole`` the folders of them that may repeat what stands elsewhere; a package is tables, chapters
and files of evidence.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from claimbook.package.descriptor import is_safe
from claimbook.package.locate import DESCRIPTOR
from claimbook.publish.metadata.project import has_code, project, table

OF_PACKAGE = (
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-DATA",
    "README.md",
    "_quarto.yml",
    "article.toml",
    "checks",
    "checks.py",
    "claim_ids.txt",
    "claims.yaml",
    "data",
    "datapackage.json",
    "index.qmd",
    "paper",
    "schemas",
)
"""Sources of a package that is no project; those that are there, with its pinned files."""
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
OF_ANY = (
    README,
    SUMS,
    "CITATION.cff",
    "_quarto.yml",
    "article.toml",
    "datapackage.json",
    CRATE,
    f"{BOOK}/index.html",
)
"""What every archive must hold, beside what its own settings name."""


def named(settings: bytes, key: str) -> list[str]:
    """Return a list of names in the settings of an archive; none where they cannot be read."""
    try:
        names = tomllib.loads(settings.decode()).get(key, [])
    except (ValueError, RecursionError):
        return []  # said already: `validate` looks at the settings
    names = names if isinstance(names, list) else []
    return [PurePosixPath(str(name)).as_posix() for name in names]


def sources(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield each source file of a project or a package with its name in the archive.

    Raises:
        FileNotFoundError: A source that a project lists is not there.
    """
    if not has_code(root):
        yield from _of_package(root)
        return
    for name in (*project(root)["members"], *WITH_DOI):
        top = root / name
        if not top.exists() and name in WITH_DOI:
            continue
        if not top.exists():
            raise FileNotFoundError(f"{name} is not in {root}")
        for path in [top] if top.is_file() else files(top):
            yield path.relative_to(root).as_posix(), path


def _of_package(root: Path) -> Iterator[tuple[str, Path]]:
    there = [root / name for name in OF_PACKAGE if (root / name).exists()]
    found = {path for top in there for path in ([top] if top.is_file() else files(top))}
    found |= {root / name for name in _of_evidence(root) if (root / name).is_file()}
    yield from ((path.relative_to(root).as_posix(), path) for path in sorted(found))


def _of_evidence(root: Path) -> Iterator[str]:
    """Yield the names of the pinned files, and of the programs in the commands that make them."""
    for row in table("files", root):
        named = (row.get("path") or "", *(row.get("command") or "").split())
        yield from filter(is_safe, named)


def files(folder: Path) -> list[Path]:
    """Return the files below ``folder``, without what tools and the render leave there."""
    inside = [p for p in folder.rglob("*") if p.is_file()]
    packages = {p.parent for p in inside if p.name == DESCRIPTOR}
    return sorted(p for p in inside if not _is_derived(p, folder, packages))


def _is_derived(path: Path, folder: Path, packages: set[Path]) -> bool:
    """Say whether a tool or the render left a file in a folder, or in a package within it."""
    package = next((parent for parent in path.parents if parent in packages), folder.parent)
    within, below = path.relative_to(package).parts, path.relative_to(folder).parts
    hidden = {part for part in below[:-1] if part.startswith(".")} - {*OF_PACKAGE}
    is_left = "__pycache__" in below or bool(hidden)
    is_rendered = within[:2] == ("paper", "figures") or "_book" in below
    is_laid = package != folder.parent and within[:2] in (("paper", "scripts"), ("paper", "styles"))
    return is_left or is_rendered or is_laid
