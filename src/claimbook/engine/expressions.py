"""A Table Schema as Ibis expressions: one generator for all engines.

Cells are text at first, as in a file. A cell is empty if its text is one of the missing values; it
has a value if it has the form of its type. Dates are numbers of eight digits, so that no engine has
to read a calendar; which days there are is computed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import Any

import ibis
import ibis.expr.types as ir

from claimbook.engine.narrow import Proven
from claimbook.engine.patterns import keeps
from claimbook.engine.staging import Stage
from claimbook.package.tabular.forms import FORMS, TRUE
from claimbook.package.tabular.schema import Field, Schema, missing_values

LONGEST = 300
"""Signs of a number up to which every engine can read it; a longer one is judged in Python."""
_BOUNDS: dict[str, Callable[[Any, Any], Any]] = {
    "minimum": lambda value, limit: value < limit,
    "maximum": lambda value, limit: value > limit,
    "exclusiveMinimum": lambda value, limit: value <= limit,
    "exclusiveMaximum": lambda value, limit: value >= limit,
}


@dataclass
class Column:
    """A field: its text, its value, and under the code of each fault where it is broken."""

    text: ir.StringValue
    value: ir.Value
    broken: dict[str, ir.BooleanValue] = field(default_factory=dict)

    @property
    def key(self) -> ir.Value:
        """Its value as keys compare it: a number by all of its digits."""
        return self.exact if self.value.type().is_floating() else self.value

    @property
    def exact(self) -> ir.StringValue:
        """A number as a text that is the same for the same number alone.

        Numbers of which the floats and the digits between the outer noughts are equal are equal:
        if only a power of ten lay between them, the floats would differ.
        """
        value = self.value.cast("float64")
        size = ibis.cases((value == 0, "0"), else_=value.cast(str))  # -0.0 is 0
        whole = self.value.type().is_boolean()
        text = self.value.cast("int64").cast(str) if whole else self.text
        digits = text.re_replace("[eE].*", "").replace(".", "")
        return size + ":" + digits.re_replace("^[+-]?0*", "").re_replace("0+$", "")


def columns(
    table: ir.Table, schema: Schema, stage: Stage, proven: Proven | None = None
) -> dict[str, Column]:
    """Return the fields of a table whose cells are texts, or of the types of the schema.

    What is proven of a field already is not asked again.
    """
    missing = missing_values(schema)
    return {
        each["name"]: _column(table, each, missing, stage, (proven or {}).get(each["name"], set()))
        for each in schema["fields"]
    }


def _column(
    table: ir.Table, field: Field, missing: list[str], stage: Stage, proven: set[str]
) -> Column:
    cell, kind = table[field["name"]], field["type"]
    text = cell if "required" in proven else _text(cell, missing)
    if kind == "string" or "type" in proven:
        column = Column(text, _value(text, kind))
    else:
        fits = _fits(text, kind, stage)
        column = Column(text, _value(ibis.cases((fits, text)), kind))
        column.broken["type"] = text.notnull() & ~fits
        if kind == "number":
            column.broken["unsure"] = text.length() > LONGEST
    for name, limit in field.get("constraints", {}).items():
        if name not in {"unique", *proven} and limit is not False:
            column.broken[name] = _broken(name, limit, column, field, stage)
    return column


def _text(cell: ir.Value, missing: list[str]) -> ir.StringValue:
    if missing == [""] and cell.type().is_string():
        return cell.nullif("")
    raw = cell.fill_null("") if cell.type().is_string() else cell.cast(str)
    return ibis.cases((raw.isin(missing), ibis.null(str)), else_=raw)


def _fits(text: ir.StringValue, kind: str, stage: Stage) -> ir.BooleanValue:
    fits = keeps(text, FORMS[kind], stage)
    if kind == "date":
        return ibis.cases((fits, _is_day(text)), else_=False)
    return fits & (text.length() <= LONGEST) if kind == "number" else fits


def _is_day(text: ir.StringValue) -> ir.BooleanValue:
    """Say whether a text of the form of a date is a day of the calendar, which has no year 0."""
    year, month, day = (
        text.substr(start, length).cast("int64") for start, length in ((0, 4), (5, 2), (8, 2))
    )
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    last = ibis.cases(
        (month.isin([4, 6, 9, 11]), 30),
        (month == 2, ibis.cases((leap, 29), else_=28)),
        else_=31,
    )
    return (year > 0) & month.between(1, 12) & (day >= 1) & (day <= last)


def _value(sure: ir.StringValue, kind: str) -> ir.Value:
    """Return the value of a text that has the form of its type."""
    if kind == "date":
        return sure.replace("-", "").cast("int64")
    if kind == "boolean":
        return sure.isin(TRUE)
    return sure if kind == "string" else sure.cast("float64" if kind == "number" else "int64")


def _broken(
    name: str,
    limit: Any,  # noqa: ANN401
    column: Column,
    field: Field,
    stage: Stage,
) -> ir.BooleanValue:
    text, value = column.text, column.value
    if name == "required":
        return text.isnull()
    if name in _BOUNDS:
        if field["type"] == "date":
            limit = int(date.fromisoformat(str(limit)).strftime("%Y%m%d"))
        return _BOUNDS[name](value, float(limit) if field["type"] == "number" else limit)
    tests: dict[str, Callable[[], ir.BooleanValue]] = {
        "enum": lambda: ~value.isin(limit),
        "pattern": lambda: ~keeps(text, limit, stage),
        "minLength": lambda: text.length() < limit,
        "maxLength": lambda: text.length() > limit,
    }
    return tests[name]()


def any_of(tests: list[ir.BooleanValue]) -> ir.BooleanValue:
    """Say whether one of the tests is true; what is null is not."""
    sure = [test.fill_null(False) for test in tests]
    return reduce(lambda one, other: one | other, sure, ibis.literal(False))
