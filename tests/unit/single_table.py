"""A sound package of one table, from a few fields and lines."""

import json
from pathlib import Path

from fixture_package import TABLE_SCHEMA, measures


def write_package(
    root: Path,
    fields: list[dict],
    data: str | bytes,
    *,
    schema: dict | None = None,
    entry: dict | None = None,
    **descriptor: object,
) -> Path:
    """Write the package with the table ``t`` and return its folder."""
    data = data if isinstance(data, bytes) else data.encode()
    root.mkdir(parents=True, exist_ok=True)
    (root / "t.csv").write_bytes(data)
    table = {"$schema": TABLE_SCHEMA, "fields": fields, **(schema or {})}
    (root / "t.json").write_text(json.dumps(table), "utf-8")
    resource = {"name": "t", "type": "table", "path": "t.csv", "schema": "t.json", **measures(data)}
    raw = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "small",
        "resources": [resource | (entry or {})],
        **descriptor,
    }
    (root / "datapackage.json").write_text(json.dumps(raw), "utf-8")
    return root
