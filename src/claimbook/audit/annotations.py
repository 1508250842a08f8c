"""Web Annotations: each claim with its verdict, pointing to its place in the article.

The model is that of the W3C (https://www.w3.org/TR/annotation-model/). Nothing of the article's
text is in them: the place is a page of its document, counted from the first one that its record
names, else the characters or the anchor that a claim names. The words are those of this audit.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from claimbook.audit.claimreview import REGISTER, article, organisation
from claimbook.audit.tables import Row, Tables
from claimbook.audit.verdicts import Verdict
from claimbook.texts import filled

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PDF = "http://tools.ietf.org/rfc/rfc3778"
"""What a fragment that names a page of a PDF conforms to, as the model has it."""
_SPAN = re.compile(r"(\d+)-(\d+)")

Json = dict[str, Any]


def web_annotations(
    verdicts: Iterable[Verdict], tables: Tables, project: Mapping[str, Any], base_url: str = ""
) -> Json:
    """Return one annotation a claim as a JSON-LD collection of one page.

    Args:
        verdicts: The verdicts, one a claim.
        tables: The tables that hold the claims and the article's record.
        project: The descriptor, ``datapackage.json``: who says so, and when.
        base_url: Where the rendered book stands, with a slash at its end, to link its register.
    """
    name = str(project.get("id") or f"urn:x-claimbook:{project.get('name', 'package')}")
    items = [_annotation(tables, each, name, base_url) for each in verdicts]
    said = {
        "creator": {"type": "Organization", "name": organisation(project)["name"]},
        "created": project.get("created"),
        "rights": next((each.get("path") for each in project.get("licenses", ())), None),
    }
    return {
        "@context": CONTEXT,
        "id": f"{name}#annotations",
        "type": "AnnotationCollection",
        "label": str(project.get("title", "")),
        **filled(said),
        "total": len(items),
        "first": {"id": f"{name}#annotations-page", "type": "AnnotationPage", "items": items},
    }


def _annotation(tables: Tables, verdict: Verdict, name: str, base_url: str) -> Json:
    claim = tables.claims[verdict.claim_id]
    verdict_word = verdict.external.replace("-", " ")
    value = f"{verdict_word.capitalize()}: {claim['statement']}"
    body: list[Json] = [{"type": "TextualBody", "value": value, "purpose": "assessing"}]
    if base_url:
        body.append({"id": f"{base_url}{REGISTER}#{claim['claim_id']}", "purpose": "linking"})
    target: Json = {"source": article(tables).get("url", name)}
    if selector := _selector(claim, _first_page(tables)):
        target["selector"] = selector
    return {
        "id": f"{name}#{claim['claim_id']}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": body,
        "target": target,
    }


def _selector(claim: Row, first: int) -> Json:
    """Return where a claim stands, as the model says it; empty if its row names no place."""
    page, anchor = claim.get("page"), str(claim.get("anchor") or "")
    if page:
        number = int(page) - first + 1
        return {"type": "FragmentSelector", "conformsTo": PDF, "value": f"page={number}"}
    if span := _SPAN.fullmatch(anchor):
        return {"type": "TextPositionSelector", "start": int(span[1]), "end": int(span[2])}
    return {"type": "FragmentSelector", "value": anchor} if anchor else {}


def _first_page(tables: Tables) -> int:
    """Return the first page that the record of the article prints, else 1."""
    found = re.match(r"\d+", str(tables.audited.get("pages") or ""))
    return int(found[0]) if found else 1
