"""APA style, 7th edition, by citeproc-py and the official style, whose licence is in ``NOTICE``.

The processor does some things otherwise than the style asks, so items are prepared for it: it
takes a hyphen for a word when it makes initials, and says again what has stood in for a missing
author. Its output is mended where a title ends with a mark of its own, and an editor is small.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.package.creators import Name
from claimbook.publish.citation.items import Item, initials

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle

STYLE = Path(__file__).with_name("apa.csl")
OWN = {"dataset", "report", "webpage"}
"""Types of work whose author, where none is named, is the publisher."""


def apa(items: list[Item]) -> list[str]:
    """Return items as references in plain text, in the order given."""
    return list(_printed(json.dumps([prepared(item) for item in items])))


@lru_cache(maxsize=256)
def _printed(items: str) -> tuple[str, ...]:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    ready = json.loads(items)
    bibliography = CitationStylesBibliography(_style(), CiteProcJSON(ready), formatter.plain)
    for item in ready:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return tuple(_mended(str(entry)) for entry in bibliography.bibliography())


@cache
def _style() -> CitationStylesStyle:
    from citeproc import CitationStylesStyle

    with warnings.catch_warnings():  # about tests of the style that no type of ours meets
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(str(STYLE), validate=False)
    del style.root.attrib["initialize-with"]
    return style


def prepared(item: Item) -> Item:
    """Return an item as the style's manual wants it read, with an author and without repetition.

    For a missing author stands the publisher where the work is the publisher's own, else the
    title; a publisher who is the author is not named again.
    """
    people = {role: list(_people(item[role])) for role in ("author", "editor") if role in item}
    plain = {key: value for key, value in item.items() if key != "custom"} | people
    if plain["type"] == "article-newspaper":
        plain["container-title"] = plain.get("container-title") or plain.pop("publisher", "")
    if plain["type"] == "post":  # the style prints no title of a post
        plain["type"] = "webpage"
    if "author" not in plain:
        own = plain.get("publisher") if plain["type"] in OWN else None
        plain["author"] = [{"literal": own or plain.pop("title")}]
    if plain["author"] == [{"literal": plain.get("publisher")}]:
        del plain["publisher"]
    return plain


def _people(people: list[Name]) -> Iterator[Name]:
    for name in people:
        parts = [initials(name.get("given", "")), name.get("suffix", "")]
        given = ", ".join(part for part in parts if part)
        plain = {"family": name.get("family", "")} | ({"given": given} if given else {})
        yield name if "literal" in name else plain


def _mended(entry: str) -> str:
    words = " ".join(entry.split()).replace(" (ed.)", " (Ed.)").replace(" (eds.)", " (Eds.)")
    return re.sub(r"([?!…])\.(?= |$)", r"\1", words)
