"""Values as the text of a file: JSON and CSV as this project writes them, without what is empty."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def filled(values: Mapping[Key, Value]) -> dict[Key, Value]:
    """Return the entries that say something: those with an empty value are left out."""
    return {key: value for key, value in values.items() if value}


def repeated(names: Iterable[str]) -> list[str]:
    """Return the names that occur more than once, sorted."""
    return sorted(name for name, count in Counter(names).items() if count > 1)


def noun_for(number: int, one: str, many: str = "") -> str:
    """Return a noun in the form that goes with a number: ``row``, ``rows``."""
    return one if number == 1 else many or f"{one}s"


def with_noun(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 row``, ``2 rows``."""
    return f"{number} {noun_for(number, one, many)}"


def json_text(value: object, indent: int = 2) -> str:
    """Return a value as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def json_line(value: object) -> str:
    """Return a value as JSON without any blank; what is none of JSON's own as text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def csv_text(fields: Sequence[str], rows: Iterable[Mapping[str, Any]], header: bool = True) -> str:
    """Return rows as the text of a table; cells that have no field are left out."""
    file = io.StringIO()
    writer = csv.DictWriter(file, fields, restval="", extrasaction="ignore", lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
