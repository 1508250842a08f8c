"""Views that people want in a database: claims with verdicts, evidence, panels, the timeline.

They are plain SQL that SQLite and DuckDB both take, and are made where the package has the tables
and columns that they read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimbook.package.timelines import Part, Word
from claimbook.publish.exporting.ddl import literal, quoted

if TYPE_CHECKING:
    from claimbook.publish.exporting.source import Source


@dataclass(frozen=True)
class View:
    """A view: its name, what it shows, the tables with the columns it reads, and its query."""

    name: str
    comment: str
    reads: dict[str, set[str]]
    sql: str


_CLAIMS = View(
    "claims_with_verdicts",
    "Each claim with its section, its verdicts and the reason for them.",
    {
        "claims": {"claim_id", "section_id"},
        "sections": {"section_id", "title"},
        "verdicts": {
            "claim_id",
            "internal",
            "cited",
            "external",
            "basis",
            "severity",
            "verdict_reason",
        },
    },
    """\
SELECT claims.*, sections.title AS section, verdicts.internal, verdicts.cited, verdicts.external,
  verdicts.basis, verdicts.severity, verdicts.verdict_reason
FROM claims
JOIN sections ON sections.section_id = claims.section_id
LEFT JOIN verdicts ON verdicts.claim_id = claims.claim_id""",
)
_CITED = View(
    "claims_cited",
    "Each claim with each work cited for it, and what the work was found to say.",
    {
        "claims": {"claim_id", "statement"},
        "claim_citations": {"claim_id", "citation_id"},
        "citations": {"citation_id", "work_id"},
        "works": {"work_id", "creators", "issued", "title"},
        "source_checks": {"claim_id", "work_id", "finding"},
    },
    """\
SELECT DISTINCT claims.claim_id, claims.statement, citations.citation_id, works.work_id,
  works.creators, works.issued, works.title, source_checks.finding
FROM claims
JOIN claim_citations ON claim_citations.claim_id = claims.claim_id
JOIN citations ON citations.citation_id = claim_citations.citation_id
JOIN works ON works.work_id = citations.work_id
LEFT JOIN source_checks ON source_checks.claim_id = claims.claim_id
  AND source_checks.work_id = works.work_id""",
)
_EVIDENCE = View(
    "claims_evidence",
    "Each statement of a document on a claim, with the document.",
    {
        "claims": {"claim_id", "statement"},
        "statements": {"claim_id", "statement_id", "stance", "statement", "work_id", "locator"},
        "works": {"work_id", "title", "url"},
    },
    """\
SELECT claims.claim_id, claims.statement AS claim, statements.statement_id, statements.stance,
  statements.statement, works.work_id, works.title, statements.locator, works.url
FROM statements
JOIN claims ON claims.claim_id = statements.claim_id
JOIN works ON works.work_id = statements.work_id""",
)
_LONG = View(
    "panel_long",
    "One row a cell (indicator, entity, year): the most precise value where documents agree within "
    "their printed precision, no value where they differ; then see observations.",
    {
        "observations": {"indicator_id", "entity_id", "year", "value", "step"},
        "indicators": {"indicator_id", "title", "unit"},
        "entities": {"entity_id", "name"},
    },
    """\
WITH ranges AS (
  SELECT indicator_id, entity_id, year, value, COALESCE(step, 0) / 2 AS half FROM observations
), cells AS (
  SELECT indicator_id, entity_id, year, MIN(half) AS finest, COUNT(*) AS documents,
    MIN(value) AS lowest, MAX(value) AS highest,
    MAX(value - half) <= MIN(value + half) + MAX(ABS(value)) * 1e-9 AS meets
  FROM ranges GROUP BY indicator_id, entity_id, year
)
SELECT cells.indicator_id, indicators.title AS indicator, cells.entity_id, entities.name AS entity,
  cells.year,
  CASE WHEN cells.meets
    AND MAX(ranges.value) <= MIN(ranges.value) + MAX(ABS(ranges.value)) * 1e-9
    THEN MIN(ranges.value) END AS value,
  indicators.unit, cells.documents, cells.lowest, cells.highest
FROM cells
JOIN ranges ON ranges.indicator_id = cells.indicator_id AND ranges.entity_id = cells.entity_id
  AND ranges.year = cells.year AND ranges.half = cells.finest
JOIN indicators ON indicators.indicator_id = cells.indicator_id
JOIN entities ON entities.entity_id = cells.entity_id
GROUP BY cells.indicator_id, indicators.title, cells.entity_id, entities.name, cells.year,
  indicators.unit, cells.documents, cells.lowest, cells.highest, cells.meets""",
)
_PLAIN = (_CLAIMS, _CITED, _EVIDENCE, _LONG)


def views(source: Source) -> list[View]:
    """Return the views of a package: those whose tables and columns it has."""
    there = {name: set(frame.columns) for name, frame in source.frames.items()}
    return [
        view
        for view in (*_PLAIN, _wide(source), _timeline(source.timeline))
        if all(columns <= there.get(table, set()) for table, columns in view.reads.items())
    ]


def _wide(source: Source) -> View:
    """Return the panel with one row an entity and year, and one column an indicator."""
    indicators = source.frames.get("indicators", {}).get("indicator_id", [])
    columns = ",\n  ".join(
        f"MAX(CASE WHEN indicator_id = {literal(name)} THEN value END) AS {quoted(name)}"
        for name in indicators
    )
    sql = f"SELECT entity_id, entity, year,\n  {columns}\nFROM panel_long\nGROUP BY 1, 2, 3"
    comment = "One row an entity and year, one column an indicator; values as in panel_long."
    return View("panel_wide", comment, _LONG.reads, sql)


def _timeline(dated: tuple[Part, ...]) -> View:
    reads: dict[str, set[str]] = {}
    for part in dated:
        reads.setdefault(part.table, set()).update({part.key, part.date, *part.what, "claim_id"})
    parts = "\nUNION ALL\n".join(map(_dated, dated))
    order = "REPLACE(date, '../', ''), table_name, row_key"
    sql = f"SELECT * FROM (\n{parts}\n) AS dated ORDER BY {order}"
    return View("timeline", "Everything that any table dates.", reads, sql)


def _dated(part: Part) -> str:
    what = " || ', ' || ".join(part.what)
    wanted = "".join(
        f" AND {column} IS NULL" if value is None else f" AND {column} = {literal(value)}"
        for column, value in part.only
    )
    return (
        f"SELECT {part.date} AS date, {what} AS what, {_cell(part.kind)} AS kind,"
        f" {literal(part.table)} AS table_name, {part.key} AS row_key,"
        f" {_cell(part.basis)} AS basis, claim_id, {part.work or 'NULL'} AS work_id"
        f" FROM {part.table} WHERE {part.date} IS NOT NULL{wanted}"
    )


def _cell(cell: str | Word) -> str:
    """Return a column as text, since a column of a union has one type; or a word."""
    return literal(cell.text) if isinstance(cell, Word) else f"CAST({cell} AS VARCHAR)"
