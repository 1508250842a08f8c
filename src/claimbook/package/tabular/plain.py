"""A table as plain Python values, column by column, without a data frame.

A cell is of a type by the forms of `claimbook.package.tabular.forms`, as in `cells`; each text
that occurs is looked at once, however many cells have it. An empty cell, and one that has not its
type, is None. Dates are `datetime.date`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from claimbook.package.tabular.forms import FORMS, TRUE, is_day, whole
from claimbook.package.tabular.schema import Field, Schema, missing_values
from claimbook.package.tabular.text import RawTable

_PARSERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "year": int,
    "number": float,
    "boolean": lambda text: text in TRUE,
    "date": lambda text: date.fromisoformat(text) if is_day(text) else None,
}


class PlainTable:
    """The fields that header and schema share, in the schema's order, with their values.

    Attributes:
        rows: The number of each row in the file, the header being row 1.
        fields: The fields by name.
    """

    def __init__(self, sheet: RawTable, schema: Schema) -> None:
        self.rows = list(sheet.rows)
        self.fields = {f["name"]: f for f in schema["fields"] if f["name"] in sheet.header}
        self._sheet, self._schema = sheet, schema
        self._values: dict[str, list[Any]] = {}
        self._meanings: dict[str, dict[str, Any]] = {}

    def __getitem__(self, name: str) -> list[Any]:
        """Return the values of a field."""
        if name not in self._values:
            self._values[name] = self._meant(name, self._texts(name))
        return self._values[name]

    def exact(self, name: str) -> list[Any]:
        """Return the values of a field as keys compare them: a number by all of its digits."""
        if self.fields[name]["type"] != "number":
            return self[name]
        read = {t: None if v is None else Decimal(t) for t, v in self.meanings(name).items()}
        return list(map(read.get, self._texts(name)))

    def each(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Yield number and values of each row."""
        return zip(self.rows, *(self[name] for name in names), strict=True)

    def keys(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Yield number and values of each row, as keys compare them."""
        return zip(self.rows, *map(self.exact, names), strict=True)

    def record(self, place: int) -> dict[str, Any]:
        """Return the values of one row, by the place that it has among the rows."""
        return {name: self._meant(name, [self._texts(name)[place]])[0] for name in self.fields}

    def _meant(self, name: str, texts: Iterable[str]) -> list[Any]:
        """Return the value of each text of a field; a string is its own."""
        if self.fields[name]["type"] == "string":
            missing = self._missing
            return [None if text in missing else text for text in texts]
        return list(map(self.meanings(name).get, texts))

    def meanings(self, name: str) -> dict[str, Any]:
        """Return each text of a field with its value; None where it is not of the field's type.

        This is what is asked most often, since a column has few texts for its length.
        """
        if name not in self._meanings:
            texts = set(self._texts(name)) - self._missing
            self._meanings[name] = typed(texts, self.fields[name])
        return self._meanings[name]

    def has_empty(self, name: str) -> bool:
        """Say whether a cell of a field is empty."""
        return not self._missing.isdisjoint(self._texts(name))

    def _texts(self, name: str) -> Sequence[str]:
        return self._columns[name] if self.rows else ()

    @cached_property
    def _missing(self) -> frozenset[str]:
        return frozenset(missing_values(self._schema))

    @cached_property
    def _columns(self) -> dict[str, tuple[str, ...]]:
        columns = zip(*self._sheet.rows.values(), strict=True)
        found: dict[str, tuple[str, ...]] = {}
        for name, column in zip(self._sheet.header, columns, strict=True):
            found.setdefault(name, column)  # of a name that occurs twice the first is meant
        return found


def typed(texts: set[str], field: Field) -> dict[str, Any]:
    """Return each text with its value; None where it is not of the field's type."""
    kind = field["type"]
    if kind == "string":
        return dict(zip(texts, texts, strict=True))
    fits, parse = whole(FORMS[kind]), _PARSERS[kind]
    return {text: parse(text) if fits(text) else None for text in texts}
