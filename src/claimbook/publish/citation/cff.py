"""The Citation File Format 1.2.0: this dataset, and under ``references`` the works asked for.

A file of this format can be of a dataset or of software, never of an article; so the article is a
reference of the dataset, and no ``preferred-citation``, which would put it in the dataset's place.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from claimbook.package.creators import Name
from claimbook.publish.citation.items import Item, doi, iso, of_dataset, type_of
from claimbook.quantities.period import year_of
from claimbook.texts import filled

MESSAGE = (
    "Cite the article under `references` for what it states, and this dataset for what is"
    " recorded and recomputed of it."
)
_ALONE = "Cite this dataset for what is recorded and recomputed in it."
_PLAIN = {
    "volume": "volume",
    "issue": "issue",
    "version": "version",
    "DOI": "doi",
    "URL": "url",
    "note": "notes",
}


def cff(descriptor: Mapping[str, Any], references: list[Item]) -> str:
    """Return a Citation File Format document of a data package.

    Args:
        descriptor: Its ``datapackage.json``. A day of release is given only with a DOI.
        references: The works that stand under ``references``.
    """
    dataset = of_dataset(descriptor)
    identifier, ours = doi(descriptor), descriptor.get("id")
    document = {
        "cff-version": "1.2.0",
        "message": MESSAGE if references else _ALONE,
        "type": "dataset",
        "title": dataset["title"],
        "abstract": descriptor.get("description"),
        "authors": _authors(dataset),
        "version": descriptor.get("version"),
        "date-released": str(descriptor.get("created", ""))[:10] if identifier else None,
        "license": _licence(descriptor),
        "doi": identifier,
        "url": descriptor.get("homepage"),
        "identifiers": [_identifier(str(ours))] if ours and not identifier else None,
        "keywords": descriptor.get("keywords"),
        "references": [_reference(item) for item in references],
    }
    return yaml.safe_dump(filled(document), sort_keys=False, allow_unicode=True, width=100)


def _licence(descriptor: Mapping[str, Any]) -> str | None:
    """Return the licence by its identifier, which the format demands; without one, nothing."""
    named = [each.get("name") for each in descriptor.get("licenses", [])]
    return next((str(name) for name in named if name), None)


def _identifier(value: str) -> dict[str, str]:
    description = "Identifier of the data package, the same in all versions"
    return {"type": "other", "value": value, "description": description}


def _reference(item: Item) -> dict[str, Any]:
    kind = type_of(item, "cff", "generic")
    issued = iso(item)
    first, _, last = str(item.get("page", "")).partition("-")
    container = "journal" if kind.endswith("article") else "collection-title"
    fields = {
        "type": kind,
        "title": item["title"],
        "authors": _authors(item),
        "editors": [_person(name) for name in item.get("editor", [])],
        container: item.get("container-title"),
        "year": int(year_of(issued)) if issued else None,
        "month": int(issued[5:7]) if len(issued) > 4 else None,
        "date-published": issued if len(issued) == len("2026-01-01") else None,
        "date-accessed": iso(item, "accessed"),
        "start": first,
        "end": last,
        "publisher": {"name": item["publisher"]} if "publisher" in item else None,
        "languages": [item["language"]] if "language" in item else None,
        **{ours: item.get(theirs) for theirs, ours in _PLAIN.items()},
    }
    return filled(fields)


def _authors(item: Item) -> list[dict[str, str]]:
    """Return the authors, which the format demands: else the publisher, else nobody by name."""
    people = [_person(name) for name in item.get("author", [])]
    orcid = item.get("custom", {}).get("orcid")
    if people and orcid:
        people[0]["orcid"] = f"https://orcid.org/{orcid}"
    return people or [{"name": item.get("publisher", "anonymous")}]


def _person(name: Name) -> dict[str, str]:
    if "literal" in name:
        return {"name": name["literal"]}
    parts = {"family-names": "family", "given-names": "given", "name-suffix": "suffix"}
    return {theirs: name[ours] for theirs, ours in parts.items() if ours in name}
