"""The public API, loaded on first use: importing the package costs nothing.

``import techplomacy`` brings in neither pandas nor Pandera nor frictionless; each name below is
looked up in its own module when it is first asked for (PEP 562). A module must therefore not bear
the name of a function listed here.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.opening import bound_verb
from claimbook.package.locate import bind

if TYPE_CHECKING:
    from claimbook.audit.claims import Claim as Claim
    from claimbook.audit.claims import claim as claim
    from claimbook.audit.evidence import evidence as evidence
    from claimbook.audit.record import audit as audit
    from claimbook.audit.what_if import what_if as what_if
    from claimbook.package.codebook import Description as Description
    from claimbook.package.codebook import describe as describe
    from claimbook.package.descriptor import package as package
    from claimbook.package.joining import join as join
    from claimbook.package.panels import panel as panel
    from claimbook.package.reading import path as path
    from claimbook.package.reading import read as read
    from claimbook.package.reading import tables as tables
    from claimbook.package.searching import find as find
    from claimbook.package.timelines import timeline as timeline
    from claimbook.publish.citation import cite as cite
    from claimbook.publish.exporting import export as export
    from claimbook.publish.exporting.querying import sql as sql
    from claimbook.publish.exporting.querying import view as view
    from claimbook.validating import validate as validate

    __version__: str

_HERE = Path(__file__).resolve().parent
bind(_HERE / "_package", _HERE.parents[1])  # a wheel carries the data, a checkout has them at root

_HOMES = {
    "audit": "claimbook.audit.record",
    "cite": "claimbook.publish.citation",
    "Claim": "claimbook.audit.claims",
    "claim": "claimbook.audit.claims",
    "Description": "claimbook.package.codebook",
    "describe": "claimbook.package.codebook",
    "evidence": "claimbook.audit.evidence",
    "export": "claimbook.publish.exporting",
    "find": "claimbook.package.searching",
    "join": "claimbook.package.joining",
    "package": "claimbook.package.descriptor",
    "panel": "claimbook.package.panels",
    "path": "claimbook.package.reading",
    "read": "claimbook.package.reading",
    "sql": "claimbook.publish.exporting.querying",
    "tables": "claimbook.package.reading",
    "timeline": "claimbook.package.timelines",
    "validate": "claimbook.validating",
    "view": "claimbook.publish.exporting.querying",
    "what_if": "claimbook.audit.what_if",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    """Load ``name`` from the module that holds it, and keep it."""
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("techplomacy")
    elif name in _HOMES:
        found = getattr(import_module(_HOMES[name]), name)
        value = found if isinstance(found, type) else bound_verb(found)
    else:
        raise AttributeError(f"module 'techplomacy' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
