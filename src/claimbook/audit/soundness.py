"""Nothing is judged of a package that contradicts itself: its faults are told in place of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.errors import InvalidPackageError
from claimbook.faults import ERROR, to_frame
from claimbook.package.caching import once_per_package
from claimbook.package.descriptor import load_descriptor
from claimbook.package.locate import opened
from claimbook.package.tabular.frame import Table
from claimbook.package.validation.references import reference_faults
from claimbook.package.validation.rules import rule_faults

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from claimbook.faults import Fault
    from claimbook.package.locate import Location, OpenPackage

MENDED = frozenset({"bytes", "hash", "recorded", "settled"})
"""Codes of faults that do not stand in the way of a record: it mends them, or shows them."""


@once_per_package
def refuse_unsound(package: OpenPackage) -> None:
    """Refuse a package whose rows refer to what is not there, or break a rule between tables.

    Raises:
        InvalidPackageError: It is one.
        InvalidTableError: A table cannot be read with its types.
    """
    from claimbook.package.reading import read

    resources = load_descriptor(package).resources
    tables = {name: _plain(read(name, package=package)) for name in resources}
    faults: list[Fault] = []
    for resource in resources.values():
        faults += reference_faults(resource, tables)
    _refuse([*faults, *rule_faults(tables, resources)])


def refuse_faulty(package: Location | None = None) -> None:
    """Refuse a package with any fault that recording its audit does not mend.

    Raises:
        InvalidPackageError: It is one.
    """
    from claimbook.formulas.faults import formula_faults
    from claimbook.package.validation.structure import structure_faults

    found = opened(package)
    faults = [each for each in structure_faults(found) if each.code not in MENDED]
    _refuse(faults)
    _refuse(formula_faults(found))


def _plain(frame: pd.DataFrame) -> Table:
    """Return a table as it is judged: values as they are, rows by their numbers in the file."""
    listed = frame.select_dtypes("category").columns
    plain = frame.astype(dict.fromkeys(listed, object)).set_axis(range(2, len(frame) + 2))
    return Table(plain, plain, [])


def _refuse(faults: Iterable[Fault]) -> None:
    frame = to_frame(each for each in faults if each.severity == ERROR)
    if not frame.empty:
        raise InvalidPackageError(frame)
