"""What a descriptor and its schemas say: no key twice, no empty text, no address that runs code."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from claimbook.errors import UnusableFileError
from claimbook.faults import WARNING, Fault
from claimbook.package.descriptor import Descriptor, is_safe, objects
from claimbook.package.files import JSON_BYTES, read_file
from claimbook.package.locate import DESCRIPTOR
from claimbook.printable import STEERING
from claimbook.texts import repeated

_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_MAY_BE_EMPTY = {"missingValues", "categories", "enum", "value", "pattern", "resource", "dialect"}
"""Keys below which an empty text has a meaning."""


def text_faults(descriptor: Descriptor) -> Iterator[Fault]:
    """Report doubtful texts of the descriptor and of the schemas beside it, each file once."""
    named = [resource.entry.get("schema") for resource in descriptor.resources.values()]
    for file in dict.fromkeys([DESCRIPTOR, *(at for at in named if isinstance(at, str))]):
        try:
            data = read_file(descriptor.root / file, descriptor.root, JSON_BYTES)
            yield from _of_file(file, data)
        except (UnusableFileError, ValueError, RecursionError):
            continue
    yield from _addresses(descriptor.raw, "$")
    yield from _names(descriptor.raw)


@lru_cache(maxsize=128)
def _of_file(file: str, data: bytes) -> tuple[Fault, ...]:
    """Judge a file once, however many packages have it.

    Of two keys that are the same readers keep one, and not all the same one.
    """
    again: list[str] = []

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        again.extend(repeated(key for key, _ in pairs))
        return dict(pairs)

    value = json.loads(data, object_pairs_hook=keep)
    message = "an object has this key twice"
    double = (Fault("double-key", file, None, name, None, message) for name in again)
    return (*double, *_texts(value, "$", file))


def _texts(value: object, at: str, file: str, may_be_empty: bool = False) -> Iterator[Fault]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(key, f"{at}.{key}", file)
            yield from _texts(part, f"{at}.{key}", file, may_be_empty or key in _MAY_BE_EMPTY)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, f"{at}[{number}]", file, may_be_empty)
    elif isinstance(value, str):
        if not value.strip() and not may_be_empty:
            yield Fault("empty-text", file, None, at, None, "the text is empty")
        if odd := STEERING.search(value):
            message = f"holds U+{ord(odd[0]):04X}, which steers what is printed"
            yield Fault("control", file, None, at, value, message)


def _addresses(value: dict[str, Any], at: str) -> Iterator[Fault]:
    """Report addresses that are neither on the web nor inside the package."""
    for key in ("homepage", "path", "image"):
        address = value.get(key)
        is_file = key == "path" and "schema" in value  # of a resource: see `integrity`
        if not isinstance(address, str) or is_file:
            continue
        if not (_WEB.fullmatch(address) or is_safe(address)):
            message = "is neither an address on the web nor a path inside the package"
            yield Fault("address", DESCRIPTOR, None, f"{at}.{key}", address, message)
    for part in ("contributors", "licenses", "sources", "resources"):
        for number, item in objects(value.get(part)):
            yield from _addresses(item, f"{at}.{part}[{number}]")


def _names(raw: dict[str, Any]) -> Iterator[Fault]:
    """Warn of names that the standard advises against: capitals, blanks, other scripts."""
    resources = [(f"$.resources[{n}]", item) for n, item in objects(raw.get("resources"))]
    for at, item in [("$", raw), *resources]:
        name = item.get("name")
        if isinstance(name, str) and name.strip() and not _NAME.fullmatch(name):
            message = "should have small letters, digits, and . _ - alone"
            yield Fault("name", DESCRIPTOR, None, f"{at}.name", name, message, WARNING)
