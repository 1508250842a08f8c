"""A small audit to break in tests: a few claims, works of several classes, and their outcomes."""

from dataclasses import replace

from claimbook.audit.outcomes import Outcome
from claimbook.audit.source_classes import weakest_class
from claimbook.audit.tables import load_tables
from claimbook.package.creators import names

PROJECT = {
    "name": "small",
    "version": "1.2.3",
    "id": "urn:uuid:00000000-0000-0000-0000-000000000001",
    "created": "2026-05-06T00:00:00Z",
    "licenses": [{"path": "https://creativecommons.org/licenses/by/4.0/"}],
    "contributors": [{"title": "Some contributors", "roles": ["creator"]}],
}


def claim(claim_id, **cells):
    row = {
        "claim_id": claim_id,
        "statement": f"Something is so ({claim_id}).",
        "value": None,
        "unit": None,
        "qualifier": None,
        "step": None,
        "period": "2026-01-13",
        "weight": "central",
        "kind": "existence",
        "is_effect": False,
        "restates": None,
        "relation": None,
        "is_checkable": True,
        "not_checkable_reason": None,
    }
    return row | cells


def work(source_class, **cells):
    row = {
        "source_class": source_class,
        "title": f"A work of class {source_class}",
        "title_en": None,
        "issued": None,
        "publisher": None,
        "container": None,
        "doi": None,
        "url": None,
        "copy_of": None,
    }
    people = {key: tuple(names(cells.pop(key, ""))) for key in ("creators", "editors")}
    return row | people | cells


WORKS = {
    "W001": work(
        "audited", creators="Doe, J. R.; Roe, A.", issued="2026", doi="10.1/x", title="The article"
    ),
    "W002": work("official", publisher="Ministry of Things"),
    "W003": work("press", publisher="Daily"),
    "W004": work("private", copy_of="W002"),
    "W005": work("law"),
}
WORKS = {key: row | {"work_id": key} for key, row in WORKS.items()}


def tables(*claims, statements=(), observations=(), source_checks=()):
    received, accepted = claim("C001", period="2025-10-27"), claim("C002")
    rows = {row["claim_id"]: row for row in (received, accepted, *claims)}
    cells = {}
    for row in observations:
        cell = (row["indicator_id"], row["entity_id"], row["year"])
        cells[cell] = (*cells.get(cell, ()), row)
    return replace(
        load_tables(),
        claims=rows,
        works=WORKS,
        citations={},
        enumerations={},
        claim_citations=(),
        indicators={"share": {"unit": "percent", "is_interested": False}},
        observations=cells,
        statements=_grouped(statements),
        source_checks=_grouped(source_checks),
        open_questions={},
        second_documents={},
        parts={},
        statement_parts={s["statement_id"]: (s["part"],) for s in statements if s["part"]},
        conflicts={},
        own={},
    )


def _grouped(rows):
    return {
        claim_id: tuple(row for row in rows if row["claim_id"] == claim_id)
        for claim_id in {row["claim_id"] for row in rows}
    }


def statement(
    statement_id, claim_id, work_id, stance="supports", is_reread=True, is_own_words=None, **cells
):
    row = {
        "statement_id": statement_id,
        "claim_id": claim_id,
        "work_id": work_id,
        "stance": stance,
        "statement": "The document says so.",
        "locator": "page 1",
        "is_reread": is_reread,
        "is_own_words": is_own_words,
        "leaning": None,
        "part": None,
        "extent": "excerpt",
        "is_interested": False,
        "interest": None,
    }
    return row | cells


def observation(value, work_id="W002", entity="DNK", step=0.1):
    return {
        "indicator_id": "share",
        "entity_id": entity,
        "year": 2024,
        "edition": "2024",
        "published": "2024",
        "value": value,
        "step": step,
        "qualifier": None,
        "work_id": work_id,
        "locator": "table 1",
        "seen_via": "public-file",
    }


def computed(claim_id, result, *read):
    """Return an outcome computed from observations: pairs of an entity and the work it is in."""
    rows = tuple(("observations", f"share|{entity}|2024|2024|{work}") for entity, work in read)
    works = tuple(dict.fromkeys(work for _, work in read))
    return Outcome(
        claim_id,
        "a_check",
        "external",
        "computed",
        "It is read.",
        "1",
        "1",
        result,
        "independent",
        weakest_class(works, WORKS, load_tables().ranks),
        works,
        (("claims", claim_id), *rows),
    )
