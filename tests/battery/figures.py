"""The figures of the battery: what was tried and what was noticed, group by group."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
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
    told = [(each.fault.code, each.is_noticed, each.by_frictionless) for each in judged]
    return _counted("constraint", told, layer_of)


def of_damages(seen: Iterable[Seen]) -> list[dict[str, Any]]:
    """Count damages by what was damaged, with the layers that were the first to tell them."""
    every = list(seen)
    told = [(each.damage.layer, bool(each.codes), bool(each.other)) for each in every]
    by = {layer: [s for s in every if s.damage.layer == layer] for layer, *_ in told}
    return _counted("damage", told, lambda layer: _first_layers(by[layer]))


def _counted(
    kind: str, told: list[tuple[str, bool, bool]], layers: Callable[[str], str]
) -> list[dict[str, Any]]:
    """Return a row a group: how many were tried, noticed, and noticed by frictionless."""
    return [
        {
            "kind": kind,
            "group": group,
            "tried": sum(each == group for each, *_ in told),
            "noticed": sum(noticed for each, noticed, _ in told if each == group),
            "frictionless": sum(other for each, _, other in told if each == group),
            "by": layers(group),
        }
        for group in dict.fromkeys(group for group, *_ in told)
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
