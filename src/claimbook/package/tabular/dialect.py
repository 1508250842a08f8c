"""How a table's file is written: one way is read, and any other is refused by name.

A descriptor may say that a file has semicolons, another encoding or no header. Such a file is not
read as if it had not said so.
"""

from collections.abc import Iterator
from typing import Any

from claimbook.faults import Fault
from claimbook.package.locate import DESCRIPTOR

READ = {
    "encoding": {"utf-8", "utf8"},
    "format": {"csv"},
    "mediatype": {"text/csv", "text/csv; charset=utf-8", "text/csv;charset=utf-8"},
    "profile": {"tabular-data-resource", "data-resource"},
}
"""What may be said of a file, in any case of letters."""
DIALECT = {
    "$schema": None,
    "name": None,
    "title": None,
    "description": None,
    "type": "delimited",
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
    "headerRows": [1],
    "commentRows": [],
    "caseSensitiveHeader": True,
    "csvddfVersion": None,
}
"""Properties of a dialect, each with the only value that is read; None stands for any."""


def unread_faults(entry: dict[str, Any], name: str) -> Iterator[Fault]:
    """Report what an entry of the descriptor says of its file that would be ignored."""
    for key, known in READ.items():
        value = entry.get(key)
        if value is not None and not (isinstance(value, str) and value.casefold() in known):
            yield _fault(key, name, value, f"{key} {value!r} is not read; it must be {min(known)}")
    if "dialect" in entry:
        yield from _dialect_faults(entry["dialect"], name)


def _dialect_faults(dialect: object, name: str) -> Iterator[Fault]:
    if not isinstance(dialect, dict):
        yield _fault("dialect", name, dialect, "dialect must stand in the descriptor")
        return
    for key, value in dialect.items():
        if key not in DIALECT or DIALECT[key] not in (None, value):
            yield _fault(f"dialect.{key}", name, value, f"dialect: {key} {value!r} is not read")


def _fault(key: str, name: str, value: object, message: str) -> Fault:
    return Fault("unsupported", DESCRIPTOR, None, f"{name}.{key}", str(value), message)
