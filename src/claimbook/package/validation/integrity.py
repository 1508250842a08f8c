"""The files behind the descriptor: are they there, inside the package, and unchanged?

Every hash that the standard allows is computed anew (frictionless compares only two of them). A
package may leave size and hash out; then nobody can tell whether its files are unchanged, and a
warning says so.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from claimbook.errors import PackageUnreadableError, UnusableFileError
from claimbook.faults import WARNING, Fault
from claimbook.package.descriptor import Descriptor, Resource, is_safe, objects, read_schema
from claimbook.package.locate import DESCRIPTOR

_HASHES = {
    "": hashlib.md5,
    "md5": hashlib.md5,
    "sha1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha512": hashlib.sha512,
}


def entry_faults(descriptor: Descriptor) -> Iterator[Fault]:
    """Report entries of the descriptor that lead to no table, and names that occur again."""
    entries = descriptor.raw.get("resources")
    seen: set[str] = set()
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        at = f"$.resources[{number}]"
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            yield Fault("schema", DESCRIPTOR, None, at, None, "no table, or one without a name")
            continue
        if not is_safe(entry.get("path")):
            message = "must be one relative path inside the package"
            yield Fault("path", DESCRIPTOR, None, f"{at}.path", str(entry.get("path")), message)
        try:
            read_schema(descriptor.root, entry.get("schema"))
        except PackageUnreadableError as error:
            yield Fault("schema", DESCRIPTOR, None, f"{at}.schema", None, str(error))
        if (name := str(entry.get("name"))) in seen:
            yield Fault("schema", DESCRIPTOR, None, f"{at}.name", name, "two tables have this name")
        seen.add(name)
    yield from _shared_files(entries)


def _shared_files(entries: object) -> Iterator[Fault]:
    users: dict[str, int] = {}
    for number, entry in objects(entries):
        path = entry.get("path")
        if isinstance(path, str) and users.setdefault(path, number) != number:
            message = f"is the file of $.resources[{users[path]}] too"
            yield Fault("path", DESCRIPTOR, None, f"$.resources[{number}].path", path, message)


def byte_faults(resource: Resource, lenient: bool) -> Iterator[Fault]:
    """Compare a file's size and SHA-256 with the descriptor.

    Args:
        resource: The table.
        lenient: Whether a change is expected, as in the project's own checkout, where it is a
            warning that names the command that records it.
    """
    try:
        data = resource.read_bytes()
    except UnusableFileError:
        return
    digest = _HASHES[hash_kind(resource)](data, usedforsecurity=False).hexdigest()
    yield from measure_faults(resource, len(data), digest, lenient)


def measure_faults(resource: Resource, size: int, digest: str, lenient: bool) -> Iterator[Fault]:
    """Compare size and hash with the descriptor; by the kind of hash that it names."""
    recorded = resource.entry.get("hash")
    found = _measures(size, digest, resource)
    if lenient and recorded and found["hash"] != recorded:
        message = "was changed after the descriptor; if that is meant, run `make metadata`"
        yield Fault("hash", resource.path, None, None, None, message, WARNING)
        return
    for code, measured in found.items():
        stated: Any = resource.entry.get(code)
        if stated is None:
            message = "the descriptor does not say it, so that no change of the file would be seen"
            yield Fault(code, resource.path, None, None, str(measured), message, WARNING)
        elif stated != measured:
            message = (
                f"the file has {measured}, the descriptor says {stated}; after an edit, `seal`"
            )
            yield Fault(code, resource.path, None, None, str(measured), message)


def hash_kind(resource: Resource) -> str:
    """Return the kind of hash that the descriptor names; MD5 where it names none."""
    return _prefix(resource) or "md5"


def _prefix(resource: Resource) -> str:
    """Return what stands before the colon of a hash; empty where a bare one is stated."""
    stated = resource.entry.get("hash")
    kind = "sha256" if stated is None else str(stated).rpartition(":")[0]
    return kind if kind in _HASHES else "sha256"


def _measures(size: int, digest: str, resource: Resource) -> dict[str, object]:
    """Return size and hash as the descriptor has them."""
    kind = _prefix(resource)
    return {"bytes": size, "hash": f"{kind}:{digest}" if kind else digest}
