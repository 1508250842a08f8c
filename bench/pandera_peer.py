"""Judges observations by Pandera alone, on pandas or on Polars; runs in the peer's environment.

Types, constraints, the primary key and the foreign keys are those of the Table Schema. Nothing is
said of bytes, hashes and the form of the file, which the other tools look at too.
"""

import json
import sys
from pathlib import Path

BACKEND, FOLDER = sys.argv[1], Path(sys.argv[2])
RESOURCES = json.loads((FOLDER / "datapackage.json").read_text("utf-8"))["resources"]
SCHEMA = RESOURCES[0]["schema"]
BOUNDS = {
    "minimum": "ge", "maximum": "le", "exclusiveMinimum": "gt", "exclusiveMaximum": "lt",
    "enum": "isin",
}  # fmt: skip

if BACKEND == "pandas":
    import pandas as pd
    import pandera.pandas as pa

    TYPES = {"string": "str", "integer": "Int64", "number": "float64"}
    read, duplicated = pd.read_csv, lambda frame, key: frame.duplicated(key).any()
    kinds = {"dtype": {f["name"]: TYPES[f["type"]] for f in SCHEMA["fields"]}}
else:
    import pandera.polars as pa
    import polars as pl

    TYPES = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64}
    read, duplicated = pl.read_csv, lambda frame, key: frame.select(key).is_duplicated().any()
    kinds = {"schema": {f["name"]: TYPES[f["type"]] for f in SCHEMA["fields"]}}


def known(field: str) -> list[str] | None:
    """Return the keys that a foreign key of one field may refer to."""
    for key in SCHEMA["foreignKeys"]:
        if key["fields"] == [field]:
            table = FOLDER / f"{key['reference']['resource']}.csv"
            return table.read_text("utf-8").split("\n")[1:]
    return None


def column(field: dict) -> pa.Column:
    """Return the column of a field with its constraints."""
    asked = dict(field.get("constraints", {}))
    required, checks = asked.pop("required", False), []
    for name, limit in asked.items():
        if name == "pattern":
            checks.append(pa.Check.str_matches(f"^(?:{limit})$"))
        elif name in ("minLength", "maxLength"):
            checks.append(pa.Check.str_length(**{name.replace("Length", "_value"): limit}))
        elif name in BOUNDS:
            checks.append(getattr(pa.Check, BOUNDS[name])(limit))
        else:
            raise SystemExit(f"no check for {name}")
    if values := known(field["name"]):
        checks.append(pa.Check.isin(values))
    return pa.Column(TYPES[field["type"]], checks, nullable=not required)


contract = pa.DataFrameSchema({field["name"]: column(field) for field in SCHEMA["fields"]})
frame = read(FOLDER / "observations.csv", **kinds)
contract.validate(frame, lazy=True)
raise SystemExit(bool(duplicated(frame, SCHEMA["primaryKey"])))
