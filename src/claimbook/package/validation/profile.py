"""The official Data Package v2 profile, vendored, and the keys that the standard defines.

The profile lets unknown keys pass, so a misspelt one would go unseen; the keys below are those of
the standard (datapackage.org, version 2.0), and this project's own ``unit`` and ``usual``.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft7Validator

from claimbook.faults import Fault
from claimbook.package.descriptor import objects
from claimbook.package.locate import DESCRIPTOR

PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_COMMON = {"$schema", "name", "title", "description", "homepage", "sources", "licenses"}
_KEYS = {
    "package": _COMMON
    | {"id", "version", "created", "contributors", "keywords", "image", "resources"},
    "resources": _COMMON
    | {"path", "data", "type", "format", "mediatype", "encoding", "bytes", "hash"}
    | {"dialect", "schema"}
    | {"profile"},  # of version 1; R's frictionless asks for it, and the exports have it
    "contributors": {"title", "givenName", "familyName", "path", "email", "roles", "organization"},
    "licenses": {"name", "path", "title"},
    "sources": {"title", "path", "email", "version"},
}


@cache
def _validator(profile: str) -> Draft7Validator:
    text = (Path(__file__).parent / "profiles" / f"{profile}.json").read_text("utf-8")
    return Draft7Validator(json.loads(text), validate_formats=True)


def profile_faults(value: dict[str, Any], profile: str, file: str) -> Iterator[Fault]:
    """Compare a descriptor with a profile, ``datapackage`` or ``tableschema``."""
    url = PROFILE.format(profile)
    if value.get("$schema") != url:
        message = f"must be {url}; without it the standard reads version 1"
        yield Fault("profile", file, None, "$schema", value.get("$schema"), message)
    try:
        for error in _validator(profile).iter_errors(value):
            short = len(error.message) < 200
            message = error.message if short else f"breaks {error.schema_path[-1]}"
            yield Fault("profile", file, None, _json_path(error.instance_path), None, message)
    except (RecursionError, OverflowError, ValueError) as error:  # nesting beyond any reader
        yield Fault("limit", file, None, None, None, f"cannot be compared: {error}")


def _json_path(keys: list[str | int]) -> str:
    return "$" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)


def descriptor_faults(raw: dict[str, Any]) -> Iterator[Fault]:
    """Compare a package's descriptor with the profile and with the known keys."""
    yield from profile_faults(raw, "datapackage", DESCRIPTOR)
    yield from _unknown_keys(raw, "package", "$")


def _unknown_keys(value: dict[str, Any], kind: str, at: str) -> Iterator[Fault]:
    for key in sorted(set(value) - _KEYS[kind]):
        message = f"no key of the standard for {kind}"
        yield Fault("unknown-key", DESCRIPTOR, None, f"{at}.{key}", None, message)
    for part in _KEYS.keys() & value.keys():
        for number, item in objects(value[part]):
            yield from _unknown_keys(item, part, f"{at}.{part}[{number}]")
