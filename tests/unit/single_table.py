"""A sound package of one table, from a few fields and lines."""

import json
from pathlib import Path

from fixture_package import TABLE_SCHEMA, measures

NUMBERS = [{"name": "id", "type": "number"}, {"name": "parent", "type": "number"}]
NUMERALS = """id,parent
9007199254740992,
9007199254740994,9007199254740993
1.0,1
1.00,10
-0.0,0
1e2,+100.
2500.0,25E2
.5,0.50
9007199254740993,9007199254740993.5
"""
"""Numbers written in several ways, and three that a float takes for those beside them."""
LINK = [{"fields": ["parent"], "reference": {"fields": ["id"]}}]
NUMBER_KEYS = {
    "primaryKey": (["id"], [["primary-key", 5, "1.00"]]),
    "uniqueKeys": ([["id"]], [["unique-key", 5, "1.00"]]),
    "foreignKeys": (LINK, [["foreign-key", 5, "10"], ["foreign-key", 10, "9007199254740993.5"]]),
}
"""Keys of the numbers, with what each is broken by."""


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
