"""One pass over the bytes of a file: its size, its hash, and the form of every record.

A piece of a file is sound if it is a run of whole records of RFC 4180, each as wide as the header
and with no sign that steers. A file that can be cut into sound pieces is sound, wherever it is
cut. Each piece is matched as a whole by RE2; the first that does not match is read by record. As
long as pieces match what their fields ask besides, that is proven too. While one is matched,
another thread reads and hashes the next.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import re2

from claimbook.engine.narrow import INSIDE, PLAIN, Proven, narrow
from claimbook.faults import Fault
from claimbook.package.files import CELL, CELLS, open_file
from claimbook.package.tabular.schema import names
from claimbook.package.tabular.text import RawTable, limited_cells, read_text
from claimbook.printable import STEERING

if TYPE_CHECKING:
    from hashlib import _Hash

    from claimbook.package.descriptor import Resource
    from claimbook.package.tabular.schema import Schema

PIECE = 2 * 2**20
WIDEST = 200
"""Fields up to which the width of a record is matched; a wider table is not read here."""
_CELL = rf'(?:"(?:{INSIDE}|"")*"|{PLAIN}*)'
_OPTIONS = re2.Options()
_OPTIONS.encoding = re2.Options.Encoding.LATIN1
_OPTIONS.log_errors = False
_OPTIONS.never_capture = True
_OPTIONS.max_mem = 64 * 2**20


@dataclass
class Scan:
    """What one pass over a file found; ``first_bad`` is where the first unsound piece begins.

    No record is longer than ``longest``, which is the largest piece.
    """

    header: list[str]
    size: int = 0
    lines: int = 0
    longest: int = 0
    digest: str = ""
    first_bad: int | None = None
    proven: Proven = field(default_factory=dict)


def scan(
    resource: Resource, kind: str, *, has_form: bool = True, has_sound_schema: bool = True
) -> Scan:
    """Read a file once, and compute its hash of one kind; the form of a text if it has one.

    Of its cells nothing is proven by a schema that has faults itself.

    Raises:
        UnusableFileError: It leads out of the package, or is no regular file.
    """
    digest = hashlib.new(kind, usedforsecurity=False)
    found, form = Scan([]), None
    for piece in _ahead(pieces(resource, digest) if has_form else _blocks(resource, digest)):
        if has_form and not found.size:
            found.header = _header(piece)
            form = _Form(found.header, resource.schema if has_sound_schema else None)
        if form and found.first_bad is None and not form.is_kept_by(piece, is_first=not found.size):
            found.first_bad = found.size
        found.size += len(piece)
        found.longest = max(found.longest, len(piece))
        if found.lines * len(found.header) <= CELLS:
            found.lines += piece.count(b"\n")
    found.digest = digest.hexdigest()
    found.proven = form.proven if form and found.first_bad is None else {}
    return found


def form_faults(resource: Resource, found: Scan) -> list[Fault]:
    """Return the faults of form of the first unsound piece, with their rows."""
    if found.first_bad is None:
        return []
    row, at = 0, 0
    for piece in pieces(resource):
        if at == found.first_bad:
            break
        row, at = row + _records(piece), at + len(piece)
    head = io.StringIO(newline="")
    csv.writer(head, lineterminator="\n").writerow(found.header)
    before = head.getvalue().encode() if row else b""
    sheet = RawTable()
    read_text(before + piece, resource.path, sheet)
    shift = row - 1 if row else 0
    return [each._replace(row=(each.row or 1) + shift) for each in sheet.faults]


def _ahead(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield parts, of which another thread makes the next meanwhile."""
    with ThreadPoolExecutor(1) as other:
        coming = other.submit(next, parts, b"")
        while part := coming.result():
            coming = other.submit(next, parts, b"")
            yield part


def pieces(resource: Resource, digest: _Hash | None = None) -> Iterator[bytes]:
    """Yield a file in pieces that end where a record of a sound file ends."""
    left = b""
    with open_file(resource.file, resource.file.parents[resource.path.count("/")]) as file:
        while data := file.read(max(PIECE, len(left))):  # of a record without end each byte once
            if digest:
                digest.update(data)
            left += data
            if cut := last_end(left):
                yield left[:cut]
                left = left[cut:]
    if left:
        yield left


def _blocks(resource: Resource, digest: _Hash) -> Iterator[bytes]:
    with open_file(resource.file, resource.file.parents[resource.path.count("/")]) as file:
        while data := file.read(PIECE):
            digest.update(data)
            yield data


def last_end(data: bytes) -> int:
    """Return the end of the last record: after a line feed that no open quote is before."""
    if b'"' not in data:
        return data.rfind(b"\n") + 1
    end, quotes = len(data), data.count(b'"')
    while end >= 0:
        quote = data.rfind(b'"', 0, end)
        if quotes % 2 == 0 and (feed := data.rfind(b"\n", quote + 1, end)) >= 0:
            return feed + 1
        end, quotes = quote, quotes - 1
    return 0


def _has_long_cell(piece: bytes) -> bool:
    """Say whether a cell is beyond the limit; only a record that is can have one."""
    at = 0
    while len(piece) - at > CELL:
        if not (end := last_end(piece[at : at + CELL])):
            return not _is_readable(piece)
        at += end
    return False


def _is_readable(piece: bytes) -> bool:
    reader = csv.reader(io.StringIO(piece.decode(), newline=""), strict=True)
    with limited_cells():
        try:
            return all(True for _ in reader)
        except csv.Error:
            return False


def _records(piece: bytes) -> int:
    inside = piece.split(b'"')[1::2] if b'"' in piece else []
    return piece.count(b"\n") - sum(part.count(b"\n") for part in inside)


def _header(piece: bytes) -> list[str]:
    text = piece[: 2**20].decode("utf-8", "replace")
    try:
        return next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error:
        return []


class _Form:
    """What every record of a file has to match; ``proven`` holds as long as all pieces did."""

    def __init__(self, header: list[str], schema: Schema | None) -> None:
        self._sound = _matcher(_record(len(header)))
        is_known = schema and 1 < len(header) <= WIDEST and header == names(schema)
        record, self.proven = narrow(schema) if schema and is_known else ("", {})
        self._narrow = _matcher(record)

    def is_kept_by(self, piece: bytes, *, is_first: bool) -> bool:
        """Say whether a piece is a run of sound records; the first one begins with the header."""
        if not _is_text(piece) or _has_long_cell(piece):
            return False
        head = piece.find(b"\n") + 1 if is_first else 0
        if self.proven and self._sound(piece[:head]) and self._narrow(piece[head:]):
            return True
        self.proven = {}
        return self._sound(piece)


def _record(width: int) -> str:
    if not 0 < width <= WIDEST:
        return ""
    cell = _CELL if width > 1 else rf'(?:"(?:{INSIDE}|"")*"|{PLAIN}+)'  # no blank line
    return rf"{cell}(?:,{_CELL}){{{width - 1}}}"


def _matcher(record: str) -> Callable[[bytes], bool]:
    """Return what says whether bytes are records of a pattern; nothing is of an empty pattern."""
    if not record:
        return lambda _: False
    match = re2.compile(f"(?:{record}\n)*".encode(), _OPTIONS).fullmatch
    return lambda piece: match(piece) is not None


def _is_text(piece: bytes) -> bool:
    """Say whether a piece is UTF-8 without a mark at its start and without signs that steer."""
    if piece.startswith(b"\xef\xbb\xbf"):
        return False
    try:
        return piece.isascii() or not STEERING.search(piece.decode())
    except UnicodeDecodeError:
        return False
