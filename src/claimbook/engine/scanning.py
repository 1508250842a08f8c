"""One pass over the bytes of a file: its size, its hash, and the form of every record.

A piece of a file is sound if it is a run of whole records of RFC 4180, each as wide as the header
and with no sign that steers. A file that can be cut into sound pieces is sound, wherever it is
cut. Each piece is matched as a whole by RE2; the first that does not match is read by record.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import re2

from claimbook.faults import Fault
from claimbook.package.files import open_file
from claimbook.package.tabular.text import RawTable, read_text
from claimbook.printable import STEERING

if TYPE_CHECKING:
    from hashlib import _Hash

    from claimbook.package.descriptor import Resource

PIECE = 16 * 2**20
WIDEST = 200
"""Fields up to which the width of a record is matched; a wider table is not read here."""
_INSIDE = r'[^"\x00-\x08\x0b-\x1f\x7f]'
_PLAIN = r'[^",\n\x00-\x08\x0b-\x1f\x7f]'
_CELL = rf'(?:"(?:{_INSIDE}|"")*"|{_PLAIN}*)'
_OPTIONS = re2.Options()
_OPTIONS.encoding = re2.Options.Encoding.LATIN1
_OPTIONS.log_errors = False
_OPTIONS.never_capture = True


@dataclass
class Scan:
    """What one pass over a file found; ``first_bad`` is where the first unsound piece begins."""

    header: list[str]
    size: int = 0
    lines: int = 0
    digest: str = ""
    first_bad: int | None = None


def scan(resource: Resource, kind: str, *, has_form: bool = True) -> Scan:
    """Read a file once, and compute its hash of one kind; the form of a text if it has one.

    Raises:
        UnusableFileError: It leads out of the package, or is no regular file.
    """
    digest = hashlib.new(kind, usedforsecurity=False)
    found = Scan([])
    sound: Callable[[bytes], bool] = lambda _: False  # noqa: E731 - until the header is known
    for piece in pieces(resource, digest) if has_form else _blocks(resource, digest):
        if has_form and not found.size:
            found.header = _header(piece)
            sound = _matcher(len(found.header))
        if has_form and found.first_bad is None and not sound(piece):
            found.first_bad = found.size
        found.size += len(piece)
        found.lines += piece.count(b"\n")
    found.digest = digest.hexdigest()
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


def pieces(resource: Resource, digest: _Hash | None = None) -> Iterator[bytes]:
    """Yield a file in pieces that end where a record of a sound file ends."""
    left = b""
    with open_file(resource.file, resource.file.parents[resource.path.count("/")]) as file:
        while data := file.read(PIECE):
            if digest:
                digest.update(data)
            left += data
            if cut := _last_end(left):
                yield left[:cut]
                left = left[cut:]
    if left:
        yield left


def _blocks(resource: Resource, digest: _Hash) -> Iterator[bytes]:
    with open_file(resource.file, resource.file.parents[resource.path.count("/")]) as file:
        while data := file.read(PIECE):
            digest.update(data)
            yield data


def _last_end(data: bytes) -> int:
    """Return the end of the last record: after a line feed that no open quote is before."""
    end, quotes = len(data), data.count(b'"')
    while (end := data.rfind(b"\n", 0, end)) >= 0:
        if not quotes or (quotes - data.count(b'"', end)) % 2 == 0:
            return end + 1
    return 0


def _records(piece: bytes) -> int:
    inside = piece.split(b'"')[1::2] if b'"' in piece else []
    return piece.count(b"\n") - sum(part.count(b"\n") for part in inside)


def _header(piece: bytes) -> list[str]:
    text = piece[: 2**20].decode("utf-8", "replace")
    try:
        return next(csv.reader(io.StringIO(text, newline=""), strict=True), [])
    except csv.Error:
        return []


def _matcher(width: int) -> Callable[[bytes], bool]:
    if not 0 < width <= WIDEST:
        return lambda _: False
    cell = _CELL if width > 1 else rf'(?:"(?:{_INSIDE}|"")*"|{_PLAIN}+)'  # no blank line
    record = rf"{cell}(?:,{_CELL}){{{width - 1}}}\n"
    match = re2.compile(f"(?:{record})*".encode(), _OPTIONS).fullmatch

    def is_sound(piece: bytes) -> bool:
        if not piece.isascii():
            try:
                if STEERING.search(piece.decode()):
                    return False
            except UnicodeDecodeError:
                return False
        return not piece.startswith(b"\xef\xbb\xbf") and match(piece) is not None

    return is_sound
