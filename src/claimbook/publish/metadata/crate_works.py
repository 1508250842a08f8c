"""Entities of the RO-Crate that are no part of it: the article, and the works of the evidence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimbook.publish.citation.items import DOI, Item, iso, of_work
from claimbook.publish.metadata.project import ROOT, works
from claimbook.publish.metadata.related import EVIDENCE, read_in, reviewed

TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "paper-conference": "ScholarlyArticle",
    "report": "Report",
    "webpage": "WebPage",
}
"""schema.org's word for each CSL type; others are ``CreativeWork``."""


def key(identifier: str) -> str:
    """Return the identifier of an entity: an address as it is, a work as an anchor."""
    return identifier if "://" in identifier else f"#{identifier}"


def entities(root: Path = ROOT) -> Iterator[dict[str, Any]]:
    """Yield the article, under the address of its DOI, and each work in which evidence was read."""
    for item in (each for each in reviewed(root) if "DOI" in each):
        yield _entity(item, f"{DOI}{item['DOI']}")
    read = {work_id for name in EVIDENCE for work_id in read_in(name, root)}
    for row in works(root):
        if row["work_id"] in read:
            yield _entity(of_work(row), row["work_id"])


def _entity(item: Item, identifier: str) -> dict[str, Any]:
    entity = {
        "@id": key(identifier),
        "@type": TYPES.get(item["type"], "CreativeWork"),
        "name": item["title"],
        "datePublished": iso(item),
        "identifier": f"{DOI}{item['DOI']}" if "DOI" in item else "",
        "url": item.get("URL", ""),
        "inLanguage": item.get("language", ""),
    }
    return {name: value for name, value in entity.items() if value}
