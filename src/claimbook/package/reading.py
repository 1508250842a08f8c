"""Reading tables: the list of them, and one of them with the types of its schema.

A table that was read is kept until its file or its schema changes; each caller has its own copy.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from claimbook.errors import InvalidTableError
from claimbook.package.arguments import of_type, place
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import opened
from claimbook.package.tabular.frame import Table, type_rows, with_categories
from claimbook.package.tabular.header import header_faults
from claimbook.package.tabular.text import read_raw_table

if TYPE_CHECKING:
    from pathlib import Path

    from claimbook.faults import Fault
    from claimbook.package.descriptor import Descriptor, Resource
    from claimbook.package.locate import Location


def tables(package: Location | None = None) -> pd.DataFrame:
    """Return the tables of a package, in the order of its descriptor.

    Args:
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row a table: ``name``, ``title``, ``rows``, ``path``, ``description``.

    Raises:
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.

    Examples:
        >>> import techplomacy as tp
        >>> tp.tables().set_index("name").loc["works", "path"]
        'data/article/works.csv'
    """
    found = [
        (r.name, r.title, len(read_raw_table(r).rows), r.path, r.entry.get("description", ""))
        for r in load_descriptor(place(package)).resources.values()
    ]
    return pd.DataFrame(found, columns=["name", "title", "rows", "path", "description"])


def path(name: str, *, package: Location | None = None) -> Path:
    """Return the path of a table's file, for programs that read CSV by themselves.

    Args:
        name: The name of the table, one of `tables`.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Raises:
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
        UnknownTableError: No table has that name.

    Examples:
        >>> import techplomacy as tp
        >>> tp.path("claims").name
        'claims.csv'
    """
    return load_descriptor(place(package)).resource(of_type("name", name, str)).file


def read(name: str, *, validate: bool = False, package: Location | None = None) -> pd.DataFrame:
    """Return a table with the types of its schema.

    Args:
        name: The name of the table, one of `tables`.
        validate: Check constraints and keys of the table too, through Pandera; `validate` of the
            package checks references and rules between tables besides.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row a row, in the order of the file, with the schema's fields as columns. The dtypes
        are those of `claimbook.package.tabular.cells`; fields with a list of values are
        categorical, and ordered where the schema says so. The index counts the rows from 0
        and means nothing; the columns of the table's key, which `techplomacy.describe` names, tell
        rows apart. ``attrs`` has the table's ``name``, ``title`` and ``path``, and the package's
        ``licence``, ``version`` and ``citation``.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
        UnknownTableError: No table has that name.
        InvalidTableError: The file has not the form, header or types that its schema says, or,
            with ``validate``, breaks a constraint; or the schema of another package is faulty.

    Examples:
        >>> import techplomacy as tp
        >>> entities = tp.read("entities").set_index("entity_id")
        >>> entities.loc["DNK", "name"]
        'Denmark'
        >>> tp.read("claims")["weight"].cat.categories.tolist()
        ['incidental', 'supporting', 'central']
    """
    of_type("name", name, str)
    of_type("validate", validate, bool)
    descriptor = load_descriptor(place(package))
    resource = descriptor.resource(name)
    frame = _kept(_request(resource, validate, not opened(package).is_bound)).copy()
    frame.attrs = {"name": name, "title": resource.title, "path": str(resource.file)}
    frame.attrs |= _origin(descriptor)
    return frame


def _origin(descriptor: Descriptor) -> dict[str, str]:
    """Return the licence, version and citation of a package, as far as its descriptor says."""
    said = {
        "licence": ", ".join(descriptor.licences),
        "version": str(descriptor.raw.get("version", "")),
        "citation": descriptor.citation,
    }
    return {key: text for key, text in said.items() if text}


@dataclass(frozen=True)
class _Request:
    """What a frame depends on: the state of its file, its schema, and how it is judged."""

    stamp: tuple[str, int, int]
    schema: str
    validate: bool
    is_foreign: bool
    resource: Resource = field(compare=False)


def _request(resource: Resource, validate: bool, is_foreign: bool) -> _Request:
    try:
        state = resource.file.stat()
        stamp = (str(resource.file), state.st_mtime_ns, state.st_size)
    except OSError:  # reported as a fault of the table when it is read
        stamp = (str(resource.file), 0, 0)
    return _Request(stamp, json.dumps(resource.schema), validate, is_foreign, resource)


@lru_cache(maxsize=64)
def _kept(request: _Request) -> pd.DataFrame:
    resource = request.resource
    if request.is_foreign:  # the project's own schemas are judged by its tests
        from claimbook.package.validation.schemas import schema_faults

        _refuse(resource, list(schema_faults(resource)))
    table = _read_typed(resource)
    if request.validate:
        from claimbook.package.validation.constraints import constraint_faults

        _refuse(resource, constraint_faults(table, resource))
    frame, faults = with_categories(table.typed, resource)
    _refuse(resource, faults)
    return frame.reset_index(drop=True)


def read_if_any(name: str, columns: Iterable[str], package: Location | None = None) -> pd.DataFrame:
    """Return a table as `read` does; without rows, and with these columns, if there is none."""
    if name in load_descriptor(package).resources:
        return read(name, package=package)
    return pd.DataFrame(columns=list(columns), dtype="str")


def _read_typed(resource: Resource) -> Table:
    sheet = read_raw_table(resource)
    _refuse(resource, sheet.faults + header_faults(sheet, resource))
    table = type_rows(sheet, resource)
    _refuse(resource, table.faults)
    return table


def _refuse(resource: Resource, faults: list[Fault]) -> None:
    if faults:
        raise InvalidTableError(resource.name, faults)
