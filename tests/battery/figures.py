"""The figures of the battery: what was tried and what was noticed, group by group."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from battery.running import Judged, Seen

LAYERS = {
    "descriptor": "profile unknown-key double-key empty-text address name error",
    "schemas": "schema unsupported limit",
    "files": "path file-missing bytes hash encoding byte-order-mark line-ending final-newline",
    "rows": "csv header blank-row missing-cell extra-cell control",
    "cells": "type required unique pattern enum minimum maximum minLength maxLength"
    " exclusiveMinimum exclusiveMaximum",
    "keys": "primary-key unique-key foreign-key",
}
"""The layers of validation, in the order in which they look, with the codes of each."""


def layer_of(code: str) -> str:
    """Return the layer that tells a code; what is no code of these is told by rules."""
    first = code.split(":")[0]
    return next((name for name, codes in LAYERS.items() if first in codes.split()), "rules")


def of_constraints(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    """Count faults in cells by what they break."""
    groups: dict[str, list[Judged]] = {}
    for each in judged:
        groups.setdefault(each.fault.code, []).append(each)
    return [
        {
            "kind": "constraint",
            "group": code,
            "tried": len(found),
            "noticed": sum(each.is_noticed for each in found),
            "frictionless": sum(each.by_frictionless for each in found),
            "by": layer_of(code),
        }
        for code, found in groups.items()
    ]


def of_damages(seen: Iterable[Seen]) -> list[dict[str, Any]]:
    """Count damages by what was damaged, with the layers that were the first to tell them."""
    groups: dict[str, list[Seen]] = {}
    for each in seen:
        groups.setdefault(each.damage.layer, []).append(each)
    return [
        {
            "kind": "damage",
            "group": layer,
            "tried": len(found),
            "noticed": sum(bool(each.codes) for each in found),
            "frictionless": sum(bool(each.other) for each in found),
            "by": _first_layers(found),
        }
        for layer, found in groups.items()
    ]


def _first_layers(found: list[Seen]) -> str:
    order = [*LAYERS, "rules"]
    firsts = Counter(
        min((layer_of(code) for code in each.codes), key=order.index)
        for each in found
        if each.codes
    )
    return ", ".join(f"{name} {firsts[name]}" for name in order if firsts[name])


def written(schemas: str, frictionless: str, rows: list[dict[str, Any]]) -> str:
    """Return the text of the file that the page is computed from."""
    value = {"schemas": schemas, "frictionless": frictionless, "rows": rows}
    return json.dumps(value, indent=2) + "\n"
