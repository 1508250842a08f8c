"""The members of an archive, read in pieces and within limits; few of them are kept whole.

An archive may come from anybody. What it unpacks to is added up before and while it is read, so
that neither a bomb nor a false size fills memory; only metadata and the data package are kept.
"""

import csv
import hashlib
import stat
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from claimbook.errors import ArchiveError
from claimbook.faults import Fault
from claimbook.package.files import JSON_BYTES, TABLE_BYTES
from claimbook.package.locate import DESCRIPTOR, Location
from claimbook.package.watching import SETTINGS
from claimbook.publish.archiving.contents import METADATA, SUMS

MEMBERS = 20_000
UNPACKED = 2 * 2**30
FILES = "data/evidence/files.csv"
_PIECE = 2**20
_HEAD = 512
_END, _END_SIZE = b"PK\x05\x06", 22
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
PACKAGE = ("data", "schemas", DESCRIPTOR, SETTINGS)
"""First parts of the names that belong to the data package."""


@dataclass(frozen=True)
class Member:
    """A file of an archive: its size, its SHA-256, how it begins, and all of it if it is kept."""

    size: int
    sha256: str
    head: bytes
    data: bytes = b""


Contents: TypeAlias = Mapping[str, Member]


def open_archive(file: Location) -> zipfile.ZipFile:
    """Open a zip that is within the limits.

    Raises:
        ArchiveError: It is no regular file, no zip, or unpacks to more than the limits allow.
    """
    try:
        if not stat.S_ISREG(Path(file).stat().st_mode):
            raise ArchiveError(f"{file} is no regular file")
        archive = zipfile.ZipFile(file)
    except (OSError, ValueError, *_UNREADABLE) as error:
        if isinstance(error, ArchiveError):
            raise
        raise ArchiveError(f"{file} cannot be read as a zip: {error}") from None
    infos = archive.infolist()
    if len(infos) > MEMBERS or sum(info.file_size for info in infos) > UNPACKED:
        archive.close()
        raise ArchiveError(
            f"{file} unpacks to more than {UNPACKED // 2**30} GiB or {MEMBERS:,} files"
        )
    return archive


def unpack(archive: zipfile.ZipFile) -> tuple[dict[str, Member], list[Fault]]:
    """Return the members by their names below the top folder, and those that cannot be read."""
    contents: dict[str, Member] = {}
    faults = []
    pinned = pinned_names(archive)
    for info in archive.infolist():
        if info.is_dir():
            continue
        name = info.filename.partition("/")[2] or info.filename
        try:
            contents[name] = _read(archive, info, _kept_bytes(name, pinned))
        except _UNREADABLE as error:
            message = f"cannot be unpacked: {error}"
            faults.append(Fault("member-sum", name, None, None, None, message))
    return contents, faults


def pinned_names(archive: zipfile.ZipFile) -> set[str]:
    """Return the names of the files that the table ``files`` pins; none where it is unreadable."""
    infos = [info for info in archive.infolist() if info.filename.partition("/")[2] == FILES]
    try:
        with archive.open(infos[0]) as file:
            text = file.read(TABLE_BYTES).decode()
        return {row.get("path") or "" for row in csv.DictReader(text.splitlines())}
    except (IndexError, ValueError, csv.Error, *_UNREADABLE):
        return set()


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Member:
    """Read a member in pieces; one that is longer than it says is refused (zipfile counts)."""
    digest, size, head, kept = hashlib.sha256(), 0, b"", []
    with archive.open(info) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            head = head or piece[:_HEAD]
            if size <= limit:
                kept.append(piece)
            elif limit:
                raise zipfile.BadZipFile(f"more than {limit // 2**20} MiB")
    return Member(size, digest.hexdigest(), head, b"".join(kept))


def _kept_bytes(name: str, pinned: Collection[str]) -> int:
    if name in METADATA or name == SUMS or name.split("/")[0] in ("schemas", DESCRIPTOR, SETTINGS):
        return JSON_BYTES
    return TABLE_BYTES if name in pinned or name.split("/")[0] in PACKAGE else 0


def form_faults(file: Location, archive: zipfile.ZipFile) -> list[Fault]:
    """Report what stands before the first member or after the end, where no reader looks."""
    offsets = [info.header_offset for info in archive.infolist()]
    found = ["bytes stand before the first file"] if min(offsets, default=0) else []
    size = Path(file).stat().st_size
    with Path(file).open("rb") as raw:
        raw.seek(max(0, size - _END_SIZE))
        if not raw.read(_END_SIZE).startswith(_END):
            found.append("bytes or a comment stand after the last file")
    return [Fault("archive-form", str(Path(file).name), None, None, None, m) for m in found]


def link_faults(archive: zipfile.ZipFile) -> list[Fault]:
    """Report members that are no files but links, pipes or devices."""
    message = "is a link or a device, not a file"
    return [
        Fault("member-name", info.filename, None, None, None, message)
        for info in archive.infolist()
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR)
    ]
