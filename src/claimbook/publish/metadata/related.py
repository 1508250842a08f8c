"""Works that the project is related to: the article it reviews, the evidence it is derived from.

Also these works as entities of the RO-Crate, of which they are no part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimbook.publish.citation.items import DOI, Item, iso, of_work, type_of
from claimbook.publish.metadata.project import has_code, project, table, works
from claimbook.texts import filled

DERIVED = "IsDerivedFrom"
EVIDENCE = ("observations", "statements")
"""Tables whose rows were each read in a work."""


@dataclass(frozen=True)
class Related:
    """A work and how the project is related to it.

    Attributes:
        relation: The relation in the words of DataCite, as ``Reviews``.
        item: The work as CSL-JSON.
    """

    relation: str
    item: Item


def related(root: Path) -> list[Related]:
    """Return the named works, then those of the evidence that have a DOI, in order of the table."""
    items = _items(root)
    read = {work_id for name in EVIDENCE for work_id in read_in(name, root)}
    derived = [Related(DERIVED, items[key]) for key in items if key in read and "DOI" in items[key]]
    return _named(items, root) + derived


def reviewed(root: Path) -> list[Item]:
    """Return the works that the project reviews: the article."""
    return [each.item for each in _named(_items(root), root) if each.relation == "Reviews"]


def _items(root: Path) -> dict[str, Item]:
    return {row["work_id"]: of_work(row) for row in works(root)}


def _named(items: dict[str, Item], root: Path) -> list[Related]:
    """Return the works that the settings name."""
    return [
        Related(relation, items[work_id])
        for relation, ids in project(root)["related"].items()
        for work_id in ids
        if work_id in items or has_code(root)
    ]


def read_in(name: str, root: Path) -> list[str]:
    """Return the works in which the rows of a table of the evidence were read, in their order."""
    return list(dict.fromkeys(row["work_id"] for row in table(name, root)))


def work_key(identifier: str) -> str:
    """Return the identifier of an entity: an address as it is, a work as an anchor."""
    return identifier if "://" in identifier else f"#{identifier}"


def work_entities(root: Path) -> Iterator[dict[str, Any]]:
    """Yield the article, under the address of its DOI, and each work in which evidence was read."""
    for item in (each for each in reviewed(root) if "DOI" in each):
        yield _entity(item, f"{DOI}{item['DOI']}")
    read = {work_id for name in EVIDENCE for work_id in read_in(name, root)}
    for row in works(root):
        if row["work_id"] in read:
            yield _entity(of_work(row), row["work_id"])


def _entity(item: Item, identifier: str) -> dict[str, Any]:
    entity = {
        "@id": work_key(identifier),
        "@type": type_of(item, "schema.org", "CreativeWork"),
        "name": item["title"],
        "datePublished": iso(item),
        "identifier": f"{DOI}{item['DOI']}" if "DOI" in item else "",
        "url": item.get("URL", ""),
        "inLanguage": item.get("language", ""),
    }
    return filled(entity)
