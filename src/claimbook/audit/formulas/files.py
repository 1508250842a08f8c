"""Values that stand in a file of the package: pinned by its hash, read at an address or by a query.

An address is a JSON pointer (RFC 6901), or ``column[key=value]`` of a table. A file that is not
what its hash says is not read, and an address that leads nowhere is an error; nothing is guessed.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import inf
from pathlib import Path

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.formulas.queries import query
from claimbook.audit.formulas.sheets import TABULAR, Cell, Sheet, sheet
from claimbook.errors import UnusableFileError
from claimbook.package.descriptor import is_safe
from claimbook.package.files import is_inside
from claimbook.package.memory import bounded
from claimbook.quantities.interval import Interval
from claimbook.texts import repeated

_CELL = re.compile(r"(?P<column>[^\[\]]+)(?:\[(?P<keys>[^\[\]]*)\])?")
_INDEX = re.compile("0|[1-9][0-9]*")


def pointed(path: Path, pointer: str) -> object:
    """Return what a JSON pointer points to.

    Raises:
        LookupError: It points to nothing, the file is no JSON, or an object in it has a key twice.
    """
    value = _json(path, digest(path))
    if not pointer.startswith("/"):
        raise LookupError(f"{pointer!r} is no JSON pointer; it begins with /")
    for part in pointer[1:].split("/"):
        value = _step(value, part.replace("~1", "/").replace("~0", "~"), pointer)
    return value


@lru_cache(maxsize=2)
def _json(path: Path, _digest: str) -> object:
    with bounded():
        try:
            return json.loads(path.read_text("utf-8"), object_pairs_hook=_object)
        except (OSError, ValueError, RecursionError) as error:
            raise LookupError(f"cannot be read as JSON: {error}") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if again := repeated(key for key, _ in pairs):
        raise ValueError(f"an object has the key {again[0]!r} twice")
    return dict(pairs)


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


LARGEST = 200_000_000
"""Bytes of a file that is still read."""


class GoneError(LookupError):
    """A file that is not there or has changed, or an address in it that leads nowhere.

    Attributes:
        fault: Its code in `claimbook.faults`.
    """

    def __init__(self, message: str, fault: str = "gone") -> None:
        super().__init__(message)
        self.fault = fault


@dataclass(frozen=True)
class _Pinned:
    """A file by what it holds, wherever it lies."""

    hash: str
    suffix: str
    path: Path = field(compare=False)


def look_up(way: str, file_id: str, address: str, t: EvidenceReader) -> Interval:
    """Return the number at an address (``at``) or of a query (``sql``) of a file.

    Raises:
        GoneError: The file is missing or changed, or no number is there.
    """
    if file_id not in t.tables.files:
        raise GoneError(f"the table files has no {file_id!r}")
    row = t.tables.files[file_id]
    t.record_file(row)
    path = located(t.tables.root, row["path"])
    if digest(path) != row["hash"]:
        raise GoneError(f"{row['path']} has changed since it was pinned")
    file = _Pinned(row["hash"], path.suffix, path)
    value = _found(way, file, row["missing"] or "", address)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < inf:
        raise GoneError(f"{address!r} of {row['path']} is no number: {value!r}")
    return Interval.point(Fraction(str(value)))


@lru_cache(maxsize=1024)
def _found(way: str, file: _Pinned, missing: str, address: str) -> object:
    """Return what a file has at an address or gives to a query, which is looked up once."""
    path = file.path
    try:
        if file.suffix == ".json" and way == "at":
            return pointed(path, address)
        if file.suffix not in TABULAR:
            raise GoneError(f"{path.name} is of a kind that cannot be read")
        table = sheet(path, file.hash, missing)
        return query(table, address) if way == "sql" else cell(table, address)
    except (LookupError, UnusableFileError) as error:
        raise GoneError(f"{path.name}: {error.args[0]}", getattr(error, "fault", "gone")) from None


def located(root: Path, path: str) -> Path:
    """Return the place of a file of a package.

    Raises:
        GoneError: The path leaves the package, or no readable file is there.
    """
    file = root / path
    if not is_safe(path) or not file.is_file() or not is_inside(file, root):
        raise GoneError(f"{path} is no file of the package")
    if file.stat().st_size > LARGEST:
        raise GoneError(f"{path} is larger than {LARGEST} bytes")
    return file


def digest(path: Path) -> str:
    """Return the SHA-256 of a file as the descriptor writes it."""
    stat = path.stat()
    return _digest(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int, _size: int) -> str:
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
