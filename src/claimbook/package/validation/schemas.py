"""Table Schemas that contradict themselves or each other, which no profile sees.

Keys must name fields, references must name tables and fields, categories must equal the enum
beside them, limits must be of their field's type and leave a value, patterns must compile to an
engine that needs no more than linear time (RE2), and every feature must be one that is checked.
"""

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from claimbook.errors import UnsupportedSchemaError
from claimbook.faults import Fault
from claimbook.package.descriptor import Resource
from claimbook.package.files import FIELDS, PATTERN_LENGTH
from claimbook.package.locate import DESCRIPTOR
from claimbook.package.tabular.patterns import pattern_problem
from claimbook.package.tabular.schema import (
    Field,
    Schema,
    category_values,
    names,
    refuse_unsupported,
    target_of,
)
from claimbook.package.validation.profile import profile_faults
from claimbook.texts import repeated

_NATIVE: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "year": (int,),
    "number": (int, float),
}
_TEXTS = ("name", "title", "description")


def schema_faults(resource: Resource) -> tuple[Fault, ...]:
    """Report faults of a table's schema; a table with a faulty schema is not typed."""
    return _known_faults(_file(resource), resource.schema_text)


@lru_cache(maxsize=256)
def _known_faults(file: str, text: str) -> tuple[Fault, ...]:
    """Judge a schema once, however many packages have it."""
    return tuple(_faults(file, json.loads(text)))


def _faults(file: str, schema: Schema) -> Iterator[Fault]:
    if len(schema["fields"]) > FIELDS:
        yield Fault("limit", file, None, None, None, f"more than {FIELDS:,} fields")
        return
    if broken := list(profile_faults(schema, "tableschema", file)):
        yield from broken
        return
    try:
        refuse_unsupported(schema)
    except UnsupportedSchemaError as error:
        yield Fault("unsupported", file, None, None, None, str(error))
        return
    for place, key in _no_texts(schema):
        yield Fault("schema", file, None, place, None, f"{key} is no text")
    for name in repeated(names(schema)):
        yield Fault("schema", file, None, name, None, "two fields have this name")
    for field in schema["fields"]:
        for message in _field_messages(field):
            yield Fault("schema", file, None, field["name"], None, message)
        yield from _pattern_fault(field, file)
    for what, message in _key_messages(schema):
        yield Fault("schema", file, None, what, None, message)


def _no_texts(schema: Schema) -> Iterator[tuple[str | None, str]]:
    """Yield what must be text and is not, where the official profile does not say so."""
    own = [(None, key, schema[key]) for key in _TEXTS if key in schema]
    units = [(f["name"], "unit", f["unit"]) for f in schema["fields"] if "unit" in f]
    yield from ((at, key) for at, key, value in own + units if not isinstance(value, str))


def link_faults(resource: Resource, resources: dict[str, Resource]) -> Iterator[Fault]:
    """Report foreign keys of a sound schema that name no table or field of the package."""
    for key in resource.schema.get("foreignKeys", []):
        for message in _link_messages(key, resource.name, resources):
            yield Fault("schema", _file(resource), None, "foreignKeys", None, message)


def _file(resource: Resource) -> str:
    at = resource.entry["schema"]
    return at if isinstance(at, str) else DESCRIPTOR


def _key_messages(schema: Schema) -> Iterator[tuple[str, str]]:
    keys = {"primaryKey": [schema["primaryKey"]] if "primaryKey" in schema else []}
    keys["uniqueKeys"] = schema.get("uniqueKeys", [])
    keys["foreignKeys"] = [key["fields"] for key in schema.get("foreignKeys", [])]
    for what, each in keys.items():
        for key in each:
            yield from ((what, message) for message in _names_fields(key, schema))


def _link_messages(key: dict[str, Any], name: str, resources: dict[str, Resource]) -> Iterator[str]:
    reference = key["reference"]
    target = target_of(key, name)
    if target not in resources:
        yield f"no table {target!r}"
        return
    yield from _names_fields(reference["fields"], resources[target].schema)
    if len(key["fields"]) != len(reference["fields"]):
        yield "not as many fields as it refers to"


def _names_fields(key: object, schema: Schema) -> Iterator[str]:
    if not isinstance(key, list) or not key:
        yield "must be an array of field names"
        return
    yield from (f"no field {name!r}" for name in key if name not in names(schema))


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
    yield from _length_messages(constraints)
    for low, high in (("minimum", "maximum"), ("minLength", "maxLength")):
        if low in constraints and high in constraints and _crossed(constraints, low, high):
            yield f"{low} {constraints[low]!r} is above {high} {constraints[high]!r}"


def _length_messages(constraints: dict[str, Any]) -> Iterator[str]:
    for name in ("minLength", "maxLength"):
        value = constraints.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield f"{name} {value!r} is no length"


def _crossed(constraints: dict[str, Any], low: str, high: str) -> bool:
    try:
        return bool(constraints[low] > constraints[high])
    except TypeError:
        return False  # said already: one of them is not of the type


def _pattern_fault(field: Field, file: str) -> Iterator[Fault]:
    pattern = field.get("constraints", {}).get("pattern")
    if pattern is None:
        return
    if len(pattern) > PATTERN_LENGTH:
        message = f"the pattern has more than {PATTERN_LENGTH:,} characters"
        yield Fault("limit", file, None, field["name"], None, message)
    elif problem := pattern_problem(pattern):
        yield Fault(problem[0], file, None, field["name"], pattern, problem[1])


def _is_native(value: object, kind: str) -> bool:
    if kind == "date":
        try:
            return bool(date.fromisoformat(str(value)))
        except ValueError:
            return False
    return isinstance(value, _NATIVE[kind]) and not isinstance(value, bool)
