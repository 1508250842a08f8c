"""A package that contradicts itself is not judged: an error lists its faults instead."""

from collections.abc import Iterable

from claimbook.errors import InvalidPackageError
from claimbook.faults import ERROR, Fault
from claimbook.package.caching import once_per_package
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import OpenPackage
from claimbook.package.rows import sound_table
from claimbook.package.validation.references import absent_faults, reference_faults
from claimbook.package.validation.rules import rule_faults
from claimbook.package.vocabulary import RECORDED

MENDED = frozenset({"bytes", "hash", "recorded", "settled"})
"""Codes of faults that do not stand in the way of a record: it mends them, or shows them."""


@once_per_package
def refuse_unsound(package: OpenPackage) -> None:
    """Refuse a package whose rows refer to what is not there, or break a rule between tables.

    Raises:
        InvalidPackageError: It is one.
        InvalidTableError: A table cannot be read with its types.
    """
    resources = load_descriptor(package).resources
    tables = {name: sound_table(name, package) for name in resources}
    faults: list[Fault] = []
    for resource in resources.values():
        faults += reference_faults(resource, tables)
        faults += absent_faults(resource, tables, resources)
    _refuse([*faults, *rule_faults(tables, resources, package)])


def refuse_faulty(package: OpenPackage) -> None:
    """Refuse a package with any fault that recording its audit does not mend.

    Raises:
        InvalidPackageError: It is one.
    """
    from claimbook.audit.formulas.faults import formula_faults
    from claimbook.package.validation.structure import structure_faults

    resources = load_descriptor(package).resources
    written = {resources[name].path for name in RECORDED if name in resources}
    faults = [each for each in structure_faults(package) if each.code not in MENDED]
    _refuse(each for each in faults if each.file not in written)
    _refuse(formula_faults(package))


def _refuse(faults: Iterable[Fault]) -> None:
    if errors := [each for each in faults if each.severity == ERROR]:
        raise InvalidPackageError(errors)
