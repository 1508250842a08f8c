"""Who made a work: rows of ``creators`` as names in the words of CSL, and names that are written.

Where one line has several names they are joined by semicolons: a person as ``Family, Given`` or
``Family, Given, Jr.``, an institution as it is called. An institution may hold a comma, or people
in brackets; what no personal name holds tells it apart, never whether it is written in capitals.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from claimbook.texts import filled

Name: TypeAlias = dict[str, str]
Row: TypeAlias = Mapping[str, Any]

PARTS = ("family", "given", "suffix", "literal")
ROLES = {"creators": "author", "editors": "editor"}
"""The role of those whom a work has under each name."""
PARTICLES = (
    "af|al|am|auf|da|das|de|dei|del|della|den|der|di|do|dos|du|el|het|la|le|los|op|'t|te|ten|ter"
    "|van|vom|von|y|zu|zum|zur"
)
_SEPARATOR = re.compile(r";(?![^(]*\))")
_SUFFIX = re.compile(r"(?:jr|sr|jun|sen)\.?|[IVX]+\.?|[2-9](?:nd|rd|th)", re.IGNORECASE)
_PARTICLE = re.compile(rf"(?<!\w)(?:(?:{PARTICLES})\s+)+", re.IGNORECASE)
_COMPANY = re.compile(
    r"(?:inc|ltd|llc|llp|plc|corp|co|gmbh|ag|s\.?a|a/s|aps|asa?|ab|oy|b\.?v)\.?", re.I
)
_LINKING = re.compile(r"\b(?:of|on|for|the|and)\b|\(")
"""Words that join the parts of an institution's name, and the bracket round its people."""
_GIVEN_WORDS = 4
"""More words after the comma are no given names."""


def folded(name: str) -> str:
    """Return a name as it is compared: without capitals, spaces to spare, and a leading article."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def with_creators(works: Iterable[Row], creators: Iterable[Row]) -> list[dict[str, Any]]:
    """Return works, each with its ``creators`` and ``editors``: a tuple of names, in order.

    A work without rows there may have its names in a column of its own, in one line.
    """
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in creators:
        found[row["work_id"], row["role"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: int(row["position"]))

    def made(work: Row, key: str, role: str) -> tuple[Name, ...]:
        return _names(found[work["work_id"], role]) or tuple(names(work.get(key) or ""))

    return [
        {**work, **{key: made(work, key, role) for key, role in ROLES.items()}} for work in works
    ]


def _names(rows: Iterable[Row]) -> tuple[Name, ...]:
    return tuple({part: row[part] for part in PARTS if row[part]} for row in rows)


def rows_of(work_id: str, text: str, role: str = "author") -> Iterator[dict[str, str]]:
    """Yield the rows of ``creators`` for the names in a text."""
    for position, name in enumerate(names(text), start=1):
        yield {"work_id": work_id, "role": role, "position": str(position), **name}


def as_text(names: Iterable[Name]) -> str:
    """Return names in one line: ``Family, Given, Jr.; An Institution``."""
    return "; ".join(map(name_as_text, names))


def name_as_text(name: Name) -> str:
    """Return a name as ``Family, Given, Jr.``, an institution as it is."""
    parts = (name.get(key) for key in ("family", "given", "suffix"))
    return name.get("literal") or ", ".join(part for part in parts if part)


def names(text: str) -> list[Name]:
    """Return the names in a text: ``family`` and ``given`` of a person, ``literal`` of others.

    A person may have a ``suffix``, and given names may end with a particle, as ``Vincent van``.
    """
    return [_name(part.strip()) for part in _SEPARATOR.split(text) if part.strip()]


def _name(text: str) -> Name:
    family, *rest = [part.strip() for part in text.split(",")]
    if len(rest) == 2 and _SUFFIX.fullmatch(rest[0]):  # in the order of BibTeX
        rest.reverse()
    suffix = rest.pop() if len(rest) == 2 and _SUFFIX.fullmatch(rest[1]) else ""
    if len(rest) != 1 or not rest[0] or not family or _is_institution(family, rest[0]):
        return {"literal": text}
    name = {"family": family, "given": rest[0], "suffix": suffix}
    return filled(name)


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
