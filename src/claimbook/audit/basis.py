"""On whose word an outcome rests, and how much of it was read.

Independent is only a voice that the article does not cite, for this claim or for any other, and
that is neither a copy of a work cited nor a voice that a work cited has too: one that is cited for
the claim, or one that is cited for another and is evidence on this one as well.
"""

from collections.abc import Iterable
from typing import Literal

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.source_classes import original, speakers_of
from claimbook.audit.tables import Tables

Basis = Literal["article", "cited", "cited-elsewhere", "independent", "own-data"]
ORDER: tuple[Basis, ...] = ("independent", "own-data", "cited-elsewhere", "cited")
"""The bases of outcomes on evidence, the strongest first."""


def basis(claim_id: str, voices: Iterable[str], tables: Tables) -> Basis:
    """Return the basis of an outcome from the works that speak in it."""
    speakers = set(voices)
    if not speakers:
        return "article"
    if speakers <= set(tables.article.own_data):
        return "own-data"
    others = _without(speakers, cited_voices(claim_id, tables), tables)
    if not others:
        return "cited"
    elsewhere = cited_anywhere(tables)
    told = elsewhere.intersection(row["work_id"] for row in tables.statements.get(claim_id, ()))
    return "independent" if _without(others - elsewhere, told, tables) else "cited-elsewhere"


def _without(works: set[str], known: set[str], tables: Tables) -> set[str]:
    """Return the works that are none of those known, and share no voice with any of them."""
    names = {name for work_id in known for name in speakers_of(work_id, tables.works)}
    return {w for w in works - known if names.isdisjoint(speakers_of(w, tables.works))}


def cited_voices(claim_id: str, tables: Tables) -> set[str]:
    """Return the works cited for a claim, with the originals of those that are copies."""
    cited = [work["work_id"] for work in EvidenceReader(tables).cited(claim_id)]
    return {*cited, *(original(work_id, tables.works) for work_id in cited)}


def cited_anywhere(tables: Tables) -> set[str]:
    """Return the works that the article cites for whatever claim, with their originals."""
    cited = {row["work_id"] for row in tables.citations.values() if row["work_id"]}
    return cited | {original(work_id, tables.works) for work_id in cited}


Extent = Literal["excerpt", "mixed", "whole"]
READ_IN_FULL = frozenset({"whole", "part"})
"""Extents of a statement that are no excerpt: the document, or a chapter or page of it, in full."""
IN_FULL = frozenset({"public-file", "own-copy"})
"""Ways of seeing a row of data in which the table itself was read."""


def of_statement(extent: str | None) -> Extent:
    """Return what was read for a statement, by its column ``extent``."""
    return "whole" if extent in READ_IN_FULL else "excerpt"


def of_sighting(seen_via: str | None) -> Extent:
    """Return what was read for a row of data, by its column ``seen_via``."""
    way = (seen_via or "").split(":")[0]
    return "whole" if way in IN_FULL or way == "github" else "excerpt"


def together(extents: Iterable[Extent]) -> Extent | Literal[""]:
    """Return what was read of several: all alike, or mixed; empty for none."""
    seen = set(extents)
    if not seen:
        return ""
    return seen.pop() if len(seen) == 1 else "mixed"
