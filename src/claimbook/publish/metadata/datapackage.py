"""``datapackage.json``: the project's metadata, and one resource for each table in ``data/``."""

import hashlib
import json
from pathlib import Path
from typing import Any

from claimbook.package.files import JSON_BYTES, open_file, read_file
from claimbook.publish.citation.items import DOI, Item
from claimbook.publish.metadata.project import addresses, creators, project
from claimbook.publish.metadata.related import reviewed
from claimbook.texts import filled


def datapackage(root: Path) -> dict[str, Any]:
    """Return the descriptor of the package in ``root``, by the tables that are there.

    Its identifier is the DOI, where there is one, else the one in ``article.toml``.
    """
    facts = project(root)
    people = [{"title": name, "roles": facts["roles"]} for name in creators(facts)]
    said = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": facts["name"],
        "id": f"{DOI}{facts['doi']}" if "doi" in facts else facts.get("id"),
        "title": facts.get("title"),
        "homepage": addresses(facts).get("book"),
        "description": facts.get("abstract"),
        "version": facts["version"],
        "created": facts.get("created"),
        "licenses": [facts["licence"]] if "licence" in facts else [],
        "contributors": people,
        "keywords": facts.get("keywords"),
        "sources": [_source(item) for item in reviewed(root) if "DOI" in item],
    }
    return filled(said) | {"resources": [_resource(path, root) for path in table_paths(root)]}


def table_paths(root: Path) -> list[Path]:
    """Return the CSV files of all tables, in order of table name."""
    return sorted(root.glob("data/*/*.csv"), key=lambda path: path.stem)


def _source(item: Item) -> dict[str, str]:
    """Return a work as a source: its reference without the address, which stands apart."""
    from claimbook.publish.citation.apa import apa

    address = f"{DOI}{item['DOI']}"
    return {"title": apa([item])[0].removesuffix(address).strip(), "path": address}


def _resource(path: Path, root: Path) -> dict[str, Any]:
    """Describe one table: its words come from its schema, the rest from its bytes.

    Raises:
        ValueError: Its schema cannot be read.
    """
    schema_path = f"schemas/{path.stem}.json"
    with open_file(path, root) as file:
        data = file.read()
    try:
        schema = json.loads(read_file(root / schema_path, root, JSON_BYTES))
    except (OSError, ValueError) as error:
        raise ValueError(f"{path} needs the schema {schema_path}: {error}") from None
    return {
        "name": path.stem,
        "type": "table",
        "profile": "tabular-data-resource",  # of version 1, which most programs still read
        "path": path.relative_to(root).as_posix(),
        "title": schema["title"],
        "description": schema["description"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},  # said, so that nobody guesses from the commas of texts
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema_path,
    }
