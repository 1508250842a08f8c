"""The codebook: what the schemas say of a table or field, for prompt, notebook, book and exports.

`fields` and `words` are the one reading of the schemas in words; whatever prints a codebook
prints these.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

import pandas as pd

from claimbook.errors import UnknownFieldError
from claimbook.package.arguments import of_type, place
from claimbook.package.descriptor import load_descriptor
from claimbook.package.tabular.schema import links

if TYPE_CHECKING:
    from rich.console import RenderableType

    from claimbook.package.descriptor import Descriptor, Resource
    from claimbook.package.locate import Location
    from claimbook.package.tabular.schema import Field, Schema

_WORDED = {"required", "unique", "enum", "pattern"}
_WIDTHS = (60, 110)
"""Narrowest and widest that a description is set in a terminal."""


def fields(schema: Schema) -> pd.DataFrame:
    """Return the fields of a table in words: ``field``, ``type``, ``rules``, ``description``."""
    rows = [
        (each["name"], each["type"], rules(each), each.get("description", ""))
        for each in schema["fields"]
    ]
    return pd.DataFrame(rows, columns=["field", "type", "rules", "description"], dtype="str")


def rules(each: Field) -> str:
    """Return what a field demands of its values, in a few words."""
    constraints = each.get("constraints", {})
    found = [
        "required" if constraints.get("required") else "",
        f"unit: {each['unit']}" if "unit" in each else "",
        "unique" if constraints.get("unique") else "",
        *(f"{k} {v}" for k, v in constraints.items() if k not in _WORDED),
        "one of a list" if "enum" in constraints else "",
        "a list that may be added to" if "usual" in each else "",
        "fixed form" if "pattern" in constraints else "",
    ]
    return ", ".join(rule for rule in found if rule)


def words(each: Field) -> pd.DataFrame:
    """Return the values a field may take, in order: ``value`` and ``label``; none if it is free.

    Of a list that may be added to, the usual ones.
    """
    return pd.DataFrame(listed(each), columns=["value", "label"], dtype="str")


def listed(each: Field) -> list[tuple[str, str]]:
    """Return the values a field may take as pairs of value and label."""
    offered = each.get("categories", each.get("usual"))
    return [
        (str(w["value"]), w.get("label", "")) if isinstance(w, dict) else (str(w), "")
        for w in offered or each.get("constraints", {}).get("enum", [])
    ]


@dataclass(frozen=True, repr=False, eq=False)
class Description:
    """The codebook of a package, a table or a field.

    Attributes:
        name: As it was asked for: ``techplomacy``, ``observations``, ``observations.status``.
        title: Its title.
        text: What it holds.
        facts: More of it, as pairs of a label and a text.
        parts: Its tables (``table``, ``title``), fields (as `fields`) or values (as `words`).
    """

    name: str
    title: str
    text: str
    facts: list[tuple[str, str]] = field(default_factory=list)
    parts: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __repr__(self) -> str:
        low, high = _WIDTHS
        width = max(low, min(high, shutil.get_terminal_size((high, 0)).columns))
        facts = pd.DataFrame(self.facts, columns=["", ""], dtype="str")
        parts = [_folded(each, width) for each in (facts, self.parts) if len(each)]
        head = [f"{self.name}: {self.title}", *wrap(self.text, width)]
        return "\n".join([*head, *(line for part in parts for line in ["", *part])])

    def __rich__(self) -> RenderableType:
        from rich.console import Group
        from rich.table import Table
        from rich.text import Text

        facts = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
        for label, text in self.facts:
            facts.add_row(Text(label, "bold"), Text(text))
        parts = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
        for name in self.parts.columns:
            parts.add_column(str(name), overflow="fold")
        for row in self.parts.itertuples(index=False):
            parts.add_row(*(Text(str(cell)) for cell in row))
        shown = [Text(f"{self.name}: {self.title}", "bold"), Text(self.text)]
        tables = [each for each in (facts, parts) if each.row_count]
        return Group(*shown, *(item for each in tables for item in ("", each)))

    def _repr_html_(self) -> str:
        facts = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>" for k, v in self.facts)
        parts = self.parts.to_html(index=False, border=0) if len(self.parts) else ""
        heading = f"<p><strong>{escape(self.name)}</strong>: {escape(self.title)}</p>"
        return f"{heading}<p>{escape(self.text)}</p><dl>{facts}</dl>{parts}"


def _folded(frame: pd.DataFrame, width: int) -> list[str]:
    """Return a table as lines, of which the last column is folded to a width."""
    rows = [list(map(str, row)) for row in (frame.columns, *frame.itertuples(index=False))]
    wide = [max(map(len, cells)) for cells in zip(*rows, strict=True)][:-1]
    lines = []
    for row in rows if any(rows[0]) else rows[1:]:
        head = "".join(f"{cell:<{n}}  " for cell, n in zip(row, wide, strict=False))
        indent = " " * min(len(head), width // 2)
        lines += wrap(head + row[-1], width, subsequent_indent=indent, drop_whitespace=True)
    return lines


def describe(
    table: str | None = None, field: str | None = None, *, package: Location | None = None
) -> Description:
    """Return the codebook of a table or field, or the list of tables.

    It shows itself in a terminal, in a notebook and as plain text.

    Args:
        table: The name of a table; without one, the tables are listed.
        field: The name of one of its fields.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        The title, the text and the facts of what was asked for, and its parts as a table.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
        UnknownTableError: No table has that name.
        UnknownFieldError: The table has no such field.

    Examples:
        >>> import techplomacy as tp
        >>> tp.describe("observations", "status").parts["value"].tolist()[:3]
        ['final', 'provisional', 'revised']
        >>> print(tp.describe("entities", "kind"))  # doctest: +ELLIPSIS
        entities.kind: Kind
        What it is.
        ...
        country  country, territory or economy
        ...
    """
    of_type("table", table, str, type(None))
    of_type("field", field, str, type(None))
    descriptor = load_descriptor(place(package))
    if table is None:
        return _of_package(descriptor)
    resource = descriptor.resource(table)
    return _of_table(resource) if field is None else _of_field(resource, field)


def _of_package(descriptor: Descriptor) -> Description:
    raw = descriptor.raw
    rows = [(name, resource.title) for name, resource in descriptor.resources.items()]
    return Description(
        str(raw.get("name", "package")),
        str(raw.get("title", "")),
        str(raw.get("description", "")),
        parts=pd.DataFrame(rows, columns=["table", "title"]),
    )


def _of_table(resource: Resource) -> Description:
    schema = resource.schema
    facts = [("Key", ", ".join(schema.get("primaryKey", [])))]
    facts += [
        ("Link", f"{', '.join(names)} to {target}")
        for names, target in links(schema, resource.name)
    ]
    return Description(
        resource.name,
        str(schema.get("title", resource.title)),
        str(schema.get("description", "")),
        [(label, text) for label, text in facts if text],
        fields(schema),
    )


def _of_field(resource: Resource, name: str) -> Description:
    known = resource.fields
    if name not in known:
        raise UnknownFieldError(name, known)
    each = known[name]
    links_here = [
        target for names, target in links(resource.schema, resource.name) if name in names
    ]
    facts = [
        ("Type", each["type"]),
        ("Rules", rules(each)),
        ("Form", each.get("constraints", {}).get("pattern", "")),
        ("Key", "part of the key" if name in resource.schema.get("primaryKey", []) else ""),
        *(("Link", f"to {target}") for target in links_here),
    ]
    return Description(
        f"{resource.name}.{name}",
        str(each.get("title", name)),
        str(each.get("description", "")),
        [(label, text) for label, text in facts if text],
        words(each),
    )
