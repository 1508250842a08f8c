"""What descriptor, schemas and tables have of faults, before anything is computed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import is_own_checkout, using
from claimbook.package.tabular.frame import header_faults, type_rows
from claimbook.package.tabular.text import read_raw_table
from claimbook.package.validation.constraints import constraint_faults
from claimbook.package.validation.integrity import byte_faults, entry_faults
from claimbook.package.validation.profile import descriptor_faults
from claimbook.package.validation.references import pointer_faults, reference_faults
from claimbook.package.validation.rules import rule_faults
from claimbook.package.validation.schemas import link_faults, schema_faults
from claimbook.package.validation.texts import text_faults

if TYPE_CHECKING:
    from claimbook.faults import Fault
    from claimbook.package.descriptor import Descriptor, Resource
    from claimbook.package.locate import OpenPackage
    from claimbook.package.tabular.frame import Table


def structure_faults(package: OpenPackage) -> list[Fault]:
    """Return the faults that descriptor, schemas and tables have, before anything is computed."""
    descriptor, lenient = load_descriptor(package), is_own_checkout(package)
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
        faults += pointer_faults(descriptor.resources[name], tables, descriptor.resources)
    with using(package):
        faults += rule_faults(tables, descriptor.resources)
    return faults


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
