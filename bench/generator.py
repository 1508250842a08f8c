"""Packages of any size, made from a seed: the tables of observations, and whole small articles."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[1]
LINKED = ("indicators", "entities", "works")
ENTITIES, WORKS, INDICATORS = 200, 500, 60
ROWS = """
SELECT 'indicator_' || n % 60 AS indicator_id, printf('E%03d', n // 60 % 200) AS entity_id,
    1990 + n // 12000 % 46 AS year, 2000 + round % 30 AS edition, edition || '-05' AS published,
    printf('%.2f', (n * 7919 + {seed} * 104729) % 10007 / 100.0) AS value, '0.01' AS step,
    if(n < {sound}, 'final', 'Final') AS status, NULL AS qualifier,
    printf('W%04d', (n * 7 + round) % 500) AS work_id, 'p. ' || n % 90 AS locator,
    'public-file' AS seen_via, NULL AS note
FROM (SELECT range AS n, range // 552000 AS round FROM range({rows}))
"""
"""Sixty indicators of two hundred entities in 46 years; after that another edition."""


def observations(folder: Path, rows: int, seed: int = 1, bad: int = 0) -> Path:
    """Write a package with so many observations; the last ``bad`` of them have a bad unit cell.

    Schemas are those of this project. Every row has its own key: indicator, entity and year vary
    first, then the edition and the work.
    """
    folder.mkdir(parents=True, exist_ok=True)
    schema = json.loads((ROOT / "schemas" / "observations.json").read_text("utf-8"))
    query = ROWS.format(rows=rows, sound=rows - bad, seed=seed)
    duckdb.sql(f"COPY ({query}) TO '{folder}/observations.csv' (HEADER, DELIMITER ',')")
    _keys(folder, "indicators", "indicator_id", [f"indicator_{n}" for n in range(INDICATORS)])
    _keys(folder, "entities", "entity_id", [f"E{n:03d}" for n in range(ENTITIES)])
    _keys(folder, "works", "work_id", [f"W{n:04d}" for n in range(WORKS)])
    return _describe(folder, schema)


def break_last(folder: Path) -> None:
    """Let the last row have a status that is not one of the list, and describe the file anew."""
    with (folder / "observations.csv").open("r+b") as file:
        file.seek(-200, os.SEEK_END)
        end = file.read()
        file.seek(-200 + end.rindex(b",final,") + 1, os.SEEK_END)
        file.write(b"F")
    raw = json.loads((folder / "datapackage.json").read_text("utf-8"))
    _describe(folder, raw["resources"][0]["schema"])


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


def corpus(folder: Path, count: int) -> Path:
    """Write so many packages: the example, each with another title and one of ten journals."""
    source = ROOT / "examples" / "penguins"
    raw = json.loads((source / "datapackage.json").read_text("utf-8"))
    works = next(each for each in raw["resources"] if each["name"] == "works")
    text = (source / works["path"]).read_text("utf-8")
    for number in range(count):
        target = folder / f"p{number:04d}"
        for part in ("data", "schemas", "evidence"):
            shutil.copytree(source / part, target / part)
        shutil.copy(source / "article.toml", target)
        data = text.replace("The R Journal", f"Journal {number % 10}").encode()
        (target / works["path"]).write_bytes(data)
        works |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        named = raw | {"title": f"Package {number}"}
        (target / "datapackage.json").write_text(json.dumps(named), "utf-8")
    return folder
