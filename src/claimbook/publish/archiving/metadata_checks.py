"""Checks of an archive's metadata: no placeholders, and no mention of a missing file."""

import json
import re
from collections.abc import Iterator
from typing import Any

from claimbook.faults import Fault
from claimbook.publish.archiving.contents import CRATE, METADATA
from claimbook.publish.archiving.members import Contents

PLACEHOLDER = re.compile(
    r"\b(?:FIXME|TODO|TBD|XXX+)\b|10\.5281/zenodo\.(?:0+|[Xx]+|N+)\b|10\.5072/|\bexample\.(?:org|com)\b"
)


def placeholder_faults(contents: Contents) -> Iterator[Fault]:
    """Report words and DOIs that stand for something still to come, line by line."""
    for name in METADATA:
        for row, line in enumerate(_text(contents, name).splitlines(), 1):
            for found in PLACEHOLDER.finditer(line):
                yield Fault("placeholder", name, row, None, found[0], "stands for what is to come")


def crate_faults(contents: Contents) -> Iterator[Fault]:
    """Compare the RO-Crate with the archive: its root, its identifiers, its files and their sizes.

    Source: RO-Crate Metadata Specification 1.2, "Root Data Entity" and "Data Entities".
    """
    try:
        graph = json.loads(_text(contents, CRATE))["@graph"]
        entities = [(str(entity["@id"]), dict(entity)) for entity in graph]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Fault("crate", CRATE, None, None, None, "is not there, or has no readable @graph")
        return
    ids = [name for name, _ in entities]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield Fault("crate", CRATE, None, "@id", name, "occurs twice")
    yield from _root_faults(dict(entities).get("./", {}))
    for name, entity in entities:
        yield from _file_faults(name, entity, contents)


def _root_faults(root: dict[str, Any]) -> Iterator[Fault]:
    for key in ("name", "description", "datePublished", "license", "hasPart"):
        if not root.get(key):
            yield Fault("crate", CRATE, None, key, None, "the root must say this")


def _file_faults(name: str, entity: dict[str, Any], contents: Contents) -> Iterator[Fault]:
    kinds = entity.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if "://" in name or name.startswith("#"):
        return
    if "File" in kinds and name not in contents:
        yield Fault("crate", CRATE, None, "@id", name, "the archive lacks this file")
    elif "File" in kinds:
        stated, found = entity.get("contentSize"), contents[name].size
        if stated is not None and str(stated) != str(found):
            message = f"the file has {found} bytes, the crate says {stated}"
            yield Fault("crate", CRATE, None, "contentSize", name, message)
    elif name.endswith("/") and name != "./" and not any(n.startswith(name) for n in contents):
        yield Fault("crate", CRATE, None, "@id", name, "the archive lacks this folder")


def _text(contents: Contents, name: str) -> str:
    return contents[name].data.decode("utf-8", "replace") if name in contents else ""
