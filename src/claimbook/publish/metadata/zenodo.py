"""``.zenodo.json``: what Zenodo reads in place of ``CITATION.cff``, and it alone says "dataset".

The DOI is not in it: Zenodo gives or has reserved it, and refuses one of its own from a file.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from claimbook.publish.metadata.project import ROOT, creators, project
from claimbook.publish.metadata.related import Related, related

if TYPE_CHECKING:
    from pathlib import Path

RESOURCE_TYPES = {
    "article-journal": "publication-article",
    "book": "publication-book",
    "chapter": "publication-section",
    "dataset": "dataset",
    "paper-conference": "publication-conferencepaper",
    "report": "publication-report",
}
"""Zenodo's word for each CSL type; others are left out."""
LANGUAGES = {"en": "eng"}


def zenodo(root: Path = ROOT) -> dict[str, Any]:
    """Return the metadata of a deposit; a day of publication is given only with a DOI."""
    facts = project(root)
    licence, code = facts["licence"], facts["code_licence"]
    notes = f"Data and text: {licence['title']}. Code: {code['title']}."
    deposit = {
        "upload_type": "dataset",
        "title": facts["title"],
        "creators": [{"name": name} for name in creators(facts)],
        "description": f"<p>{escape(facts['abstract'], quote=False)}</p>",
        "access_right": "open",
        "license": licence["name"],
        "keywords": facts["keywords"],
        "version": facts["version"],
        "language": LANGUAGES[facts["language"]],
        "notes": f"<p>{escape(notes, quote=False)}</p>",
        "related_identifiers": [_identifier(each) for each in related(root)],
    }
    released = {"publication_date": facts["created"][:10]} if "doi" in facts else {}
    return deposit | released


def _identifier(each: Related) -> dict[str, str]:
    relation = each.relation[0].lower() + each.relation[1:]
    identifier = {"identifier": each.item["DOI"], "scheme": "doi", "relation": relation}
    kind = RESOURCE_TYPES.get(each.item["type"])
    return identifier | ({"resource_type": kind} if kind else {})


def outputs(root: Path = ROOT) -> dict[Path, str]:
    """Return what this module writes: the text by its path."""
    return {root / ".zenodo.json": json.dumps(zenodo(root), ensure_ascii=False, indent=2) + "\n"}
