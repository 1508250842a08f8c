"""Validation: every fault of a package at once, layer by layer.

======================  =====================================================================
`profile`               the official Data Package v2 profile, and keys that no standard knows
`schemas`               Table Schemas that contradict themselves, or would go unheeded
`texts`                 texts that are empty, steer a terminal, or are no address; double keys
`integrity`             files that are missing or changed
`claimbook.package.tabular`   the form of the text, the header, the types of cells
`constraints`           constraints, primary and unique keys, through Pandera
`references`            foreign keys
`rules`                 rules between tables
`claimbook.formulas`    formulas that cannot be computed, files that are gone; on sound tables only
`opinion`               frictionless, on request
======================  =====================================================================
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.faults import ERROR, to_frame
from claimbook.package.arguments import of_type, place
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import is_own_checkout, opened, using
from claimbook.package.tabular.frame import header_faults, type_rows
from claimbook.package.tabular.text import read_raw_table
from claimbook.package.validation.constraints import constraint_faults
from claimbook.package.validation.frictionless_check import frictionless_faults
from claimbook.package.validation.integrity import byte_faults, entry_faults
from claimbook.package.validation.profile import descriptor_faults
from claimbook.package.validation.references import reference_faults
from claimbook.package.validation.rules import rule_faults
from claimbook.package.validation.schemas import link_faults, schema_faults
from claimbook.package.validation.texts import text_faults

if TYPE_CHECKING:
    import pandas as pd

    from claimbook.faults import Fault
    from claimbook.package.descriptor import Descriptor, Resource
    from claimbook.package.locate import Location
    from claimbook.package.tabular.frame import Table


def validate(path: Location | None = None, *, frictionless: bool = False) -> pd.DataFrame:
    """Return every fault of a package at once.

    A changed size or hash is a warning in the project's own checkout, since there the files are
    edited and `make metadata` records them; anywhere else it is an error.

    Args:
        path: A folder or a ``datapackage.json``; the project's own package if None.
        frictionless: Ask frictionless too.

    Returns:
        One row a fault: ``code`` (see `claimbook.faults`), ``file``, ``row`` (Int64, the
        header being 1), ``field``, ``value``, ``message``, ``severity`` (error or warning).

    Raises:
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.

    Examples:
        >>> import techplomacy as tp
        >>> faults = tp.validate()
        >>> faults[faults["severity"] == "error"].empty
        True
    """
    of_type("frictionless", frictionless, bool)
    descriptor, lenient = load_descriptor(place(path)), is_own_checkout(path)
    faults = [*descriptor_faults(descriptor.raw), *entry_faults(descriptor)]
    faults += text_faults(descriptor)
    tables: dict[str, Table] = {}
    for name, resource in descriptor.resources.items():
        faults += byte_faults(resource, lenient)
        table, found = _read(resource, descriptor)
        faults += found
        if table:
            tables[name] = table
            faults += constraint_faults(table, resource)
    for name in tables:
        faults += reference_faults(descriptor.resources[name], tables)
    with using(opened(path)):
        faults += rule_faults(tables, descriptor.resources)
    if not any(fault.severity == ERROR for fault in faults):
        from claimbook.formulas.faults import formula_faults

        faults += formula_faults(None if path is None else Path(path))
    if frictionless:
        faults += frictionless_faults(path)
    return to_frame(faults)


def _read(resource: Resource, descriptor: Descriptor) -> tuple[Table | None, list[Fault]]:
    """Read a table as far as its schema and its text allow, with the faults of both."""
    sheet = read_raw_table(resource)
    faults = list(schema_faults(resource)) or list(link_faults(resource, descriptor.resources))
    typable = sheet.readable and not faults
    faults += sheet.faults
    if not typable:
        return None, faults
    table = type_rows(sheet, resource)
    return table, [*faults, *header_faults(sheet, resource), *table.faults]
