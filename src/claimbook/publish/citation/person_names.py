"""Names of creators, as one cell of ``works`` holds them, in the words of CSL.

A cell joins names by semicolons: a person as ``Family, Given`` or ``Family, Given, Jr.``, an
institution as it is called. An institution may hold a comma, or people in brackets; what no
personal name holds tells it apart, never whether it is written in capitals.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Name: TypeAlias = dict[str, str]

_SEPARATOR = re.compile(r";(?![^(]*\))")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen)\.?|[IVX]+\.?|[2-9](?:nd|rd|th)", re.IGNORECASE)
_PARTICLES = (
    "af|al|am|auf|da|das|de|dei|del|della|den|der|di|do|dos|du|el|het|la|le|los|op|'t|te|ten|ter"
    "|van|vom|von|y|zu|zum|zur"
)
_PARTICLE = re.compile(rf"(?:(?:{_PARTICLES})\s+)+", re.IGNORECASE)
_LAST_PARTICLE = re.compile(rf"(?:\s+(?:{_PARTICLES}))+$")
_COMPANY = re.compile(
    r"(?:inc|ltd|llc|llp|plc|corp|co|gmbh|ag|s\.?a|a/s|aps|asa?|ab|oy|b\.?v)\.?", re.I
)
_LINKING = re.compile(r"\b(?:of|on|for|the|and)\b|\(")
"""Words that join the parts of an institution's name, and the bracket round its people."""
_GIVEN_WORDS = 4
"""More words after the comma are no given names."""


def names(cell: str | None) -> list[Name]:
    """Return the names in a cell: ``family`` and ``given`` of a person, ``literal`` of others.

    A person may have a ``suffix``, and given names may end with a particle, as ``Vincent van``.
    """
    return [_name(part.strip()) for part in _SEPARATOR.split(cell or "") if part.strip()]


def _name(text: str) -> Name:
    family, *rest = [part.strip() for part in text.split(",")]
    suffix = rest.pop() if len(rest) == 2 and _SUFFIX.fullmatch(rest[1]) else ""
    if len(rest) != 1 or not rest[0] or not family or _is_institution(family, rest[0]):
        return {"literal": text}
    name = {"family": family, "given": rest[0], "suffix": suffix}
    return {key: value for key, value in name.items() if value}


def _is_institution(first: str, second: str) -> bool:
    """Say whether two parts with a comma between are one institution."""
    plain = _PARTICLE.sub("", first)
    if _LINKING.search(plain) or _LINKING.search(second) or _COMPANY.fullmatch(second):
        return True
    words = second.split()
    mixed = any(w[0].isupper() for w in words) and any(_is_common(w) for w in words)
    return mixed or len(words) > _GIVEN_WORDS


def _is_common(word: str) -> bool:
    """Say whether a word is a common noun among names: small, and long for a particle."""
    return word[0].islower() and len(word) > 3


def structured(person: dict[str, object], literal: object = None) -> Name | None:
    """Return a contributor of a descriptor as a name: by its parts if given, else by its title."""
    family, given = person.get("familyName"), person.get("givenName")
    if isinstance(family, str) and family:
        return {"family": family, "given": given} if isinstance(given, str) else {"family": family}
    whole = person.get("title") or given or literal
    return {"literal": whole} if isinstance(whole, str) and whole else None


def as_text(name: Name) -> str:
    """Return a name as ``Family, Given, Jr.``, an institution as it is."""
    parts = (name.get(key) for key in ("family", "given", "suffix"))
    return name.get("literal") or ", ".join(part for part in parts if part)


def initials(given: str) -> str:
    """Return given names as initials: ``Uffe Toudal`` as ``U. T.``, ``Mee-yoo`` as ``M.-y.``.

    A particle at the end stays: ``Vincent van`` is ``V. van``.
    """
    particle = _LAST_PARTICLE.search(given)
    words = re.findall(r"[^\s.-]+|-", given[: particle.start()] if particle else given)
    letters = "".join(word if word == "-" else f"{word[0]}. " for word in words)
    return letters.replace(" -", "-").strip() + (particle[0] if particle else "")
