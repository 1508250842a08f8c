"""Exports: every table in the forms that other programs read, all of it from the schemas.

One module a format, each with ``write(source, folder)``; what they share is in `source`, and the
SQL of the two databases in `ddl` and `views`. A format that needs an optional dependency imports
it when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import Literal, TypeAlias

from claimbook.errors import OutputExistsError
from claimbook.extras import naming_extra
from claimbook.package.arguments import of_type, one_of
from claimbook.package.locate import Location
from claimbook.writing import naming_place, scratch

ExportFormat: TypeAlias = Literal[
    "csv", "json", "sqlite", "dta", "sav", "parquet", "duckdb", "xlsx"
]
MODULES = {
    "csv": "delimited",
    "json": "records",
    "sqlite": "sqlite",
    "dta": "stata",
    "sav": "spss",
    "parquet": "parquet",
    "duckdb": "duck",
    "xlsx": "workbook",
}
REPEATABLE: tuple[ExportFormat, ...] = ("json", "sqlite", "dta", "sav", "parquet", "xlsx")
"""Formats, beside the CSV of the data themselves, that give the same bytes on each run."""


def export(
    folder: str | PathLike[str],
    form: ExportFormat = "csv",
    *,
    package: Location | None = None,
    overwrite: bool = False,
) -> list[Path]:
    """Write all tables of a package to a folder in another format.

    ========  ==============================================================================
    csv       one file per table and ``datapackage.json``, as R's ``frictionless`` reads it
    json      one file per table, an array with one object per row
    sqlite    one database with keys, checks, full-text search and views; metadata for datasette
    dta       one Stata file per table, with labels
    sav       one SPSS file per table, with labels
    parquet   one file per table, with types, categories and descriptions
    duckdb    one database with keys, checks, comments, and views
    xlsx      one workbook with a sheet per table
    ========  ==============================================================================

    All but CSV, whose descriptor says it, hold the codebook, ``about`` (version, licence,
    citation), and of an audited article ``evidence`` and ``claims_stated``, the numbers and days
    that claims state.
    The same package gives the same bytes on each run; a DuckDB file the same content.

    Args:
        folder: Where to write; made if it is not there.
        form: The format; sav, parquet, duckdb and xlsx need the extra ``export``.
        package: Another package than the project's own: a folder or a ``datapackage.json``.
        overwrite: Replace files of the same name.

    Returns:
        The files written.

    Raises:
        PackageNotFoundError: There is no descriptor.
        PackageUnreadableError: It is not a JSON object.
        InvalidTableError: A table cannot be read with its types.
        MissingExtraError: An optional dependency is not installed.
        OutputExistsError: A file is there already, or the folder cannot be one.
        InvalidArgumentError: An argument is of a type that it does not take.
        UnknownOptionError: The format is not known.
        CannotExportError: The format cannot hold the tables as they are; or the descriptor names a
            table that cannot be read.
        CannotWriteError: The folder cannot be written.

    Examples:
        >>> import tempfile
        >>> import techplomacy as tp
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [path.name for path in tp.export(folder, "sqlite")]
        ['techplomacy.sqlite', 'metadata.json']
    """
    from claimbook.publish.exporting.source import load_source

    of_type("folder", folder, str, PathLike)
    of_type("overwrite", overwrite, bool)
    writer = _writer(one_of("form", form, MODULES))
    source = load_source(package)
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise OutputExistsError(f"{target} is not a folder")
    with scratch(target) as beside, naming_place(target):
        return _place(writer.write(source, beside), target, overwrite)


def _writer(form: str) -> ModuleType:
    with naming_extra(form):
        return import_module(f"{__name__}.{MODULES[form]}")


def _place(made: list[Path], folder: Path, overwrite: bool) -> list[Path]:
    """Give finished files their names in the folder, all or none."""
    there = [folder / path.name for path in made if (folder / path.name).exists()]
    if there and not overwrite:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise OutputExistsError(f"{there[0]}{more} would be overwritten")
    return [path.replace(folder / path.name) for path in made]
