"""``claimbook seal``: the descriptor of a package, from its settings, schemas and files."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimbook.errors import PackageUnreadableError, TechplomacyError
from claimbook.package.article import read_settings
from claimbook.package.locate import DESCRIPTOR
from claimbook.package.watching import SETTINGS
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.texts import json_text
from claimbook.writing import write_whole

AUDITOR = "Who audits"
"""What stands for the name of who audits until somebody gives it."""


class CannotSealError(TechplomacyError, ValueError):
    """A folder has no settings, or a table without a schema."""

    code = "cannot-seal"


def seal(folder: Path) -> Path:
    """Write the descriptor of a package, with the size and the hash of each table.

    Raises:
        CannotSealError: There is no ``article.toml``, it cannot be read, or a schema is missing.
    """
    _sign(folder, settings(folder).get("creators"))
    try:
        text = json_text(datapackage(folder))
    except (OSError, ValueError, LookupError, TypeError) as error:
        foreign = ", ".join(_foreign(folder))
        why = f"{foreign}: not in UTF-8" if foreign else f"{folder} cannot be described: {error}"
        raise CannotSealError(why) from None
    return write_whole(folder / DESCRIPTOR, text.encode())


def _foreign(folder: Path) -> Iterator[str]:
    """Yield the tables and schemas that are not in UTF-8."""
    paths = [*folder.glob("data/*/*.csv"), *folder.glob("schemas/*.json")]
    for path in filter(Path.is_file, sorted(paths)):
        try:
            path.read_text("utf-8")
        except UnicodeDecodeError:
            yield path.relative_to(folder).as_posix()


def _sign(folder: Path, creators: object) -> None:
    """Put the names of the settings on the title page, where none was given yet."""
    book = folder / "_quarto.yml"
    text = book.read_text("utf-8") if book.is_file() else ""
    if f'author: "{AUDITOR}"' in text and isinstance(creators, list):
        names = json.dumps(", ".join(map(str, creators)), ensure_ascii=False)
        write_whole(book, text.replace(f'"{AUDITOR}"', names, 1).encode())


def settings(folder: Path) -> dict[str, Any]:
    """Return the settings in ``article.toml``.

    Raises:
        CannotSealError: It is not there, or is no TOML.
    """
    if not (folder / SETTINGS).exists():
        raise CannotSealError(f"{folder / SETTINGS} is not there")
    try:
        return read_settings(folder)
    except PackageUnreadableError as error:
        raise CannotSealError(str(error)) from None
