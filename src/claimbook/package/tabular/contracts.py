"""Table Schema to Pandera: the constraints and keys of one table as a DataFrameSchema.

Pandera's own importer is not used: it takes ``xx`` for true and 2.7 for 2, and drops keys and
categories. Each check bears the code of its fault, so that a failure needs no interpretation.
Foreign keys lie between tables and are checked by `claimbook.package.validation.references`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pandera.pandas as pa

from claimbook.package.tabular.cells import DTYPES, matches
from claimbook.package.tabular.schema import Field, Schema, none_of, refuse_unsupported


def to_pandera(schema: Schema) -> pa.DataFrameSchema:
    """Return the Pandera schema of one table.

    It judges frames as `techplomacy.read` returns them, categories or plain values alike.

    Args:
        schema: A Table Schema as a dict.

    Raises:
        UnsupportedSchemaError: The schema has a property, type or constraint that is not supported.
    """
    refuse_unsupported(schema)
    keys = [("unique-key", key) for key in schema.get("uniqueKeys", [])]
    if "primaryKey" in schema:
        keys.append(("primary-key", schema["primaryKey"]))
    return pa.DataFrameSchema(
        {field["name"]: _column(field) for field in schema["fields"]},
        checks=[
            pa.Check(
                _key_check(code, key), name=code, error=KEY_MESSAGES[code], statistics={"key": key}
            )
            for code, key in keys
        ],
        strict=True,
        ordered=True,
        name=schema.get("name"),
    )


def _column(field: Field) -> pa.Column:
    constraints = field.get("constraints", {})
    return pa.Column(
        None if "enum" in constraints else DTYPES[field["type"]],
        [_check(name, value, field) for name, value in _checked(constraints)],
        nullable=not constraints.get("required", False),
        title=field.get("title"),
        description=field.get("description"),
    )


def _checked(constraints: dict[str, Any]) -> list[tuple[str, Any]]:
    """Leave out ``required``, which is the column's nullability, and ``unique: false``."""
    return [(name, v) for name, v in constraints.items() if name != "required" and v is not False]


def _check(name: str, value: object, field: Field) -> pa.Check:
    is_date = field["type"] == "date" and name.endswith("imum")
    test = _CHECKS[name](pd.Timestamp(str(value)) if is_date else value)
    return pa.Check(test, name=name, error=_message(name, value), ignore_na=True)


def _message(name: str, value: object) -> str:
    told = {"unique": "occurs again", "enum": none_of(value), "pattern": f"is not as {value}"}
    return told.get(name, f"breaks {name} {value}")


_CHECKS: dict[str, Callable[[Any], Callable[[pd.Series], Any]]] = {
    "unique": lambda _: lambda s: ~s.duplicated(),
    "enum": lambda values: lambda s: s.isin(values),
    "pattern": lambda form: lambda s: matches(s, form),
    "minLength": lambda limit: lambda s: s.str.len() >= limit,
    "maxLength": lambda limit: lambda s: s.str.len() <= limit,
    "minimum": lambda limit: lambda s: s >= limit,
    "maximum": lambda limit: lambda s: s <= limit,
    "exclusiveMinimum": lambda limit: lambda s: s > limit,
    "exclusiveMaximum": lambda limit: lambda s: s < limit,
}


KEY_MESSAGES = {
    "unique-key": "occurs again",
    "primary-key": "occurs in an earlier row, or is empty in part",
}


def _key_check(code: str, key: list[str]) -> Callable[[pd.DataFrame], pd.Series[bool]]:
    """Say which rows keep to a key: a primary key is never empty, a unique key may be (SQL)."""

    def check(frame: pd.DataFrame) -> pd.Series[bool]:
        empty = frame[key].isna().any(axis="columns")
        again = frame.duplicated(key)
        return ~(again | empty) if code == "primary-key" else ~again | empty

    return check
