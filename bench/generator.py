"""Packages of any size, made from a seed: the tables of observations, and whole small articles."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINKED = ("indicators", "entities", "works")
BLOCK = 100_000
ENTITIES, WORKS, INDICATORS = 200, 500, 60
YEARS = range(1990, 2036)


def observations(folder: Path, rows: int, seed: int = 1, bad: int = 0) -> Path:
    """Write a package with so many observations; the last ``bad`` of them have a bad unit cell.

    Schemas are those of this project. Every row has its own key: indicator, entity and year vary
    first, then the edition and the work.
    """
    folder.mkdir(parents=True, exist_ok=True)
    schema = json.loads((ROOT / "schemas" / "observations.json").read_text("utf-8"))
    names = [field["name"] for field in schema["fields"]]
    chance = random.Random(seed)
    with (folder / "observations.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(names) + "\n")
        for start in range(0, rows, BLOCK):
            stop = min(start + BLOCK, rows)
            file.writelines(_row(n, chance, n >= rows - bad) for n in range(start, stop))
    _keys(folder, "indicators", "indicator_id", [f"indicator_{n}" for n in range(INDICATORS)])
    _keys(folder, "entities", "entity_id", [f"E{n:03d}" for n in range(ENTITIES)])
    _keys(folder, "works", "work_id", [f"W{n:04d}" for n in range(WORKS)])
    return _describe(folder, schema)


def _row(number: int, chance: random.Random, is_bad: bool) -> str:
    rest, indicator = divmod(number, INDICATORS)
    rest, entity = divmod(rest, ENTITIES)
    rest, year = divmod(rest, len(YEARS))
    edition, work = 2000 + rest % 30, (number * 7 + rest) % WORKS
    value = f"{chance.random() * 100:.2f}"
    status = "Final" if is_bad else "final"
    return (
        f"indicator_{indicator},E{entity:03d},{YEARS[year]},{edition},{edition}-05,{value},0.01,"
        f"{status},,W{work:04d},p. {number % 90},public-file,\n"
    )


def _keys(folder: Path, table: str, key: str, values: list[str]) -> None:
    (folder / f"{table}.csv").write_text("\n".join([key, *values]) + "\n", "utf-8")


def _describe(folder: Path, schema: dict) -> Path:
    keys = [each["fields"][0] for each in schema["foreignKeys"]]
    schemas = {"observations": schema} | {
        table: {
            "$schema": schema["$schema"],
            "fields": [{"name": key, "type": "string", "constraints": {"required": True}}],
            "primaryKey": [key],
        }
        for table, key in zip(LINKED, keys, strict=True)
    }
    resources = []
    for name, each in schemas.items():
        file = folder / f"{name}.csv"
        with file.open("rb") as data:
            digest = hashlib.file_digest(data, "sha256").hexdigest()
        resources.append(
            {
                "name": name,
                "type": "table",
                "path": file.name,
                "bytes": file.stat().st_size,
                "hash": f"sha256:{digest}",
                "schema": each,
            }
        )
    raw = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "made",
        "resources": resources,
    }
    (folder / "datapackage.json").write_text(json.dumps(raw), "utf-8")
    return folder
