"""What the book was made from (tables, software), and how the package's guards were tested."""

import hashlib
import json
import platform
from importlib.metadata import version
from typing import NamedTuple

import pandas as pd

from claimbook.book import project
from claimbook.book.floats import table
from claimbook.package.descriptor import load_descriptor
from claimbook.package.reading import tables

SOFTWARE = {
    "pandas": "reads and joins the tables",
    "pandera": "checks them against the schemas",
    "frictionless": "checks them again, independently",
    "matplotlib": "draws the figures",
    "ipython": "runs the chapters",
    "python-stdnum": "computes check digits",
    "idutils": "recognises identifiers",
}
DIGEST = 12
"""Hexadecimal digits of a hash that are shown."""


def print_files(label: str) -> None:
    """Print each table with its rows, bytes and the beginning of its hash."""
    rows = []
    for entry in tables().to_dict("records"):
        content = load_descriptor().resource(entry["name"]).file.read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:DIGEST]
        rows.append((entry["path"], int(entry["rows"]), len(content), digest))
    frame = pd.DataFrame(rows, columns=["File", "Rows", "Bytes", "SHA-256 begins"])
    table(frame, label, f"The {len(rows)} tables.", (40, 10, 12, 20))


def print_software(label: str) -> None:
    """Print the versions of the language and of the packages that do the work."""
    rows = [("Python", platform.python_version(), "runs everything")]
    rows += [(name, version(name), purpose) for name, purpose in SOFTWARE.items()]
    frame = pd.DataFrame(rows, columns=["Software", "Version", "What it does here"])
    table(frame, label, "Software that this copy of the book was made with.", (20, 14, 50))


class Tried(NamedTuple):
    """How many faults were made, how many were noticed, and how many frictionless noticed."""

    tried: int
    noticed: int
    frictionless: int


def figures() -> pd.DataFrame:
    """Return the figures of made faults.

    Returns:
        One row a group of faults: ``kind``, ``group``, the counts that `Tried` names, and ``by``,
        the layer of validation that told them first.
    """
    text = (project.root() / "paper" / "tested.json").read_text("utf-8")
    return pd.DataFrame(json.loads(text)["rows"])


def tried(kind: str) -> Tried:
    """Return the sums of one kind, ``constraint`` or ``damage``."""
    rows = figures().groupby("kind").get_group(kind)
    return Tried(*(int(rows[name].sum()) for name in Tried._fields))


def print_tried(kind: str, label: str, caption: str) -> None:
    """Print what was tried of one kind, group by group."""
    rows = figures().groupby("kind").get_group(kind).sort_values("tried", ascending=False)
    names = {"group": "What was broken", "by": "Which layers noticed it first"}
    names |= {"tried": "Tried", "noticed": "Noticed", "frictionless": "By frictionless"}
    table(rows.rename(columns=names)[list(names.values())], label, caption, (22, 44, 9, 10, 15))
