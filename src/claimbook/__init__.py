"""Audits one published article: claims, evidence, verdicts by code, and the book of them.

``claimbook.open(path)`` opens a package, whose methods are the verbs. Importing this costs nothing:
each name below is looked up in its own module when it is first asked for (PEP 562).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from claimbook.audit.registry import check
    from claimbook.opening import Package, open  # noqa: A004

_HOMES = {
    "Package": "claimbook.opening",
    "check": "claimbook.audit.registry",
    "open": "claimbook.opening",
}

__all__ = ["Package", "check", "open"]


def __getattr__(name: str) -> object:
    """Load ``name`` from the module that holds it, and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'claimbook' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
