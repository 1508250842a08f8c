"""The descriptor, ``datapackage.json``, and what it says of each table.

A descriptor is read as plain dicts: `validate` must be able to look at a broken one. A resource
that lacks a name, a path or a schema, or whose path leads out of the package, is left out here;
`claimbook.package.validation` reports why.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimbook.errors import PackageUnreadableError, UnknownTableError
from claimbook.package.caching import once_per_package
from claimbook.package.files import JSON_BYTES, TABLE_BYTES, is_nameable, read_file
from claimbook.package.locate import Location, OpenPackage, locate
from claimbook.quantities.period import year_of

if TYPE_CHECKING:
    from pathlib import Path

    from frictionless import Package

_SAFE = re.compile(r"(?!.*(^|/)\.)(?!/)(?!.*\\)(?!.*//)(?![A-Za-z][A-Za-z0-9+.-]*:).+")


@dataclass(frozen=True)
class Resource:
    """One table of a package: its name, path, file, Table Schema and entry in the descriptor."""

    name: str
    path: str
    file: Path
    schema: dict[str, Any]
    entry: dict[str, Any]

    def read_bytes(self) -> bytes:
        """Return the bytes of its file.

        Raises:
            UnusableFileError: It leads out of the package, is no regular file, or is too large.
        """
        return read_file(self.file, self.root, TABLE_BYTES)

    @property
    def root(self) -> Path:
        """The folder of its package."""
        return self.file.parents[self.path.count("/")]

    @cached_property
    def schema_text(self) -> str:
        """Its schema as one text."""
        return json.dumps(self.schema)

    @cached_property
    def described(self) -> str:
        """Its schema and its entry in the descriptor, as one text."""
        return self.schema_text + json.dumps(self.entry)

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """Its fields by name, in the order of the schema."""
        return {field["name"]: field for field in self.schema["fields"]}

    @property
    def title(self) -> str:
        """The table's title, or its name where it has none."""
        return str(self.entry.get("title") or self.name)


@dataclass(frozen=True)
class Descriptor:
    """A package: its root folder, its descriptor as read, and its readable tables by name."""

    root: Path
    raw: dict[str, Any]
    resources: dict[str, Resource]

    @property
    def licences(self) -> list[str]:
        """The names of the package's licences, as SPDX has them."""
        return [str(e["name"]) for _, e in objects(self.raw.get("licenses")) if e.get("name")]

    @property
    def citation(self) -> str:
        """How to cite the package, in one line; empty where its descriptor has no title."""
        raw = self.raw
        people = objects(raw.get("contributors"))
        creators = [p for _, p in people if "creator" in p.get("roles", ["creator"])]
        names = ", ".join(str(each["title"]) for each in creators if each.get("title"))
        day, title, version = (str(raw.get(key, "")) for key in ("created", "title", "version"))
        end = str(raw.get("id", ""))
        parts = [names and f"{names}.", day and f"({year_of(day)}).", title]
        parts += [version and f"(Version {version})", "[Dataset]."]
        parts += [end] if end.startswith("https://") else []
        return " ".join(filter(None, parts)) if title else ""

    def resource(self, name: str) -> Resource:
        """Return the table called ``name``.

        Raises:
            UnknownTableError: There is none.
        """
        if name not in self.resources:
            raise UnknownTableError(name, self.resources)
        return self.resources[name]

    def fields(self, table: str) -> dict[str, dict[str, Any]]:
        """Return the fields of a table by name; none if the package lacks the table."""
        return self.resources[table].fields if table in self.resources else {}


def objects(value: object) -> list[tuple[int, dict[str, Any]]]:
    """Return the objects of an array, each with its place; none of what is no array."""
    items = value if isinstance(value, list) else []
    return [(place, item) for place, item in enumerate(items) if isinstance(item, dict)]


def is_safe(path: object) -> bool:
    """Say whether ``path`` is a POSIX path inside the package (Data Package v2, "URL or Path")."""
    return isinstance(path, str) and _SAFE.fullmatch(path) is not None and is_nameable(path)


def read_json(path: Path, root: Path | None = None) -> dict[str, Any]:
    """Return the JSON object in ``path``, a file inside ``root`` or inside its own folder.

    Raises:
        PackageUnreadableError: It cannot be read, or is not a JSON object in UTF-8.
    """
    try:
        text = read_file(path, root or path.resolve().parent, JSON_BYTES).decode()
        value = json.loads(text, parse_constant=_refuse_constant)
        if "\\ud" in text.lower():  # half a pair of UTF-16 is no character: nothing can write it
            json.dumps(value, ensure_ascii=False).encode()
    except (OSError, ValueError, RecursionError) as error:
        raise PackageUnreadableError(f"{path} cannot be read: {error}") from None
    if not isinstance(value, dict):
        raise PackageUnreadableError(f"{path} is not a JSON object")
    return value


def _refuse_constant(word: str) -> None:
    raise ValueError(f"{word} is not JSON")


def read_schema(root: Path, schema: object) -> dict[str, Any]:
    """Return a Table Schema that stands in the descriptor or, as a path, beside it.

    Raises:
        PackageUnreadableError: It is neither, or cannot be read.
    """
    if isinstance(schema, str) and is_safe(schema):
        schema = read_json(root / schema, root)
    if not isinstance(schema, dict) or not _has_named_fields(schema):
        raise PackageUnreadableError("its schema is neither a Table Schema nor a path to one")
    return schema


def _has_named_fields(schema: dict[str, Any]) -> bool:
    fields = schema.get("fields")
    return isinstance(fields, list) and all(
        isinstance(field, dict) and isinstance(field.get("name"), str) for field in fields
    )


@once_per_package
def load_descriptor(package: OpenPackage) -> Descriptor:
    """Return the descriptor of a package.

    Raises:
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
    """
    path = package.descriptor
    raw = read_json(path)
    found = [_resource(path.parent, entry) for _, entry in objects(raw.get("resources"))]
    return Descriptor(path.parent, raw, {r.name: r for r in found if r})


def _resource(root: Path, entry: dict[str, Any]) -> Resource | None:
    if not is_safe(entry.get("path")) or not entry.get("name"):
        return None
    try:
        schema = read_schema(root, entry.get("schema"))
    except PackageUnreadableError:
        return None
    return Resource(str(entry["name"]), entry["path"], root / entry["path"], schema, entry)


def package(package: Location | None = None) -> Package:
    """Return the frictionless Package, for its whole ecosystem.

    Args:
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        A ``frictionless.Package`` with a resource a table.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        PackageNotFoundError: There is no descriptor.
        MissingExtraError: frictionless is not installed.
        frictionless.FrictionlessException: By its rules the descriptor is none.

    Examples:
        >>> import techplomacy as tp
        >>> tp.package().get_resource("claims").schema.primary_key
        ['claim_id']
    """
    from frictionless import Package

    return Package(str(locate(package)))
