"""A part of a package that is whole by itself: some rows of its tables, and what they point to."""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csv_tables import rows_of

ROWS = 48
Row = dict[str, str]


@dataclass
class Sample:
    """Descriptor, schemas and rows of a package, in memory, to be changed and written.

    Attributes:
        descriptor: The descriptor as read; sizes and hashes are made anew by `write`.
        schemas: The Table Schemas by table.
        rows: The rows by table, each as text by field.
        sealed: Tables written as these bytes, with the size and hash of them.
        changes: What is done to the descriptor last.
        edits: Files that are then overwritten, or removed, by path.
    """

    descriptor: dict[str, Any]
    schemas: dict[str, dict[str, Any]]
    rows: dict[str, list[Row]]
    sealed: dict[str, bytes] = field(default_factory=dict)
    changes: list[Callable[[dict[str, Any]], None]] = field(default_factory=list)
    edits: dict[str, bytes | None] = field(default_factory=dict)

    def entry(self, table: str) -> dict[str, Any]:
        """Return what the descriptor says of a table."""
        return next(e for e in self.descriptor["resources"] if e["name"] == table)

    def csv(self, table: str) -> bytes:
        """Return the bytes of a table."""
        text = io.StringIO(newline="")
        names = [each["name"] for each in self.schemas[table]["fields"]]
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([row[name] for name in names] for row in self.rows[table])
        return text.getvalue().encode()

    def part(self, *tables: str) -> Sample:
        """Return a copy of some tables and of all that they point to, by way of others too."""
        wanted = list(tables)
        for name in wanted:
            wanted += [n for n in _targets(self.schemas[name], name) if n not in wanted]
        entries = [e for e in self.descriptor["resources"] if e["name"] in wanted]
        part = Sample(
            {**self.descriptor, "resources": entries},
            {name: self.schemas[name] for name in wanted},
            {name: self.rows[name] for name in wanted},
        )
        return copy.deepcopy(part)

    def write(self, root: Path) -> Path:
        """Write the package into a folder, with sizes and hashes that fit, then the edits."""
        for name in self.rows:
            data, entry = self.sealed.get(name), self.entry(name)
            data = self.csv(name) if data is None else data
            digest = hashlib.sha256(data).hexdigest()
            entry |= {"bytes": len(data), "hash": f"sha256:{digest}"}
            _put(root / f"data/{name}.csv", data)
            _put(root / f"schemas/{name}.json", json.dumps(self.schemas[name]).encode())
        for change in self.changes:
            change(self.descriptor)
        _put(root / "datapackage.json", json.dumps(self.descriptor).encode())
        for path, data in self.edits.items():
            (root / path).unlink() if data is None else _put(root / path, data)
        return root


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _targets(schema: dict[str, Any], name: str) -> list[str]:
    return [key["reference"].get("resource") or name for key in schema.get("foreignKeys", [])]


def sample(package: Path, rows: int = ROWS) -> Sample:
    """Return some rows of each table of a package that has any, and the rows they point to."""
    descriptor = json.loads((package / "datapackage.json").read_bytes())
    whole = {e["name"]: rows_of(package / e["path"]) for e in descriptor["resources"]}
    schemas = {
        e["name"]: json.loads((package / e["schema"]).read_bytes()) for e in descriptor["resources"]
    }
    entries = [e for e in descriptor["resources"] if whole[e["name"]]]
    for entry in entries:
        name = entry["name"]
        entry |= {"path": f"data/{name}.csv", "schema": f"schemas/{name}.json"}
    kept = {name: _telling(each, rows) for name, each in whole.items() if each}
    _close(kept, whole, schemas)
    tables = {
        name: [row for number, row in enumerate(whole[name]) if number in kept[name]]
        for name in kept
    }
    found = {**descriptor, "resources": entries}
    return Sample(found, {name: schemas[name] for name in kept}, tables)


def _telling(rows: list[Row], count: int) -> set[int]:
    """Return numbers of rows that fill, together, every field that any row fills."""
    seen: set[str] = set()
    telling = []
    for number, row in enumerate(rows):
        new = {name for name, text in row.items() if text} - seen
        if new:
            telling.append(number)
            seen |= new
    return {*telling, *range(min(count, len(rows)))}


def _close(
    kept: dict[str, set[int]], whole: dict[str, list[Row]], schemas: dict[str, dict[str, Any]]
) -> None:
    """Add the rows that those kept point to, until none is missing."""
    before = -1
    while before != (before := sum(map(len, kept.values()))):
        for name in kept:
            for key in schemas[name].get("foreignKeys", []):
                target = key["reference"].get("resource") or name
                values = {tuple(whole[name][n][f] for f in key["fields"]) for n in kept[name]}
                fields = key["reference"]["fields"]
                kept[target] |= {
                    number
                    for number, row in enumerate(whole[target])
                    if tuple(row[f] for f in fields) in values
                }
