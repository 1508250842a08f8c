"""The article and the works of the evidence as entities of the RO-Crate, which holds neither."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimbook.publish.citation.items import DOI, Item, iso, of_work, type_of
from claimbook.publish.metadata.project import works
from claimbook.publish.metadata.related import EVIDENCE, read_in, reviewed
from claimbook.texts import filled


def work_key(identifier: str) -> str:
    """Return the identifier of an entity: an address as it is, a work as an anchor."""
    return identifier if "://" in identifier else f"#{identifier}"


def work_entities(root: Path) -> Iterator[dict[str, Any]]:
    """Yield the article, under the address of its DOI, and each work in which evidence was read."""
    for item in (each for each in reviewed(root) if "DOI" in each):
        yield _entity(item, f"{DOI}{item['DOI']}")
    read = read_in(root, *EVIDENCE)
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
