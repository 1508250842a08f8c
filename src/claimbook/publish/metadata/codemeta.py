"""``codemeta.json``: the software in the words of CodeMeta 3.0, for catalogues of code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimbook.publish.citation.items import DOI
from claimbook.publish.metadata.project import ROOT, creators, project
from claimbook.publish.metadata.related import reviewed

if TYPE_CHECKING:
    from pathlib import Path

NAME = "codemeta.json"
_URLS = {"Repository": "codeRepository", "Issues": "issueTracker", "Homepage": "url"}
"""What an address of ``[project.urls]`` is called in CodeMeta."""


def codemeta(root: Path = ROOT) -> dict[str, Any]:
    """Return the software of the project; addresses appear once `pyproject.toml` has them."""
    facts = project(root)
    addresses = facts.get("urls", {})
    return {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "identifier": f"{DOI}{facts['doi']}" if "doi" in facts else facts["id"],
        "name": facts["name"],
        "description": facts["description"],
        "version": facts["version"],
        "dateCreated": facts["created"][:10],
        "license": facts["code_licence"]["path"],
        "author": [{"@type": "Organization", "name": name} for name in creators(facts)],
        "keywords": facts["keywords"],
        "programmingLanguage": "Python",
        "runtimePlatform": f"Python {facts['requires-python']}",
        "softwareRequirements": facts["dependencies"],
        "referencePublication": [
            {"@type": "ScholarlyArticle", "@id": f"{DOI}{each['DOI']}", "name": each["title"]}
            for each in reviewed(root)
        ],
        **{_URLS[name]: text for name, text in addresses.items() if name in _URLS and text},
    }


def outputs(root: Path = ROOT) -> dict[Path, str]:
    """Return what this module writes: the text by its path."""
    return {root / NAME: json.dumps(codemeta(root), ensure_ascii=False, indent=2) + "\n"}
