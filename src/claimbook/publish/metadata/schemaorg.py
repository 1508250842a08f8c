"""schema.org metadata for the head of the book's pages, where search engines for data look."""

from pathlib import Path
from typing import Any

from claimbook.publish.citation.items import DOI, Item, iso
from claimbook.publish.metadata.datapackage import datapackage
from claimbook.publish.metadata.project import addresses, creators, project, table
from claimbook.publish.metadata.related import reviewed
from claimbook.texts import json_line

HEAD = "paper/metadata/dataset.html"
TABLES = "paper/figures/tables.zip"


def dataset(root: Path) -> dict[str, Any]:
    """Return the project as a ``Dataset``; a day of publication is given only with a DOI."""
    facts = project(root)
    home = addresses(facts).get("book", "")
    day = "datePublished" if "doi" in facts else "dateCreated"
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": facts["title"],
        "description": facts["abstract"],
        **({"url": home} if home else {}),
        "identifier": datapackage(root)["id"],
        "version": facts["version"],
        "keywords": facts["keywords"],
        "license": facts["licence"]["path"],
        "creator": [{"@type": "Organization", "name": name} for name in creators(facts)],
        day: facts["created"][:10],
        "inLanguage": facts["language"],
        "isAccessibleForFree": True,
        "variableMeasured": _measured(root),
        **_coverage(root),
        "distribution": _download(home),
        "isBasedOn": [article(item) for item in reviewed(root)],
    }


def _measured(root: Path) -> list[dict[str, str]]:
    """Return the indicators, each with its unit."""
    return [
        {"@type": "PropertyValue", "name": row["title"], "unitText": row["unit"]}
        for row in table("indicators", root)
    ]


def _coverage(root: Path) -> dict[str, str | list[str]]:
    """Return the years of the observations, and the unions of states that they cover."""
    years = sorted({row["year"] for row in table("observations", root)})
    wide = {row["name"] for row in table("entities", root) if row["kind"] in {"union", "world"}}
    return {"temporalCoverage": f"{years[0]}/{years[-1]}", "spatialCoverage": sorted(wide)}


def _download(home: str) -> dict[str, str]:
    """Return the archive of all tables in the book; its address is whole if the book's is known."""
    return {
        "@type": "DataDownload",
        "name": "All tables, with their descriptor",
        "encodingFormat": "application/zip",
        "contentUrl": f"{home}{TABLES}",
    }


def article(item: Item) -> dict[str, Any]:
    """Return a journal article; its address is its DOI."""
    first, _, last = item["page"].partition("-")
    return {
        "@type": "ScholarlyArticle",
        "@id": f"{DOI}{item['DOI']}",
        "name": item["title"],
        "author": [
            {"@type": "Person", "familyName": name["family"], "givenName": name["given"]}
            for name in item["author"]
        ],
        "datePublished": iso(item),
        "isPartOf": {"@type": "Periodical", "name": item["container-title"]},
        "pageStart": first,
        "pageEnd": last,
    }


def dataset_head(root: Path) -> str:
    """Return the lines of the head that hold the dataset; no text of it can end the script."""
    text = json_line(dataset(root))
    text = text.replace("<", "\\u003c")
    return f'<script type="application/ld+json">\n{text}\n</script>\n'
