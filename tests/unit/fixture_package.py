"""A small Data Package with every supported type, constraint and key, to break in tests."""

import copy
import hashlib
import json
from pathlib import Path

TABLE_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"

AREAS = {
    "$schema": TABLE_SCHEMA,
    "fields": [
        {"name": "area", "type": "string", "constraints": {"required": True}},
        {"name": "label", "type": "string", "constraints": {"minLength": 2, "maxLength": 5}},
        {"name": "mark", "type": "string", "constraints": {"pattern": "xx|yy"}},
    ],
    "missingValues": [{"value": "", "label": "not stated"}, {"value": "-", "label": "none"}],
    "primaryKey": ["area"],
}
THINGS = {
    "$schema": TABLE_SCHEMA,
    "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": True}},
        {"name": "area", "type": "string"},
        {"name": "parent", "type": "integer"},
        {"name": "n", "type": "integer", "constraints": {"minimum": 1, "maximum": 9}},
        {
            "name": "x",
            "type": "number",
            "constraints": {"exclusiveMinimum": 0, "exclusiveMaximum": 100},
        },
        {"name": "flag", "type": "boolean"},
        {
            "name": "day",
            "type": "date",
            "constraints": {"minimum": "2000-01-01", "maximum": "2025-12-31"},
        },
        {"name": "since", "type": "year", "constraints": {"minimum": 1900}},
        {
            "name": "grade",
            "type": "string",
            "categories": [{"value": "low", "label": "l"}, {"value": "high", "label": "h"}],
            "categoriesOrdered": True,
            "constraints": {"enum": ["low", "high"]},
        },
        {"name": "code", "type": "string", "constraints": {"unique": True}},
    ],
    "primaryKey": ["id"],
    "uniqueKeys": [["area", "n"]],
    "foreignKeys": [
        {"fields": ["area"], "reference": {"resource": "areas", "fields": ["area"]}},
        {"fields": ["parent"], "reference": {"fields": ["id"]}},
    ],
}
AREAS_CSV = "area,label,mark\naa,first,xx\nbb,-,yy\n"
THINGS_CSV = """\
id,area,parent,n,x,flag,day,since,grade,code
1,aa,,1,0.5,true,2001-02-03,1999,low,k1
2,aa,1,2,99,FALSE,,,high,k2
3,,1,,,,2025-12-31,,,
4,,,,1e1,1,,2000,low,
5,bb,4,9,.5,0,2000-01-01,1900,"high","k,5"
"""


class Draft:
    """The parts of a package, to be changed before it is written."""

    def __init__(self) -> None:
        self.schemas = copy.deepcopy({"areas": AREAS, "things": THINGS})
        self.csv: dict[str, bytes] = {"areas": AREAS_CSV.encode(), "things": THINGS_CSV.encode()}
        self.descriptor = {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "small",
            "version": "1.0.0",
            "created": "2026-01-01T00:00:00Z",
            "licenses": [{"name": "CC-BY-4.0"}],
            "contributors": [{"title": "Somebody", "roles": ["creator"]}],
            "resources": [self.resource(name) for name in self.csv],
        }
        self.edits: list[tuple[str, str]] = []

    def resource(self, name: str) -> dict:
        return {
            "name": name,
            "type": "table",
            "path": f"data/{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            **measures(self.csv[name]),
            "schema": f"schemas/{name}.json",
        }

    def field(self, table: str, name: str) -> dict:
        return next(f for f in self.schemas[table]["fields"] if f["name"] == name)

    def replace(self, table: str, old: str, new: str | bytes) -> None:
        """Change a table and record the change, so that its hash is not the fault."""
        new = new if isinstance(new, bytes) else new.encode()
        assert self.csv[table].count(old.encode()) == 1, f"{old!r} is not there once"
        self.csv[table] = self.csv[table].replace(old.encode(), new)
        entry = next(r for r in self.descriptor["resources"] if r["name"] == table)
        entry.update(measures(self.csv[table]))

    def write(self, root: Path) -> Path:
        for folder in ("data", "schemas"):
            (root / folder).mkdir(exist_ok=True)
        for name, data in self.csv.items():
            (root / f"data/{name}.csv").write_bytes(data)
        for name, schema in self.schemas.items():
            (root / f"schemas/{name}.json").write_text(json.dumps(schema), "utf-8")
        text = json.dumps(self.descriptor)
        for old, new in self.edits:
            assert text.count(old) == 1, f"{old!r} is not there once"
            text = text.replace(old, new)
        (root / "datapackage.json").write_text(text, "utf-8")
        return root


def measures(data: bytes) -> dict:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
