"""Edited rows are tried on a copy of the package, and kept only where the copy is sound."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.audit.soundness import MENDED
from claimbook.faults import ERROR
from claimbook.package.descriptor import is_safe
from claimbook.starting.package import as_csv
from claimbook.starting.pinning import files
from claimbook.starting.seal import seal
from claimbook.validating import validate
from claimbook.workbook.tables import Rows, Table
from claimbook.writing import write_whole

if TYPE_CHECKING:
    import pandas as pd

COPIED = ("article.toml", "pyproject.toml", "datapackage.json", "data", "schemas")


def keep(root: Path, tables: list[Table], edited: Mapping[str, Rows]) -> pd.DataFrame:
    """Write the tables that changed and seal the package, unless this would leave it faulty.

    Returns:
        The errors that stood in the way; nothing is written then.
    """
    texts = {
        table.path: as_csv(table.fields, edited[table.name])
        for table in tables
        if table.name in edited and edited[table.name] != table.rows
    }
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, root.name or "package")
        _copy(root, copy)
        _write(copy, texts)
        faults = validate(copy)
    errors = faults[(faults["severity"] == ERROR) & ~faults["code"].isin(MENDED)]
    if errors.empty and texts:
        _write(root, texts)
    return errors.reset_index(drop=True)


def _write(root: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        write_whole(root / path, text.encode(), root)
    seal(root)


def _copy(root: Path, target: Path) -> None:
    """Copy what validation reads: tables, schemas, settings, and the pinned files."""
    pinned = [row["path"] for row in files(root) if is_safe(row["path"])]
    for name in (*COPIED, *pinned):
        source = root / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, target / name)
