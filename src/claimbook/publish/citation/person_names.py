"""Names in the forms that a citation needs: by the parts of a descriptor, and as initials."""

import re

from claimbook.package.creators import PARTICLES, Name

_LAST_PARTICLE = re.compile(rf"(?:\s+(?:{PARTICLES}))+$")


def structured(person: dict[str, object], literal: object = None) -> Name | None:
    """Return a contributor of a descriptor as a name: by its parts if given, else by its title."""
    family, given = person.get("familyName"), person.get("givenName")
    if isinstance(family, str) and family:
        return {"family": family, "given": given} if isinstance(given, str) else {"family": family}
    whole = person.get("title") or given or literal
    return {"literal": whole} if isinstance(whole, str) and whole else None


def initials(given: str) -> str:
    """Return given names as initials: ``Uffe Toudal`` as ``U. T.``, ``Mee-yoo`` as ``M.-y.``.

    A particle at the end stays: ``Vincent van`` is ``V. van``.
    """
    particle = _LAST_PARTICLE.search(given)
    words = re.findall(r"[^\s.-]+|-", given[: particle.start()] if particle else given)
    letters = "".join(word if word == "-" else f"{word[0]}. " for word in words)
    return letters.replace(" -", "-").strip() + (particle[0] if particle else "")
