"""Table Schemas that contradict themselves or each other, which no profile sees.

Keys must name fields, references must name tables and fields, categories must equal the enum
beside them, limits must be of their field's type, patterns must compile, and every feature must
be one that this project checks.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from techplomacy.errors import UnsupportedSchemaError
from techplomacy.faults import Fault
from techplomacy.locate import DESCRIPTOR
from techplomacy.tabular.schema import category_values, names, refuse_unsupported
from techplomacy.validation.profile import profile_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from techplomacy.descriptor import Resource
    from techplomacy.tabular.schema import Field, Schema

_NATIVE: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "year": (int,),
    "number": (int, float),
}


def schema_faults(resource: Resource, resources: dict[str, Resource]) -> Iterator[Fault]:
    """Report what is wrong with a table's schema; a table cannot be typed by a faulty one."""
    at, schema = resource.entry["schema"], resource.schema
    file = at if isinstance(at, str) else DESCRIPTOR
    if broken := list(profile_faults(schema, "tableschema", file)):
        yield from broken
        return
    try:
        refuse_unsupported(schema)
    except UnsupportedSchemaError as error:
        yield Fault("unsupported", file, None, None, None, str(error))
        return
    for name in sorted({n for n in names(schema) if names(schema).count(n) > 1}):
        yield Fault("schema", file, None, name, None, "two fields have this name")
    for what, message in _key_messages(resource, resources):
        yield Fault("schema", file, None, what, None, message)
    for field in schema["fields"]:
        for message in _field_messages(field):
            yield Fault("schema", file, None, field["name"], None, message)


def _key_messages(resource: Resource, resources: dict[str, Resource]) -> Iterator[tuple[str, str]]:
    schema = resource.schema
    if "primaryKey" in schema:
        yield from _names_fields("primaryKey", schema["primaryKey"], schema)
    for key in schema.get("uniqueKeys", []):
        yield from _names_fields("uniqueKeys", key, schema)
    for key in schema.get("foreignKeys", []):
        yield from _names_fields("foreignKeys", key["fields"], schema)
        target = key["reference"].get("resource", resource.name)
        if target not in resources:
            yield "foreignKeys", f"no table {target!r}"
            continue
        yield from _names_fields(
            "foreignKeys", key["reference"]["fields"], resources[target].schema
        )
        if len(key["fields"]) != len(key["reference"]["fields"]):
            yield "foreignKeys", "not as many fields as it refers to"


def _names_fields(what: str, key: object, schema: Schema) -> Iterator[tuple[str, str]]:
    if not isinstance(key, list) or not key:
        yield what, "must be an array of field names"
        return
    for name in key:
        if name not in names(schema):
            yield what, f"no field {name!r}"


def _field_messages(field: Field) -> Iterator[str]:
    constraints = field.get("constraints", {})
    enum = constraints.get("enum", [])
    if "categories" in field and category_values(field) != enum:
        yield "the categories are not the enum, or not in its order"
    if len(set(enum)) < len(enum):
        yield "a value of the enum occurs twice"
    limits = [constraints[name] for name in constraints if name.endswith("imum")]
    for value in [*enum, *limits]:
        if not _is_native(value, field["type"]):
            yield f"{value!r} is not of type {field['type']}"
    try:
        re.compile(constraints.get("pattern", ""))
    except re.error as error:
        yield f"the pattern is no regular expression: {error}"


def _is_native(value: object, kind: str) -> bool:
    if kind == "date":
        try:
            return bool(date.fromisoformat(str(value)))
        except ValueError:
            return False
    return isinstance(value, _NATIVE[kind]) and not isinstance(value, bool)
