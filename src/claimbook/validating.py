"""Validation: every fault of a package at once, from the bytes of its files to its verdicts.

The layers of `claimbook.package.validation` come first. Only a sound package is recomputed: its
formulas by `claimbook.audit.formulas`, its recorded audit by `claimbook.audit`. On request it is
judged on an engine (`claimbook.engine`), or by frictionless too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimbook.faults import ERROR, WARNING, Fault, to_frame
from claimbook.package.arguments import of_type, place
from claimbook.package.locate import DESCRIPTOR, opened, using

if TYPE_CHECKING:
    import pandas as pd

    from claimbook.package.locate import Location, OpenPackage

STALE = frozenset({"bytes", "hash"})
"""Codes of what an edit leaves behind: the files can be judged all the same."""


def validate(
    path: Location | None = None, *, frictionless: bool = False, engine: str | None = None
) -> pd.DataFrame:
    """Return every fault of a package at once.

    A changed size or hash is a warning in the project's own checkout, since there the files are
    edited and `make metadata` records them; anywhere else it is an error.

    Args:
        path: A folder or a ``datapackage.json``; the project's own package if None.
        frictionless: Ask frictionless too.
        engine: The URL of a database or engine that Ibis speaks to, as ``duckdb://``, to judge
            tables on it: they may then be CSV or Parquet, and larger than memory. Of more than
            a thousand faults of one kind the others are counted.

    Returns:
        One row per fault: ``code`` (see `claimbook.faults`), ``file``, ``row`` (Int64, the
        header being 1), ``field``, ``value``, ``message``, ``severity`` (error or warning).

    Raises:
        InvalidArgumentError: ``path`` is neither a text nor a path.
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
        MissingExtraError: ``engine`` needs what is not installed.
        UnknownOptionError: There is no such engine, or it cannot be reached.

    Examples:
        >>> import techplomacy as tp
        >>> faults = tp.validate()
        >>> faults[faults["severity"] == "error"].empty
        True
    """
    return to_frame(faults_of(path, frictionless=frictionless, engine=engine))


def faults_of(
    path: Location | None = None, *, frictionless: bool = False, engine: str | None = None
) -> list[Fault]:
    """Return every fault of a package at once, as `validate` does, without a data frame."""
    of_type("frictionless", frictionless, bool)
    package = opened(place(path))
    faults, large = _structure(package, engine)
    if large:
        message = f"no verdict is recomputed: beyond the limits are {', '.join(large)}"
        faults.append(Fault("limit", DESCRIPTOR, None, None, None, message, WARNING))
    elif not any(fault.severity == ERROR and fault.code not in STALE for fault in faults):
        from claimbook.audit.formulas.faults import formula_faults
        from claimbook.audit.record_faults import record_faults

        with using(package):  # whose order of sources holds
            formulas = list(formula_faults(package))
            faults += formulas or record_faults(package)
    if frictionless:
        from claimbook.package.validation.frictionless_check import frictionless_faults

        faults += frictionless_faults(path)
    return faults


def _structure(package: OpenPackage, engine: str | None) -> tuple[list[Fault], list[str]]:
    """Return the faults of the structure, and the tables beyond the limits of what is read."""
    if engine is not None:
        from claimbook.engine.package import engine_faults

        return engine_faults(package, of_type("engine", engine, str))
    from claimbook.package.validation.structure import structure_faults

    return structure_faults(package), []
