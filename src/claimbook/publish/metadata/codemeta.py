"""``codemeta.json``: the software in the words of CodeMeta 3.0, for catalogues of code."""

from pathlib import Path
from typing import Any

from claimbook.publish.citation.items import DOI
from claimbook.publish.metadata.project import addresses, creators, project
from claimbook.publish.metadata.related import reviewed

_CALLED = {"repository": "codeRepository", "report": "issueTracker", "book": "url"}
"""What an address of the project is called in CodeMeta."""


def codemeta(root: Path) -> dict[str, Any]:
    """Return the software of the project; its addresses appear once the settings have them."""
    facts = project(root)
    known = addresses(facts)
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
        **{_CALLED[name]: text for name, text in known.items() if name in _CALLED},
    }
