"""Works and the dataset as items of CSL-JSON, from which every form of citation is made.

The rows are those of `claimbook.package.corrections.corrected_works`: who follows a citation has to
arrive.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from claimbook.package.creators import PARTICLES, Name
from claimbook.quantities.period import year_of
from claimbook.texts import filled

_LAST_PARTICLE = re.compile(rf"(?:\s+(?:{PARTICLES}))+$")


def structured(person: dict[str, object]) -> Name | None:
    """Return a contributor of a descriptor as a name: by its parts, its title or its body."""
    family, given = person.get("familyName"), person.get("givenName")
    if isinstance(family, str) and family:
        return {"family": family, "given": given} if isinstance(given, str) else {"family": family}
    whole = person.get("title") or given or person.get("organization")
    return {"literal": whole} if isinstance(whole, str) and whole else None


def initials(given: str) -> str:
    """Return given names as initials: ``Uffe Toudal`` as ``U. T.``, ``Mee-yoo`` as ``M.-y.``.

    A particle at the end stays: ``Vincent van`` is ``V. van``.
    """
    particle = _LAST_PARTICLE.search(given)
    words = re.findall(r"[^\s.-]+|-", given[: particle.start()] if particle else given)
    letters = "".join(word if word == "-" else f"{word[0]}. " for word in words)
    return letters.replace(" -", "-").strip() + (particle[0] if particle else "")


Item: TypeAlias = dict[str, Any]

DOI = "https://doi.org/"
_MAKERS = ("author", "creator")
_PLAIN = {
    "title": "title",
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
    "language": "language",
}


def of_work(row: Mapping[str, Any]) -> Item:
    """Return a row of ``works`` as a CSL-JSON item; what the row leaves empty has no key."""
    item = {
        "id": row["work_id"],
        "type": row["csl_type"],
        "author": list(row["creators"]),
        "editor": list(row["editors"]),
        "issued": date(row.get("issued")),
        "accessed": date(row.get("accessed")),
        **{key: row.get(field) for field, key in _PLAIN.items()},
        "custom": {key: row[key] for key in ("orcid", "edn") if row.get(key)},
    }
    return filled(item)


def of_dataset(descriptor: Mapping[str, Any]) -> Item:
    """Return a data package as a CSL-JSON item, from its descriptor."""
    name = descriptor.get("name") or "dataset"
    item = {
        "id": name,
        "type": "dataset",
        "title": descriptor.get("title") or name,
        "author": creators(descriptor),
        "issued": date(year_of(str(descriptor.get("created", "")))),
        "version": descriptor.get("version"),
        "DOI": doi(descriptor),
    }
    return filled(item)


def creators(descriptor: Mapping[str, Any]) -> list[Name]:
    """Return who made a data package: creators, authors, and contributors without a role."""
    people = [each for each in descriptor.get("contributors", []) if isinstance(each, dict)]
    made = [each for each in people if any(r in (each.get("roles") or _MAKERS) for r in _MAKERS)]
    return [name for each in made if (name := structured(each))]


def doi(descriptor: Mapping[str, Any]) -> str:
    """Return the DOI of a data package; empty while it has none."""
    identifier = str(descriptor.get("id", ""))
    return identifier.removeprefix(DOI) if identifier.startswith(DOI) else ""


def type_of(item: Item, words: str, otherwise: str = "") -> str:
    """Return the type of an item in other words than those of CSL.

    Args:
        item: The item.
        words: Whose: a column of ``types.csv``, which has a row for each type of CSL.
        otherwise: What is said of a type that they do not have.
    """
    return work_types().get(item["type"], {}).get(words) or otherwise


@cache
def work_types() -> dict[str, dict[str, str]]:
    """Return the rows of ``types.csv`` by the type of CSL."""
    with Path(__file__).with_name("types.csv").open(encoding="utf-8", newline="") as file:
        return {row["csl"]: row for row in csv.DictReader(file)}


def date(value: object) -> dict[str, list[list[int]]]:
    """Return an ISO 8601 date, month or year in the form of CSL; nothing for nothing."""
    parts = [int(part) for part in str(value or "")[:10].split("-") if part.isdecimal()]
    return {"date-parts": [parts]} if parts else {}


def iso(item: Item, key: str = "issued") -> str:
    """Return a date of an item as ISO 8601, as far as it is known; empty where it is not."""
    [parts] = item.get(key, {}).get("date-parts", [[]])
    return "-".join(f"{part:02}" for part in parts)
