"""Reading tables: the list of them, and one of them with the types of its schema.

A table that was read is kept until its file or its schema changes; each caller has its own copy.
"""

from functools import lru_cache
from pathlib import Path

import pandas as pd

from claimbook.package.arguments import of_type, place
from claimbook.package.descriptor import Descriptor, Resource, load_descriptor
from claimbook.package.locate import Location
from claimbook.package.rows import (
    Request,
    kept_table,
    listed_tables,
    refuse,
    request,
    sound,
    sound_sheet,
)
from claimbook.package.tabular.cells import column
from claimbook.package.tabular.frame import type_rows
from claimbook.package.tabular.text import RawTable
from claimbook.texts import filled


def tables(package: Location | None = None) -> pd.DataFrame:
    """Return the tables of a package, in the order of its descriptor.

    Args:
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        One row per table: ``name``, ``title``, ``rows`` (int64; how many it has), ``path`` (in the
        folder of the package), ``description``. The index counts the rows.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.

    Examples:
        >>> import techplomacy as tp
        >>> tp.tables().set_index("name").loc["works", "path"]
        'data/article/works.csv'
    """
    found = listed_tables(package)
    return pd.DataFrame(found.rows, columns=list(found.columns))


def path(name: str, *, package: Location | None = None) -> Path:
    """Return the path of a table's file, for programs that read CSV by themselves.

    Args:
        name: The name of the table, one of `tables`.
        package: Another package than the project's own: a folder or a ``datapackage.json``.

    Returns:
        Where the file is, whether or not there is one.

    Raises:
        InvalidArgumentError: An argument is of a type that it does not take.
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
        The rows in the order of the file, with the schema's fields as columns. The dtypes
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
        MissingExtraError: ``validate`` needs Pandera, which is not installed.

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
    frame = typed(request(name, package, validate)).copy(deep=False)  # pandas copies on writing
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
    return filled(said)


@lru_cache(maxsize=64)
def typed(asked: Request) -> pd.DataFrame:
    """Return a table as a frame, which is shared by all who ask for it.

    Raises:
        InvalidTableError: The table is not sound.
    """
    resource = asked.resource
    if asked.validate:
        _refuse_doubtful(sound_sheet(asked), resource)
    table = sound(asked)
    return pd.DataFrame({name: column(table[name], field) for name, field in table.fields.items()})


def _refuse_doubtful(sheet: RawTable, resource: Resource) -> None:
    from claimbook.package.validation.constraints import constraint_faults
    from claimbook.package.validation.proof import doubtful

    if doubts := doubtful(kept_table(resource)[1], resource.schema):
        table = type_rows(sheet, resource, doubts)
        refuse(resource, table.faults)
        refuse(resource, constraint_faults(table, resource))
