"""CSV: the files as they are, side by side, under a descriptor that R reads as well.

R's ``frictionless`` (1.2.1, and its development version of March 2026) reads a resource only if
its ``profile`` is ``tabular-data-resource``, the word of version 1 of the standard, and hands
``missingValues`` to its reader as plain text. Both are allowed in version 2, so the descriptor has
the one and no labels in the other. Schemas stand in the descriptor: the folder needs nothing else.
"""

import hashlib
from pathlib import Path
from typing import Any

from claimbook.package.descriptor import Resource
from claimbook.package.locate import DESCRIPTOR
from claimbook.package.tabular.schema import missing_values
from claimbook.publish.exporting.source import Source
from claimbook.texts import json_text


def write(source: Source, folder: Path) -> list[Path]:
    """Copy each table to ``<table>.csv`` and write ``datapackage.json``."""
    paths = []
    for resource in source.resources():
        path = folder / f"{resource.name}.csv"
        path.write_bytes(resource.read_bytes())
        paths.append(path)
    entries = [_entry(r, path) for r, path in zip(source.resources(), paths, strict=True)]
    raw = {**source.descriptor.raw, "resources": entries}
    path = folder / DESCRIPTOR
    path.write_bytes(json_text(raw).encode())
    return [*paths, path]


def _entry(resource: Resource, path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {
        **resource.entry,
        "profile": "tabular-data-resource",
        "path": path.name,
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {**resource.schema, "missingValues": missing_values(resource.schema)},
    }
