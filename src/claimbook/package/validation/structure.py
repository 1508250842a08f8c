"""Faults of descriptor, schemas and tables, found before anything is computed from them.

A word that is not on a list which an author may add to may be meant, or misspelt: a warning.
"""

from collections import Counter
from collections.abc import Iterator

from claimbook.faults import WARNING, Fault
from claimbook.package.descriptor import Resource, load_descriptor
from claimbook.package.locate import OpenPackage, is_own_checkout
from claimbook.package.rows import kept_tables
from claimbook.package.tabular.plain import PlainTable
from claimbook.package.tabular.text import RawTable, header_faults
from claimbook.package.validation.integrity import byte_faults, entry_faults
from claimbook.package.validation.profile import descriptor_faults
from claimbook.package.validation.proof import doubtful
from claimbook.package.validation.references import pointer_faults, reference_faults
from claimbook.package.validation.rules import rule_faults
from claimbook.package.validation.schemas import link_faults, schema_faults
from claimbook.package.validation.texts import text_faults


def structure_faults(package: OpenPackage) -> list[Fault]:
    """Return the faults that descriptor, schemas and tables have, before anything is computed."""
    descriptor, lenient = load_descriptor(package), is_own_checkout(package)
    faults = [*descriptor_faults(descriptor.raw), *entry_faults(descriptor)]
    faults += text_faults(descriptor)
    tables: dict[str, PlainTable] = {}
    kept = kept_tables(package)
    for name, resource in descriptor.resources.items():
        faults += byte_faults(resource, lenient)
        sheet, table = kept[name]
        found = schema_faults(resource) or list(link_faults(resource, descriptor.resources))
        faults += [*found, *sheet.faults]
        if sheet.readable and not found:
            tables[name] = table
            faults += table_faults(sheet, table, resource)
    for name in tables:
        faults += reference_faults(descriptor.resources[name], tables)
        faults += pointer_faults(descriptor.resources[name], tables, descriptor.resources)
    faults += rule_faults(tables, descriptor.resources, package)
    faults += unusual_words(tables, descriptor.resources)
    return faults


def table_faults(sheet: RawTable, table: PlainTable, resource: Resource) -> list[Fault]:
    """Return the faults of header, cells and keys; Pandera is asked of fields that may have any."""
    found = header_faults(sheet, resource)
    doubts = doubtful(table, resource.schema)
    if not doubts:
        return found
    from claimbook.package.tabular.frame import type_rows
    from claimbook.package.validation.constraints import constraint_faults

    typed = type_rows(sheet, resource, doubts)
    return [*found, *typed.faults, *constraint_faults(typed, resource)]


def unusual_words(tables: dict[str, PlainTable], resources: dict[str, Resource]) -> Iterator[Fault]:
    """Warn once of each word that is not in its field's list, at the first row that has it."""
    for name, table in tables.items():
        for field in resources[name].schema["fields"]:
            if "usual" in field and field["name"] in table.fields:
                yield from _of_field(field["name"], field["usual"], table, resources[name])


def _of_field(
    field: str, usual: list[dict[str, str]], table: PlainTable, resource: Resource
) -> Iterator[Fault]:
    known = [each["value"] for each in usual]
    counts = Counter(word for word in table[field] if word is not None and word not in known)
    for row, word in table.each(field):
        if count := counts.pop(word, 0):
            others = f" and in {count - 1} more" if count > 1 else ""
            where = f"here{others}; if it is meant, add it to `usual` in the schema"
            message = f"the list has {', '.join(known)}; the word stands {where}"
            yield Fault("unusual-word", resource.path, row, field, str(word), message, WARNING)
