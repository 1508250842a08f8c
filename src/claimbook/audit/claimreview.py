"""ClaimReview: the decided claims as schema.org JSON-LD, one review a claim.

The rating is about the statement alone, never about who made it. Its word (``alternateName``) is
the external verdict; its number follows `SCALE`, from 1, evidence says otherwise, to 5, evidence
says so. A claim that is undecided, attested by the party alone, or not checkable has no review.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from claimbook.audit.source_names import address
from claimbook.audit.tables import Row, Tables
from claimbook.audit.verdicts import Verdict
from claimbook.errors import InvalidAddressError
from claimbook.texts import filled

SCALE = {"confirmed": 5, "confirmed-by-rounding": 4, "qualified": 3, "contradicted": 1}
"""Number of each verdict that decides; 2 is not used."""
BEST, WORST = 5, 1
LONGEST = 75
"""Characters that ``claimReviewed`` may have, after Google's guide to fact-check markup."""
REGISTER = "paper/register.html"
ELLIPSIS = "…"
_NUMBER = re.compile("[0-9]")
_UNSAFE = re.compile(r"""[\s?#"'<>\\^`{|}]""")
"""Signs that name more than a folder, or that no address has unless they are encoded."""

Json = dict[str, Any]


def claim_reviews(
    verdicts: Iterable[Verdict], tables: Tables, project: Mapping[str, Any], base_url: str
) -> Json:
    """Return the reviews of all decided claims as one JSON-LD document.

    Args:
        verdicts: The verdicts; those that decide nothing are left out.
        tables: The tables that hold the claims and the article's record.
        project: The descriptor, ``datapackage.json``: who reviews, when, under which licence.
        base_url: Where the rendered book stands, as ``https://example.org/book``.

    Raises:
        InvalidAddressError: ``base_url`` is not an absolute address on the web.
    """
    register = f"{checked(base_url)}{REGISTER}"
    reviewed = {"appearance": article(tables), "author": people(tables.audited)}
    common = {
        "author": organisation(project),
        "datePublished": str(project.get("created", ""))[:10],
        "license": next((each.get("path") for each in project.get("licenses", ())), None),
        "inLanguage": "en",
    }
    common = filled(common)
    reviews = [
        _review(tables.claims[each.claim_id], each, register, reviewed) | common
        for each in verdicts
        if each.external in SCALE
    ]
    return {"@context": "https://schema.org", "@graph": reviews}


def checked(base_url: str) -> str:
    """Return an address with a slash at its end.

    Raises:
        InvalidAddressError: It is not an absolute address on the web, or names more than a folder.
    """
    try:
        parts = urlsplit(base_url)
        is_folder = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        is_folder = False
    if not is_folder or _UNSAFE.search(base_url):
        raise InvalidAddressError(f"not the address of a folder on the web: {base_url!r}")
    return base_url.rstrip("/") + "/"


def _review(claim: Row, verdict: Verdict, register: str, reviewed: Json) -> Json:
    address = f"{register}#{claim['claim_id']}"
    return {
        "@type": "ClaimReview",
        "@id": address,
        "url": address,
        "claimReviewed": shortened(claim["statement"]),
        "itemReviewed": {"@type": "Claim", "text": claim["statement"], **reviewed},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": verdict.external,
            "ratingValue": SCALE[verdict.external],
            "bestRating": BEST,
            "worstRating": WORST,
        },
    }


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text, cut after a word with an ellipsis where it is too long.

    The cut is never after a number, which its unit or the rest of it could change.
    """
    if len(text) <= longest:
        return text
    words = text[: longest - len(ELLIPSIS) + 1].split(" ")[:-1]
    while words and _NUMBER.search(words[-1]):
        words.pop()
    return " ".join(words).rstrip(",;:.–-") + ELLIPSIS


def article(tables: Tables) -> Json:
    """Return the article as the work in which the claims appear."""
    row = tables.audited
    said = {
        "@type": "ScholarlyArticle",
        "url": address(row),
        "name": row.get("title"),
        "datePublished": row.get("issued"),
    }
    return filled(said)


def people(work: Row) -> list[Json]:
    """Return the creators of a work as persons and organisations."""
    return [
        {"@type": "Organization", "name": name["literal"]}
        if "literal" in name
        else {"@type": "Person", "name": f"{name.get('given', '')} {name['family']}".strip()}
        for name in work.get("creators", ())
    ]


def organisation(project: Mapping[str, Any]) -> Json:
    """Return the contributors of the project as the reviewing organisation."""
    named = next((each.get("title") for each in project.get("contributors", ())), None)
    return {"@type": "Organization", "name": named or str(project.get("name", ""))}
