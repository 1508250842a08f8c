"""The files behind the descriptor: are they there, inside the package, and unchanged?

Hashes are always SHA-256: other algorithms, which the standard allows, would pass unchecked in
frictionless.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from claimbook.errors import PackageUnreadableError
from claimbook.faults import ERROR, WARNING, Fault
from claimbook.package.descriptor import is_safe, read_schema
from claimbook.package.locate import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimbook.package.descriptor import Descriptor, Resource


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


def byte_faults(resource: Resource, lenient: bool) -> Iterator[Fault]:
    """Compare a file's size and SHA-256 with the descriptor.

    Args:
        resource: The table.
        lenient: Whether a change is expected, as in the project's own checkout, where it is a
            warning that names the command that records it.
    """
    try:
        data = resource.file.read_bytes()
    except OSError:
        return
    advice = "; if the change is meant, run `make metadata`" if lenient else ""
    for code, found in _measures(data).items():
        told: Any = resource.entry.get(code)
        if told != found:
            message = f"the file has {found}, the descriptor says {told}{advice}"
            severity = WARNING if lenient else ERROR
            yield Fault(code, resource.path, None, None, str(found), message, severity)


def _measures(data: bytes) -> dict[str, object]:
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
