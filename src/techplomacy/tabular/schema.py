"""The part of Table Schema v2 that this project supports, and access to it.

Supported is what the tables use: six types in their default format, ten constraints,
``categories`` beside an ``enum``, labelled ``missingValues`` of a table, and the three kinds of
key. `refuse_unsupported` raises on all else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from techplomacy.errors import UnsupportedSchemaError

if TYPE_CHECKING:
    from collections.abc import Iterable

Schema: TypeAlias = dict[str, Any]
Field: TypeAlias = dict[str, Any]

SCHEMA_KEYS = frozenset(
    {"$schema", "name", "title", "description", "fields", "missingValues"}
    | {"primaryKey", "uniqueKeys", "foreignKeys"}
)
FIELD_KEYS = frozenset(
    {"name", "type", "title", "description", "constraints"}
    | {"categories", "categoriesOrdered", "unit"}
)
_ANY = frozenset({"required", "unique"})
_BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
CONSTRAINTS = {
    "string": _ANY | {"enum", "pattern", "minLength", "maxLength"},
    "integer": _ANY | _BOUNDS | {"enum"},
    "year": _ANY | _BOUNDS | {"enum"},
    "number": _ANY | _BOUNDS,
    "boolean": _ANY,
    "date": _ANY | _BOUNDS,
}


def refuse_unsupported(schema: Schema) -> None:
    """Check that nothing in a Table Schema would go unheeded.

    Raises:
        UnsupportedSchemaError: It has a property, type or constraint that is not supported.
    """
    _refuse("schema properties", schema, SCHEMA_KEYS)
    for field in schema["fields"]:
        name = field.get("name")
        _refuse(f"{name}: field properties", field, FIELD_KEYS)
        if field.get("type") not in CONSTRAINTS:
            raise UnsupportedSchemaError(f"{name}: type {field.get('type')!r}")
        _refuse(
            f"{name}: constraints for type {field['type']}",
            field.get("constraints", {}),
            CONSTRAINTS[field["type"]],
        )
        if "categories" in field and "enum" not in field.get("constraints", {}):
            raise UnsupportedSchemaError(f"{name}: categories without an enum beside them")


def _refuse(what: str, given: Iterable[str], known: frozenset[str]) -> None:
    if unknown := sorted(set(given) - known):
        raise UnsupportedSchemaError(f"{what}: {', '.join(unknown)}")


def names(schema: Schema) -> list[str]:
    """Return the names of the fields, in order."""
    return [str(field["name"]) for field in schema["fields"]]


def missing_values(schema: Schema) -> list[str]:
    """Return the texts that mean an empty cell; labelled values without their labels."""
    return [
        str(item["value"] if isinstance(item, dict) else item)
        for item in schema.get("missingValues", [""])
    ]


def category_values(field: Field) -> list[Any]:
    """Return the values a field may take: its categories in order, else its enum, else none."""
    listed = field.get("categories", field.get("constraints", {}).get("enum", []))
    return [item["value"] if isinstance(item, dict) else item for item in listed]
