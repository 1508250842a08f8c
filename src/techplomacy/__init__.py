"""The public API, loaded on first use: importing the package costs nothing.

``import techplomacy`` brings in neither pandas nor Pandera nor frictionless; each name below is
looked up in its own module when it is first asked for (PEP 562). A module must therefore not bear
the name of a function listed here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from techplomacy.chronology import timeline
    from techplomacy.citation import cite
    from techplomacy.claims import Claim, claim
    from techplomacy.codebook import Description, describe
    from techplomacy.descriptor import package
    from techplomacy.exporting import export
    from techplomacy.judging.recording import audit
    from techplomacy.panels import panel
    from techplomacy.reading import read, tables
    from techplomacy.searching import find
    from techplomacy.validation import validate

    __version__: str

_HOMES = {
    "audit": "techplomacy.judging.recording",
    "cite": "techplomacy.citation",
    "Claim": "techplomacy.claims",
    "claim": "techplomacy.claims",
    "Description": "techplomacy.codebook",
    "describe": "techplomacy.codebook",
    "export": "techplomacy.exporting",
    "find": "techplomacy.searching",
    "package": "techplomacy.descriptor",
    "panel": "techplomacy.panels",
    "read": "techplomacy.reading",
    "tables": "techplomacy.reading",
    "timeline": "techplomacy.chronology",
    "validate": "techplomacy.validation",
}

__all__ = [
    "Claim",
    "Description",
    "__version__",
    "audit",
    "cite",
    "claim",
    "describe",
    "export",
    "find",
    "package",
    "panel",
    "read",
    "tables",
    "timeline",
    "validate",
]


def __getattr__(name: str) -> object:
    """Load ``name`` from the module that holds it, and keep it."""
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("techplomacy")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'techplomacy' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
