"""The form of an archive: its names, its sums, and files that a repository would send back.

The Data and Code Availability Standard and the AEA Data Editor's intake ask for: no empty file,
no file twice, no archive within the archive, no absolute path.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from claimbook.faults import Fault
from claimbook.package.descriptor import is_safe
from claimbook.package.watching import SETTINGS
from claimbook.publish.archiving.contents import BOOK, EXPORTS, OF_ANY, SUMS, named
from claimbook.publish.archiving.members import Contents

_SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
_ARCHIVES = {b"PK\x03\x04": "zip", b"\x1f\x8b": "gzip", b"7z\xbc\xaf\x27\x1c": "7z"}
_ARCHIVES |= {b"Rar!": "rar", b"\xfd7zXZ\x00": "xz", b"BZh": "bzip2", b"\x28\xb5\x2f\xfd": "zstd"}
_DOCUMENTS = {".xlsx"}  # a zip by its bytes, a document by its use


def name_faults(names: list[str]) -> Iterator[Fault]:
    """Report names that are unsafe, outside the first one's folder, or there twice."""
    top = names[0].split("/")[0] if names else ""
    folders = {name[:at] for name in names for at, sign in enumerate(name) if sign == "/"}
    for name in dict.fromkeys(names):
        if not is_relative(name.removesuffix("/")):
            yield _fault("member-name", name, "must be one relative path, without . and ..")
        elif not name.startswith(f"{top}/"):
            yield _fault("member-name", name, f"must be inside the archive's one folder, {top}/")
        elif name in folders:
            yield _fault("member-name", name, "is a file and a folder")
    folded = Counter(name.casefold() for name in names)
    for name in dict.fromkeys(names):
        if folded[name.casefold()] > 1:
            message = "this name occurs twice, at least where capitals do not count"
            yield _fault("member-double", name, message)


DOWNLOADS = {f"{BOOK}/paper/figures/{name}.zip" for name in ("tables", "claims-to-code")}
"""The archives that may stand in an archive: what the book gives to download."""


def is_relative(name: str) -> bool:
    """Say whether a name stays inside the folder where it is unpacked; hidden parts are allowed."""
    parts = name.split("/")
    return ".." not in parts and is_safe("/".join(part.removeprefix(".") for part in parts))


def content_faults(contents: Contents) -> Iterator[Fault]:
    """Report files that are empty, there twice, archives themselves, or lacking.

    A style or script may stand among the sources and in the book, which must be whole by itself,
    as a folder that the settings call so must be. Of exports, tables without rows are alike.
    """
    whole = tuple(f"{folder}/" for folder in (BOOK, *_named(contents, "whole")))
    seen: dict[tuple[str, str], str] = {}
    for name, member in contents.items():
        key = (next(filter(name.startswith, whole), ""), member.sha256)
        if not member.size:
            yield _fault("member-empty", name, "is empty")
        elif not name.startswith(f"{EXPORTS}/") and (first := seen.setdefault(key, name)) != name:
            yield _fault("member-double", name, f"has the very content of {first}")
        kind = _archive_kind(name, member.head)
        if kind and name not in DOWNLOADS:
            yield _fault("member-archive", name, f"is itself an archive ({kind})")
    for name in _lacking(contents, OF_ANY):
        yield _fault("member-missing", name, "every archive must hold this file")
    for name in _lacking(contents, _named(contents, "members")):
        yield _fault("member-missing", name, f"{SETTINGS} lists it, the archive lacks it")
    if not any(name.startswith(f"{BOOK}/") and name.endswith(".pdf") for name in contents):
        yield _fault("member-missing", f"{BOOK}/*.pdf", "every archive must hold the book in print")


def sum_faults(contents: Contents) -> Iterator[Fault]:
    """Compare each file with ``SHA256SUMS``, in both directions."""
    listed: dict[str, str] = {}
    required = {*OF_ANY, *_named(contents, "members")}
    sums = contents[SUMS].data if SUMS in contents else b""
    for row, line in enumerate(sums.decode("utf-8", "replace").splitlines(), 1):
        if parts := _SUM.fullmatch(line):
            listed[parts[2]] = parts[1]
        else:
            yield _fault("member-sum", SUMS, "must be a sum, two spaces, and a name", row, line)
    for name, stated in listed.items():
        if name not in contents and name not in required:
            yield _fault("member-missing", name, f"{SUMS} lists it, the archive lacks it")
        elif name in contents and (found := contents[name].sha256) != stated:
            yield _fault("member-sum", name, f"its SHA-256 is {found}, {SUMS} says {stated}")
    for name in contents.keys() - listed.keys() - {SUMS}:
        yield _fault("member-unlisted", name, f"{SUMS} does not list it")


def _named(contents: Contents, key: str) -> list[str]:
    return named(contents[SETTINGS].data, key) if SETTINGS in contents else []


def _lacking(contents: Contents, names: Iterable[str]) -> list[str]:
    """Return names that are neither a file nor a folder of the archive."""
    above = {str(folder) for name in contents for folder in PurePosixPath(name).parents}
    return [name for name in dict.fromkeys(names) if name not in above | contents.keys()]


def _archive_kind(name: str, data: bytes) -> str | None:
    if PurePosixPath(name).suffix in _DOCUMENTS:
        return None
    if data[257:262] == b"ustar":
        return "tar"
    return next((kind for magic, kind in _ARCHIVES.items() if data.startswith(magic)), None)


def _fault(
    code: str, name: str, message: str, row: int | None = None, value: str | None = None
) -> Fault:
    return Fault(code, name, row, None, value, message)


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults by file, then row, so that the same archive gives the same list."""
    return sorted(faults, key=lambda fault: (fault.file, fault.row or 0, fault.code))
