"""The part of Table Schema v2 that this project supports, and access to it.

Supported is what the tables use: six types in their default format, ten constraints,
``categories`` beside an ``enum``, labelled ``missingValues`` of a table, and the three kinds of
key. Two properties of fields are its own: ``unit``, and ``usual``, the words of a list that others
may be added to. `refuse_unsupported` raises on all else.
"""

from typing import Any, TypeAlias

from claimbook.errors import UnsupportedSchemaError

Schema: TypeAlias = dict[str, Any]
Field: TypeAlias = dict[str, Any]

SCHEMA_KEYS = frozenset(
    {"$schema", "name", "title", "description", "fields", "missingValues"}
    | {"primaryKey", "uniqueKeys", "foreignKeys"}
)
FIELD_KEYS = frozenset(
    {"name", "type", "title", "description", "constraints"}
    | {"categories", "categoriesOrdered", "unit", "usual"}
)
LABEL_KEYS = frozenset({"value", "label"})
REFERENCE_KEYS = frozenset({"fields", "reference", "resource"})
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
    """Refuse a Table Schema with anything that would be ignored.

    Args:
        schema: A schema that keeps to the official profile.

    Raises:
        UnsupportedSchemaError: It has a property, type or constraint that is not supported.
    """
    _refuse("schema properties", schema, SCHEMA_KEYS)
    for label in _labelled(schema.get("missingValues", [])):
        _refuse("missingValues", label, LABEL_KEYS)
    for key in schema.get("foreignKeys", []):
        _refuse("foreignKeys", {**key, **key["reference"]}, REFERENCE_KEYS)
    for field in schema["fields"]:
        _refuse_field(field)


def _refuse_field(field: Field) -> None:
    name, kind, constraints = field["name"], field.get("type"), field.get("constraints", {})
    _refuse(f"{name}: field properties", field, FIELD_KEYS)
    if kind not in CONSTRAINTS:
        raise UnsupportedSchemaError(f"{name}: type {kind!r}")
    _refuse(f"{name}: constraints for type {kind}", constraints, CONSTRAINTS[kind])
    for label in _labelled(field.get("categories", [])):
        _refuse(f"{name}: categories", label, LABEL_KEYS)
    usual = field.get("usual", [])
    if not isinstance(usual, list) or not all(map(_is_labelled, usual)):
        raise UnsupportedSchemaError(f"{name}: usual is no list of values with labels")
    if "categories" in field and "enum" not in constraints:
        raise UnsupportedSchemaError(f"{name}: categories without an enum beside them")


def _labelled(values: list[Any]) -> list[dict[str, Any]]:
    return [item for item in values if isinstance(item, dict)]


def _is_labelled(item: object) -> bool:
    parts = item if isinstance(item, dict) else {}
    return parts.keys() == LABEL_KEYS and all(isinstance(text, str) for text in parts.values())


def _refuse(what: str, given: dict[str, Any], known: frozenset[str]) -> None:
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


def target_of(key: dict[str, Any], table: str) -> str:
    """Return the table to which a foreign key of a table points: itself where none is named."""
    return str(key["reference"].get("resource") or table)


def links(schema: Schema, table: str) -> list[tuple[list[str], str]]:
    """Return the foreign keys of a table: its fields, and the table to which they point."""
    return [(key["fields"], target_of(key, table)) for key in schema.get("foreignKeys", [])]


def none_of(values: object) -> str:
    """Return the message for a cell that holds none of the listed words."""
    return f"is none of {', '.join(map(str, values))}" if isinstance(values, list) else ""
