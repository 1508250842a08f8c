"""``codecheck.yml``: what a codechecker should be able to make again, and of which article.

After the CODECHECK specification 1.0 (codecheck.org.uk/spec/config/1.0). What is the checker's to
fill, ``codechecker``, ``report`` and ``certificate``, is left out: nobody has checked it yet.
"""

from pathlib import Path
from typing import Any

import yaml

from claimbook.publish.citation.items import DOI, Item
from claimbook.publish.metadata.project import project
from claimbook.publish.metadata.related import reviewed

SPECIFICATION = "https://codecheck.org.uk/spec/config/1.0/"


def codecheck(root: Path) -> dict[str, Any]:
    """Return the author's part of the configuration file."""
    [item], manifest = reviewed(root), project(root).get("manifest", {})
    return {
        "version": SPECIFICATION,
        "manifest": [{"file": file, "comment": text} for file, text in manifest.items()],
        "paper": {
            "title": item["title"],
            "authors": list(_authors(item)),
            "reference": f"{DOI}{item['DOI']}",
        },
    }


def _authors(item: Item) -> list[dict[str, str]]:
    people = [{"name": f"{name['given']} {name['family']}"} for name in item["author"]]
    people[0] |= {"ORCID": item["custom"]["orcid"]}
    return people


def codecheck_file(root: Path) -> str:
    """Return the text of the configuration file."""
    return yaml.safe_dump(
        codecheck(root), sort_keys=False, allow_unicode=True, explicit_start=True, width=100
    )
