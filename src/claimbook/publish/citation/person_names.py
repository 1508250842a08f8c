"""Names of creators, as one cell of ``works`` holds them, in the words of CSL.

A cell joins names by semicolons: a person as ``Family, Given``, an institution as it is called. An
institution may hold a comma, or people in brackets; what no personal name holds tells it apart.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Name: TypeAlias = dict[str, str]

_SEPARATOR = re.compile(r";(?![^(]*\))")
_OF_INSTITUTIONS = re.compile(r"\b(of|on|for|the|and)\b|, .*\b[a-z]{4,}|\(")


def names(cell: str | None) -> list[Name]:
    """Return the names in a cell: ``family`` and ``given`` of a person, ``literal`` of others."""
    return [_name(part.strip()) for part in _SEPARATOR.split(cell or "") if part.strip()]


def _name(text: str) -> Name:
    family, comma, given = text.partition(",")
    if not comma or _OF_INSTITUTIONS.search(text):
        return {"literal": text}
    return {"family": family.strip(), "given": given.strip()}


def initials(given: str) -> str:
    """Return given names as initials: ``Uffe Toudal`` as ``U. T.``, ``Mee-yoo`` as ``M.-y.``."""
    words = re.findall(r"[^\s.-]+|-", given)
    letters = "".join(word if word == "-" else f"{word[0]}. " for word in words)
    return letters.replace(" -", "-").strip()
