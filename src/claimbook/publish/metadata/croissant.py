"""``croissant.json``: the tables in the words of Croissant 1.0, as tools for machine learning read.

Source: Croissant Format Specification 1.0 (MLCommons), with its context as it is given there.
"""

import json
from pathlib import Path
from typing import Any

from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import addresses, creators, project
from claimbook.quantities.period import year_of

_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "year": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
_ML = (
    "citeAs column conformsTo data equivalentProperty extract field fileObject fileProperty "
    "fileSet format includes isLiveDataset jsonPath key md5 parentField path recordSet references "
    "regex repeated replace samplingRate separator source subField transform"
).split()
_TYPED = {"data": "@json", "dataType": "@vocab", "examples": "@json"}
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    **{name: f"cr:{name}" for name in _ML},
    "conformsTo": "dct:conformsTo",
    **{name: {"@id": f"cr:{name}", "@type": kind} for name, kind in _TYPED.items()},
}


def croissant(root: Path) -> dict[str, Any]:
    """Return the dataset: a file object and a record set for each table."""
    facts, package = project(root), datapackage(root)
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": facts["name"],
        "description": facts["abstract"],
        "url": addresses(facts).get("book") or package.get("id", ""),
        "version": facts["version"],
        "license": facts["licence"]["path"],
        "creator": [{"@type": "sc:Organization", "name": name} for name in creators(facts)],
        "datePublished": facts["created"][:10],
        "keywords": facts.get("keywords", []),
        "inLanguage": facts["language"],
        "citeAs": f"{', '.join(creators(facts))} ({year_of(facts['created'])}). {facts['title']}.",
        "distribution": [_file(resource) for resource in package["resources"]],
        "recordSet": [_records(resource, root) for resource in package["resources"]],
    }


def _file(resource: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["name"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _records(resource: dict[str, Any], root: Path) -> dict[str, Any]:
    schema = json.loads((root / resource["schema"]).read_text("utf-8"))
    name = resource["name"]
    keys = [{"@id": f"{name}/{key}"} for key in schema.get("primaryKey", [])]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource["description"],
        **({"key": keys[0] if len(keys) == 1 else keys} if keys else {}),
        "field": [_field(each, resource) for each in schema["fields"]],
    }


def _field(field: dict[str, Any], resource: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{resource['name']}/{field['name']}",
        "name": field["name"],
        "description": field.get("description", field.get("title", field["name"])),
        "dataType": _TYPES[field["type"]],
        "source": {
            "fileObject": {"@id": resource["path"]},
            "extract": {"column": field["name"]},
        },
    }
