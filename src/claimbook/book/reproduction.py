"""What the book was made from: tables with their hashes, software with its versions."""

import hashlib
import platform
from importlib.metadata import version

import pandas as pd

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
