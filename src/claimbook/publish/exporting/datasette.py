"""What ``datasette`` shows of an SQLite export: title, licence, and the words of the codebook."""

from pathlib import Path
from typing import Any

from claimbook.package.descriptor import Resource
from claimbook.package.tabular.schema import Field
from claimbook.publish.exporting.source import Source
from claimbook.publish.exporting.views import views
from claimbook.writing import json_text

NAME = "metadata.json"


def datasette(source: Source, folder: Path) -> Path:
    """Write ``metadata.json``, to be passed to ``datasette serve --metadata``."""
    raw = source.descriptor.raw
    licences = raw.get("licenses") or [{}]
    tables = {resource.name: _table(resource) for resource in source.resources()}
    tables |= {view.name: {"description": view.comment} for view in views(source)}
    metadata = {
        "title": raw.get("title", source.name),
        "description": raw.get("description", ""),
        "license": licences[0].get("title", licences[0].get("name", "")),
        "license_url": licences[0].get("path", ""),
        "source": source.descriptor.citation,
        "databases": {source.name: {"tables": tables}},
    }
    path = folder / NAME
    path.write_bytes(json_text(metadata).encode())
    return path


def _table(resource: Resource) -> dict[str, Any]:
    fields = resource.schema["fields"]
    return {
        "title": resource.title,
        "description": resource.schema.get("description", ""),
        "columns": {each["name"]: _described(each) for each in fields},
    }


def _described(field: Field) -> str:
    """Return the words of a field with its unit; ``units`` takes those of physics alone."""
    unit = f"Unit: {field['unit']}." if "unit" in field else ""
    return f"{field.get('description', '')} {unit}".strip()
