"""The codebook: tables and fields as the schemas describe them, qualifiers as they are applied."""

import re
from typing import Any

import pandas as pd

from claimbook.book.floats import table
from claimbook.book.inline import escaped
from claimbook.package import codebook
from claimbook.package.descriptor import load_descriptor
from claimbook.package.labels import labels
from claimbook.package.tabular.schema import links as schema_links
from claimbook.quantities.qualifiers import QUALIFIERS, stated
from claimbook.texts import with_noun

EXAMPLE, STEP = "20", 1
RULES = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "above {}",
    "exclusiveMaximum": "below {}",
    "minLength": "length at least {}",
    "maxLength": "length at most {}",
}
RULE = re.compile(rf"\b({'|'.join(RULES)}) ([\d.]+)")
"""A rule of Table Schema on the size of a value, and how it is said."""
HEADINGS = {"field": "Field", "type": "Type", "rules": "Rules", "description": "What it says"}


def print_tables() -> None:
    """Print one section for each table: what it holds, its keys, its fields, their words."""
    for name, resource in load_descriptor().resources.items():
        schema = resource.schema
        print(f"\n### {schema['title']}: `{name}` {{#codebook-{name.replace('_', '-')}}}\n")
        print(" ".join([schema["description"], *_keys(schema, name)]) + "\n")
        fields = with_noun(len(schema["fields"]), "field")
        print(f'::: {{.callout-note collapse="true" title="{fields}"}}\n')
        fields = codebook.fields(schema).rename(columns=HEADINGS)
        fields["Field"] = "`" + fields["Field"] + "`"
        fields["Rules"] = fields["Rules"].map(_worded)
        caption = f"Fields of the table {name.replace('_', ' ')}."
        label, texts = f"fields-{name.replace('_', '-')}", ("Field", "Rules", "What it says")
        table(fields, label, caption, (22, 10, 28, 50), texts)
        for field in schema["fields"]:
            if "categories" in field or "usual" in field:
                print(_words(field["name"], codebook.words(field), "usual" in field))
        print(":::\n")


def _keys(schema: dict[str, Any], name: str) -> list[str]:
    links = schema_links(schema, name)
    return [
        f"Key: {_fields(schema['primaryKey'])}.",
        *(f"{_fields(fields)} points to `{target}`." for fields, target in links),
    ]


def _fields(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _worded(rules: str) -> str:
    """Return rules with the keywords of Table Schema in words."""
    return RULE.sub(lambda rule: RULES[rule[1]].format(rule[2]), rules)


def _words(name: str, words: pd.DataFrame, is_open: bool) -> str:
    meant = {str(w.value): escaped(str(w.label)) for w in words.itertuples()}
    listed = "; ".join(f"*{v}*" if v == label else f"*{v}*, {label}" for v, label in meant.items())
    return f"`{name}` is {'usually ' if is_open else ''}one of: {listed}.\n"


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
