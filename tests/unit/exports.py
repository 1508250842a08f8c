"""Exports read back with what other people use, as frames with the types of `techplomacy.read`.

Each reader takes what the format gives, and casts only what the format is documented not to hold.
"""

import json
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from claimbook.publish.exporting.spss import spss_name
from claimbook.publish.exporting.stata import stata_names

if TYPE_CHECKING:
    from openpyxl import Workbook


def read_csv(folder: Path, table: str) -> pd.DataFrame:
    import techplomacy as tp

    return tp.read(table, package=folder)


def read_json(folder: Path, table: str) -> pd.DataFrame:
    """A table without rows has no fields in JSON; the codebook beside it names them."""
    rows, fields = (
        json.loads((folder / f"{name}.json").read_text("utf-8")) for name in (table, "codebook")
    )
    names = [each["field"] for each in fields if each["table_name"] == table]
    return pd.DataFrame(rows, columns=None if rows else names, dtype=object)


def _rows_of(cursor) -> pd.DataFrame:
    names = [column[0] for column in cursor.description]
    return pd.DataFrame(cursor.fetchall(), columns=names, dtype=object)


def read_sqlite(folder: Path, table: str) -> pd.DataFrame:
    (path,) = folder.glob("*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        return _rows_of(database.execute(f'SELECT * FROM "{table}"'))


def read_dta(folder: Path, table: str) -> pd.DataFrame:
    frame = pd.read_stata(folder / f"{table}.dta")
    return frame.replace("", None)


def read_sav(folder: Path, table: str) -> pd.DataFrame:
    import pyreadstat

    frame, _ = pyreadstat.read_sav(folder / f"{table}.sav", apply_value_formats=True)
    return frame.replace("", None)


def read_parquet(folder: Path, table: str) -> pd.DataFrame:
    return pd.read_parquet(folder / f"{table}.parquet")


def read_duckdb(folder: Path, table: str) -> pd.DataFrame:
    import duckdb

    (path,) = folder.glob("*.duckdb")
    with duckdb.connect(path, read_only=True) as database:
        return _rows_of(database.execute(f'SELECT * FROM "{table}"'))


@lru_cache(maxsize=1)
def _workbook(path: Path, _written: int) -> "Workbook":
    """Keep the workbook that was read last: to open one takes longer than to read most sheets."""
    import openpyxl

    return openpyxl.load_workbook(path, read_only=True)


def read_xlsx(folder: Path, table: str) -> pd.DataFrame:
    (path,) = folder.glob("*.xlsx")
    names, *rows = _workbook(path, path.stat().st_mtime_ns)[table].iter_rows(values_only=True)
    return pd.DataFrame(rows, columns=names, dtype=object)


READERS = {
    "csv": read_csv,
    "json": read_json,
    "sqlite": read_sqlite,
    "dta": read_dta,
    "sav": read_sav,
    "parquet": read_parquet,
    "duckdb": read_duckdb,
    "xlsx": read_xlsx,
}
NASTY = ("=1+1", "+1", "-1", "@x", "'q", 'say "x"', "é–ø 😀", "https://example.org", "{=1}", "TRUE")
"""Texts that a program may take for something else; the first four look like formulas."""
EXACT = {"csv", "parquet"}
"""Formats that give the very types, but for days, which Parquet gives as dates."""


def typed(frame: pd.DataFrame, like: pd.DataFrame, form: str) -> pd.DataFrame:
    """Give a frame read back the types of the table, where the format does not hold them."""
    if form == "dta":
        frame = frame.set_axis(like.columns, axis="columns")
    if form == "sav":
        frame = frame.rename(columns={spss_name(name): name for name in like.columns})
        frame = frame.astype(object)  # else pandas keeps the order in which words occur
    columns = {}
    for name, wanted in like.dtypes.items():
        column = frame[name]
        if form in EXACT and wanted.kind != "M" and len(like):
            columns[name] = column
        elif form in {"dta", "sav"} and wanted == "boolean":
            columns[name] = column.astype(object).map({"false": False, "true": True})
            columns[name] = columns[name].astype("boolean")
        elif wanted == "boolean":
            columns[name] = column.astype("boolean")
        else:
            columns[name] = column.astype(wanted)
    return pd.DataFrame(columns)


R_TYPES = {"string", "number", "integer", "boolean", "date", "year"}


def complaints_of_r(package: Path) -> list[str]:
    """Say what R's ``frictionless`` would stop at, or misread, in a package's descriptor.

    R is not needed: these are the conditions of its source, version 1.2.1 and later (R/schema.R,
    R/check_schema.R, R/check_path.R, R/col_types.R, R/read_from_path.R), as far as they bear on
    the types that this project has.
    """
    raw = json.loads((package / "datapackage.json").read_text("utf-8"))
    found = []
    for resource in raw["resources"]:
        schema = resource["schema"]
        if isinstance(schema, str):
            schema = json.loads((package / schema).read_text("utf-8"))
        path = resource["path"]
        header = (package / path).read_text("utf-8").split("\n")[0].split(",")
        faults = {
            "profile": resource.get("profile") != "tabular-data-resource",
            "path": path.startswith(("/", "../")),
            "missingValues": not all(isinstance(v, str) for v in schema.get("missingValues", [])),
            "type": not {field["type"] for field in schema["fields"]} <= R_TYPES,
            "format": any("format" in field for field in schema["fields"]),
            "header": header != [field["name"] for field in schema["fields"]],
        }
        found += [f"{resource['name']}: {what}" for what, is_fault in faults.items() if is_fault]
    return found


def names_in(form: str, table: pd.DataFrame) -> list[str]:
    names = [str(name) for name in table.columns]
    if form == "sav":
        return [spss_name(name) for name in names]
    return list(stata_names(names).values()) if form == "dta" else names


def in_order(after: pd.DataFrame, before: pd.DataFrame, form: str) -> pd.DataFrame:
    """Put rows in the order of the table: DuckDB has those of some tables in another one."""
    if form != "duckdb" or not len(before):
        return after
    places = {row: n for n, row in enumerate(_keys(before))}
    return after.sort_index(
        key=lambda _: [places.get(row, -1) for row in _keys(after)]
    ).reset_index(drop=True)


def _keys(frame: pd.DataFrame) -> list[str]:
    return [
        repr(row) for row in frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    ]
