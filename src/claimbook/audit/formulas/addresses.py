"""Addresses in a file: a JSON pointer (RFC 6901), or ``column[key=value]`` of a table."""

import json
import re
from pathlib import Path

from claimbook.audit.formulas.sheets import Cell, Sheet

_CELL = re.compile(r"(?P<column>[^\[\]]+)(?:\[(?P<keys>[^\[\]]*)\])?")
_INDEX = re.compile("0|[1-9][0-9]*")


def pointed(path: Path, pointer: str) -> object:
    """Return what a JSON pointer points to.

    Raises:
        LookupError: It points to nothing, or the file is no JSON.
    """
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise LookupError(f"cannot be read as JSON: {error}") from None
    if not pointer.startswith("/"):
        raise LookupError(f"{pointer!r} is no JSON pointer; it begins with /")
    for part in pointer[1:].split("/"):
        value = _step(value, part.replace("~1", "/").replace("~0", "~"), pointer)
    return value


def _step(value: object, part: str, pointer: str) -> object:
    if isinstance(value, dict) and part in value:
        return value[part]
    if isinstance(value, list) and _INDEX.fullmatch(part) and int(part) < len(value):
        return value[int(part)]
    raise LookupError(f"{pointer!r} points to nothing from {part!r} on")


def cell(table: Sheet, address: str) -> Cell:
    """Return the one cell that an address such as ``mass[species=Adelie, sex=male]`` names.

    Raises:
        LookupError: No row has these keys, or more than one has.
    """
    match = _CELL.fullmatch(address.strip())
    if not match:
        raise LookupError(f"{address!r} is not of the form column[key=value]")
    keys = [pair.partition("=") for pair in (match["keys"] or "").split(",") if pair.strip()]
    wanted = {name.strip(): value.strip() for name, _, value in keys}
    for name in (match["column"].strip(), *wanted):
        if name not in table.columns:
            raise LookupError(f"there is no column {name!r}")
    places = {table.columns.index(name): value for name, value in wanted.items()}
    rows = [row for row in table.rows if all(_same(row[i], v) for i, v in places.items())]
    if len(rows) != 1:
        raise LookupError(f"{address!r} fits {len(rows)} rows, not one")
    return rows[0][table.columns.index(match["column"].strip())]


def _same(held: Cell, wanted: str) -> bool:
    return str("" if held is None else held) == wanted
