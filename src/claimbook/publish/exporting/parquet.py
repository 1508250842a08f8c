"""Parquet: one file per table, with the types of the schema and its words as metadata.

Listed fields are dictionaries, ordered where the schema says so; dates are days. Title,
description, unit and values of a field are metadata of its column; title, description, key and
licence of a table are those of its file.
"""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from claimbook.package.descriptor import Resource
from claimbook.package.tabular.schema import Field, category_values
from claimbook.publish.exporting.source import Source

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "year": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
_FIELD_KEYS = ("title", "description", "unit", "categories", "constraints")
_TABLE_KEYS = ("title", "description", "primaryKey", "uniqueKeys", "foreignKeys")


def write(source: Source, folder: Path) -> list[Path]:
    """Write each table to ``<table>.parquet``."""
    paths = []
    for resource in source.resources():
        table = to_arrow(resource, source.frames[resource.name])
        extra = _texts(resource.schema, _TABLE_KEYS)
        extra |= _texts(source.descriptor.raw, ("version", "licenses"))
        extra |= {b"citation": source.descriptor.citation.encode()}
        table = table.replace_schema_metadata({**(table.schema.metadata or {}), **extra})
        path = folder / f"{resource.name}.parquet"
        pq.write_table(table, path, compression="zstd")
        paths.append(path)
    for name, frame in (source.derived | source.extras).items():
        path = folder / f"{name}.parquet"
        table = pa.Table.from_pandas(_bare(frame), preserve_index=False)
        pq.write_table(table, path, compression="zstd")
        paths.append(path)
    return paths


def to_arrow(resource: Resource, frame: pd.DataFrame) -> pa.Table:
    """Return a table as Arrow, with the types of its schema."""
    schema = pa.schema(
        [
            pa.field(field["name"], _type(field), metadata=_texts(field, _FIELD_KEYS))
            for field in resource.schema["fields"]
        ]
    )
    return pa.Table.from_pandas(_bare(frame), schema=schema, preserve_index=False)


def _bare(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame without its attributes: Arrow keeps them, and one is a path."""
    bare = frame.copy(deep=False)
    bare.attrs = {}
    return bare


def _type(field: Field) -> pa.DataType:
    plain = TYPES[field["type"]]
    if not category_values(field):
        return plain
    return pa.dictionary(pa.int32(), plain, ordered=bool(field.get("categoriesOrdered", False)))


def _texts(source: dict[str, Any], keys: tuple[str, ...]) -> dict[bytes, bytes]:
    """Return what is said under the keys: text as it is, all else as JSON."""
    found = {key: source[key] for key in keys if key in source}
    return {
        key.encode(): (value if isinstance(value, str) else json.dumps(value)).encode()
        for key, value in found.items()
    }
