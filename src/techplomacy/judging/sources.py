"""On whose word an outcome rests: the article's, the cited work's, or that of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from techplomacy.checks.accessor import Accessor, Tables
from techplomacy.checks.sources import original

Basis = Literal["article", "cited", "independent"]


def basis(claim_id: str, read: Iterable[str], tables: Tables) -> Basis:
    """Return on whose word an outcome rests; a copy speaks with the voice of its original."""
    originals = {original(work_id, tables.works) for work_id in read}
    if not originals:
        return "article"
    cited = {original(work["work_id"], tables.works) for work in Accessor(tables).cited(claim_id)}
    return "cited" if originals <= cited else "independent"
