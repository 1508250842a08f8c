"""Reading tables: the list of them, and one of them with the types of its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from claimbook.errors import InvalidTableError
from claimbook.package.descriptor import load_descriptor
from claimbook.package.tabular.frame import Table, header_faults, type_rows, with_categories
from claimbook.package.tabular.text import read_raw_table

if TYPE_CHECKING:
    from claimbook.faults import Fault
    from claimbook.package.descriptor import Resource
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
        for r in load_descriptor(package).resources.values()
    ]
    return pd.DataFrame(found, columns=["name", "title", "rows", "path", "description"])


def read(name: str, validate: bool = False, package: Location | None = None) -> pd.DataFrame:
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
        rows apart.

    Raises:
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
    resource = load_descriptor(package).resource(name)
    if package is not None:  # the project's own schemas are judged by its tests
        from claimbook.package.validation.schemas import schema_faults

        _refuse(resource, list(schema_faults(resource)))
    table = _read_typed(resource)
    if validate:
        from claimbook.package.validation.constraints import constraint_faults

        _refuse(resource, constraint_faults(table, resource))
    frame, faults = with_categories(table.typed, resource)
    _refuse(resource, faults)
    return frame.reset_index(drop=True)


def _read_typed(resource: Resource) -> Table:
    sheet = read_raw_table(resource)
    _refuse(resource, sheet.faults + header_faults(sheet, resource))
    table = type_rows(sheet, resource)
    _refuse(resource, table.faults)
    return table


def _refuse(resource: Resource, faults: list[Fault]) -> None:
    if faults:
        raise InvalidTableError(resource.name, faults)
