"""The one source of metadata: ``article.toml``, and of a project with code its pyproject.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimbook.package.article import ADDRESSES
from claimbook.package.corrections import corrected_works
from claimbook.package.files import read_rows

OWN, CODE = Path("article.toml"), Path("pyproject.toml")
_DEFAULTS: dict[str, Any] = {
    "version": "0.1.0",
    "roles": ["creator"],
    "authors": [{"name": "Nobody yet"}],
    "language": "en",
    "related": {"Reviews": ["W001"]},
}
"""What holds for a package whose settings do not say it; a licence is never assumed."""
LICENCE = {"name", "path", "title"}
"""What settings say of a licence."""
TEXTS = ("title", "name", "version", "created", "language", "abstract", "id", "doi", "publisher")
README = "archive_readme"
LISTS = ("creators", "keywords", "roles", "members", "whole")


def project(root: Path) -> dict[str, Any]:
    """Return the metadata of a project, or of a package without code, as one table.

    Raises:
        FileNotFoundError: There is no ``article.toml`` in ``root``.
        ValueError: A file is no TOML, a setting is of another kind, a licence lacks a part, or a
            key of a project stands in both.
    """
    own = tomllib.loads((root / OWN).read_text("utf-8"))
    licence = own.get("licence", dict.fromkeys(LICENCE))
    if not isinstance(licence, dict) or not licence.keys() >= LICENCE:
        raise ValueError(f"article.toml: licence needs {', '.join(sorted(LICENCE))}")
    wrong = [key for key in (*TEXTS, README) if not isinstance(own.get(key, ""), str)]
    if wrong := wrong or [key for key in LISTS if not _is_list(own.get(key, []))]:
        kind = "list of texts" if wrong[0] in LISTS else "text"
        raise ValueError(f"article.toml: {wrong[0]} is no {kind}")
    if not has_code(root):
        return _DEFAULTS | {"name": root.resolve().name.lower()} | own
    packaging = tomllib.loads((root / CODE).read_text("utf-8"))["project"]
    if both := packaging.keys() & own.keys():
        raise ValueError(f"set in both pyproject.toml and article.toml: {sorted(both)}")
    return {**packaging, **own}


def has_code(root: Path) -> bool:
    """Say whether a folder is a project that takes its name from its code, and no package alone."""
    return (root / CODE).is_file() and "name" not in tomllib.loads((root / OWN).read_text("utf-8"))


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def creators(facts: Mapping[str, Any]) -> list[str]:
    """Return the names of the creators."""
    return [*facts.get("creators", ())] or [author["name"] for author in facts["authors"]]


def unfilled(facts: Mapping[str, Any]) -> list[str]:
    """Return the settings that a person still has to fill before others can find the project."""
    return [f"addresses.{name}" for name in ADDRESSES if name not in addresses(facts)] + [
        name for name in ("doi", "publisher") if not facts.get(name)
    ]


def addresses(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the addresses that are filled in, without the place for a claim."""
    given = facts.get("addresses", {}).items()
    return {name: str(text).replace("{claim}", "") for name, text in given if text}


def works(root: Path) -> list[dict[str, str]]:
    """Return the works as they are thought right, where a document shows a record otherwise."""
    return corrected_works(*(table(name, root) for name in ("works", "creators", "corrections")))


def table(name: str, root: Path) -> list[dict[str, str]]:
    """Return the rows of a table as text, whatever the descriptor says; none if it is not there."""
    path = next(root.glob(f"data/*/{name}.csv"), None)
    return read_rows(path, root) if path else []
