"""On whose word an outcome rests: the article's, the cited work's, or that of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from claimbook.audit.evidence_reader import EvidenceReader
from claimbook.audit.source_classes import original
from claimbook.audit.tables import Tables

Basis = Literal["article", "cited", "independent"]


def basis(claim_id: str, voices: Iterable[str], tables: Tables) -> Basis:
    """Return on whose word an outcome rests, given the works whose word it is."""
    speakers = set(voices)
    if not speakers:
        return "article"
    return "cited" if speakers <= cited_voices(claim_id, tables) else "independent"


def cited_voices(claim_id: str, tables: Tables) -> set[str]:
    """Return the works cited for a claim, with the originals of those that are copies."""
    cited = [work["work_id"] for work in EvidenceReader(tables).cited(claim_id)]
    return {*cited, *(original(work_id, tables.works) for work_id in cited)}
