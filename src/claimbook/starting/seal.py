"""``claimbook seal``: the descriptor of a package, from its settings, schemas and files."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

from claimbook.errors import TechplomacyError

SETTINGS, DESCRIPTOR = "article.toml", "datapackage.json"
_LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}


class CannotSealError(TechplomacyError, ValueError):
    """A folder has no settings, or a table without a schema."""

    code = "cannot-seal"


def seal(folder: Path) -> Path:
    """Write the descriptor of a package, with the size and the hash of each table.

    Raises:
        CannotSealError: There is no ``article.toml``, it cannot be read, or a schema is missing.
    """
    facts = settings(folder)
    tables = sorted(folder.glob("data/*/*.csv"), key=lambda path: path.stem)
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": str(facts.get("name") or folder.resolve().name.lower()),
        **{key: facts[key] for key in ("id", "title") if facts.get(key)},
        **({"description": facts["abstract"].strip()} if facts.get("abstract") else {}),
        "version": str(facts.get("version") or "0.1.0"),
        **({"created": str(facts["created"])} if facts.get("created") else {}),
        "licenses": [facts.get("licence") or _LICENCE],
        "contributors": [
            {"title": name, "roles": ["creator"]}
            for name in facts.get("creators") or ["Nobody yet"]
        ],
        **({"keywords": facts["keywords"]} if facts.get("keywords") else {}),
        "resources": [_resource(path, folder) for path in tables],
    }
    target = folder / DESCRIPTOR
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    target.write_text(f"{text}\n", "utf-8", newline="\n")
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


def _resource(path: Path, folder: Path) -> dict[str, Any]:
    schema_path, data = f"schemas/{path.stem}.json", path.read_bytes()
    try:
        schema = json.loads((folder / schema_path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CannotSealError(f"{path} needs the schema {schema_path}: {error}") from None
    return {
        "name": path.stem,
        "type": "table",
        "path": path.relative_to(folder).as_posix(),
        "title": schema["title"],
        "description": schema["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema_path,
    }
