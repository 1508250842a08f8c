"""The codebook: tables and fields as the schemas describe them, qualifiers as they are applied."""

from __future__ import annotations

from typing import Any

import pandas as pd

from techplomacy.book.floats import table
from techplomacy.book.frames import labels
from techplomacy.book.inline import escaped
from techplomacy.descriptor import load
from techplomacy.quantity import QUALIFIERS, stated

EXAMPLE, STEP = "20", 1
_WORDED = {"required", "unique", "enum", "pattern"}


def print_tables() -> None:
    """Print one section for each table: what it holds, its keys, its fields, their words."""
    for name, resource in load().resources.items():
        schema = resource.schema
        print(f"\n## {schema['title']}: `{name}` {{#codebook-{name.replace('_', '-')}}}\n")
        print(f"{schema['description']} {_keys(schema)}\n")
        fields = pd.DataFrame(_field(field) for field in schema["fields"])
        caption = f"Fields of the table {name.replace('_', ' ')}."
        label, texts = f"fields-{name.replace('_', '-')}", ("Field", "What it says")
        table(fields, label, caption, (22, 10, 20, 58), texts)
        for field in schema["fields"]:
            if "categories" in field:
                print(_words(field))


def _keys(schema: dict[str, Any]) -> str:
    parts = [f"Key: {', '.join(f'`{f}`' for f in schema['primaryKey'])}."]
    for key in schema.get("foreignKeys", []):
        target = key["reference"].get("resource", schema["name"])
        fields = ", ".join(f"`{f}`" for f in key["fields"])
        parts.append(f"{fields} points to `{target}`.")
    return " ".join(parts)


def _field(field: dict[str, Any]) -> dict[str, str]:
    constraints = field.get("constraints", {})
    rules = [
        "required" if constraints.get("required") else "",
        f"unit: {field['unit']}" if "unit" in field else "",
        "unique" if constraints.get("unique") else "",
        *(f"{k} {v}" for k, v in constraints.items() if k not in _WORDED),
        "one of a list" if "enum" in constraints else "",
        "fixed form" if "pattern" in constraints else "",
    ]
    return {
        "Field": f"`{field['name']}`",
        "Type": field["type"],
        "Rules": ", ".join(rule for rule in rules if rule),
        "What it says": field["description"],
    }


def _words(field: dict[str, Any]) -> str:
    words = "; ".join(f"*{c['value']}*, {escaped(c['label'])}" for c in field["categories"])
    return f"`{field['name']}` is one of: {words}.\n"


def print_qualifiers(label: str) -> None:
    """Print how each qualifier reads a printed value, with one value as the example."""
    words = labels("claims", "qualifier")
    frame = pd.DataFrame(
        {
            "Qualifier": code or "none",
            "Printed as": words.get(code, ""),
            "Reads the value as": qualifier.effect,
            "Example": str(stated(EXAMPLE, code, STEP)),
        }
        for code, qualifier in QUALIFIERS.items()
    )
    caption = (
        f"Qualifiers and the intervals that they give; the example is the value "
        f"{EXAMPLE}, printed to {STEP}."
    )
    table(frame, label, caption, (16, 32, 40, 16))
