"""``claimbook seal``: the descriptor of a package, from its settings, schemas and files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from claimbook.errors import TechplomacyError
from claimbook.publish.metadata.datapackage import outputs

SETTINGS = "article.toml"


class CannotSealError(TechplomacyError, ValueError):
    """A folder has no settings, or a table without a schema."""

    code = "cannot-seal"


def seal(folder: Path) -> Path:
    """Write the descriptor of a package, with the size and the hash of each table.

    Raises:
        CannotSealError: There is no ``article.toml``, it cannot be read, or a schema is missing.
    """
    settings(folder)
    try:
        [(target, text)] = outputs(folder).items()
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise CannotSealError(f"{folder} cannot be described: {error}") from None
    target.write_text(text, "utf-8", newline="\n")
    return target


def settings(folder: Path) -> dict[str, Any]:
    """Return what ``article.toml`` says.

    Raises:
        CannotSealError: It is not there, or is no TOML.
    """
    path = folder / SETTINGS
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotSealError(f"{path} cannot be read: {error}") from None
