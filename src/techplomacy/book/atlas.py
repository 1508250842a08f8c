"""Outlines of countries, decoded from TopoJSON.

The file shares borders between neighbours as arcs; an arc holds integer steps from its first point,
and a ring names its arcs by number, one that runs backwards by the number's complement (The
TopoJSON Format Specification 1.0, sections 2.1.3 and 2.1.4).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("boundaries") / "countries-110m.json"
OTHER_NAMES = {"United States": "United States of America"}
"""Names of the tables that the file spells otherwise."""

Ring = npt.NDArray[np.float64]
"""Points of a closed line, one a row: degrees east and degrees north."""


@cache
def _topology() -> tuple[dict[str, Any], list[Ring]]:
    """Return the objects of the file and its arcs in degrees."""
    topology = json.loads(FILE.read_text("utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]
    return topology["objects"], arcs


@cache
def countries() -> dict[str, list[Ring]]:
    """Return the outlines of each country by its name in the file; holes are left out."""
    shapes = _topology()[0]["countries"]["geometries"]
    return {shape["properties"]["name"]: _rings(shape) for shape in shapes}


def land() -> list[Ring]:
    """Return the outlines of all land."""
    return [ring for shape in _topology()[0]["land"]["geometries"] for ring in _rings(shape)]


def outline(name: str) -> list[Ring]:
    """Return the outlines of a country by its name in the tables; none if it is too small."""
    return countries().get(OTHER_NAMES.get(name, name), [])


def centre(rings: list[Ring]) -> tuple[float, float]:
    """Return the centroid of the largest of some rings."""
    area, middle = max((_moments(ring) for ring in rings), key=lambda found: abs(found[0]))
    return float(middle[0] / area), float(middle[1] / area)


def _moments(ring: Ring) -> tuple[float, npt.NDArray[np.float64]]:
    """Return area and first moments of a ring, by the shoelace formula."""
    after = np.roll(ring, -1, axis=0)
    cross = ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]
    return float(cross.sum() / 2), ((ring + after) * cross[:, None]).sum(axis=0) / 6


def _rings(shape: dict[str, Any]) -> list[Ring]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [_ring(polygon[0], _topology()[1]) for polygon in polygons]


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs end to end; each after the first begins with the point that the last ended with.

    A ring that crosses the line of dates goes on beyond it.
    """
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    return np.column_stack([np.unwrap(ring[:, 0], period=360), ring[:, 1]])
