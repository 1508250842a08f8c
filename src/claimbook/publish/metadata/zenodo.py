"""``.zenodo.json``: what Zenodo reads in place of ``CITATION.cff``, and it alone says "dataset".

The DOI is not in it: Zenodo gives or has reserved it, and refuses one of its own from a file.
"""

from html import escape
from pathlib import Path
from typing import Any

from claimbook.publish.citation.items import type_of
from claimbook.publish.metadata.project import creators, project
from claimbook.publish.metadata.related import Related, related

LANGUAGES = {
    "cs": "ces", "da": "dan", "de": "deu", "en": "eng", "es": "spa", "fi": "fin", "fr": "fra",
    "it": "ita", "ja": "jpn", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe",
    "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""Zenodo's code (ISO 639-3) for languages; others are left out."""


def zenodo(root: Path) -> dict[str, Any]:
    """Return the metadata of a deposit; a day of publication is given only with a DOI."""
    facts = project(root)
    language = LANGUAGES.get(facts["language"][:2])
    licence, code = facts["licence"], facts.get("code_licence")
    notes = f"Data and text: {licence['title']}." + (f" Code: {code['title']}." if code else "")
    deposit = {
        "upload_type": "dataset",
        "title": facts["title"],
        "creators": [{"name": name} for name in creators(facts)],
        "description": f"<p>{escape(facts['abstract'], quote=False)}</p>",
        "access_right": "open",
        "license": licence["name"],
        "keywords": facts.get("keywords", []),
        "version": facts["version"],
        **({"language": language} if language else {}),
        "notes": f"<p>{escape(notes, quote=False)}</p>",
        "related_identifiers": [_identifier(each) for each in related(root) if "DOI" in each.item],
    }
    released = {"publication_date": facts["created"][:10]} if "doi" in facts else {}
    return deposit | released


def _identifier(each: Related) -> dict[str, str]:
    relation = each.relation[0].lower() + each.relation[1:]
    identifier = {"identifier": each.item["DOI"], "scheme": "doi", "relation": relation}
    kind = type_of(each.item, "zenodo")
    return identifier | ({"resource_type": kind} if kind else {})
