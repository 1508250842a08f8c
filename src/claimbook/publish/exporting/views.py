"""Views that people want in a database: claims with verdicts, evidence, panels.

They are plain SQL that SQLite and DuckDB both take, and are made where the package has the tables
and columns that they read.
"""

from dataclasses import dataclass

from claimbook.publish.exporting.ddl import literal, quoted
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
        "claims_stated": {"claim_id", "low", "high", "begins", "ends"},
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
  verdicts.basis, verdicts.severity, verdicts.verdict_reason,
  claims_stated.low, claims_stated.high, claims_stated.begins, claims_stated.ends
FROM claims
JOIN sections ON sections.section_id = claims.section_id
LEFT JOIN verdicts ON verdicts.claim_id = claims.claim_id
LEFT JOIN claims_stated ON claims_stated.claim_id = claims.claim_id""",
)
_FAILED = View(
    "claims_contradicted",
    "Each claim that evidence contradicts or qualifies, with page, printed value and reason.",
    {
        "claims": {"claim_id", "page", "statement", "value", "unit", "weight"},
        "verdicts": {"claim_id", "external", "severity", "verdict_reason"},
    },
    """\
SELECT claims.claim_id, claims.page, claims.statement, claims.value, claims.unit, claims.weight,
  verdicts.external, verdicts.severity, verdicts.verdict_reason
FROM claims
JOIN verdicts ON verdicts.claim_id = claims.claim_id
WHERE verdicts.external IN ('contradicted', 'qualified')""",
)
_CITED = View(
    "claims_cited",
    "Each claim with each work cited for it, and what the work was found to say.",
    {
        "claims": {"claim_id", "statement"},
        "claim_citations": {"claim_id", "citation_id"},
        "citations": {"citation_id", "work_id"},
        "works": {"work_id", "issued", "title"},
        "creators": {"work_id", "role", "position", "family", "literal"},
        "source_checks": {"claim_id", "work_id", "finding"},
    },
    """\
SELECT DISTINCT claims.claim_id, claims.statement, citations.citation_id, works.work_id,
  COALESCE(creators.literal, creators.family) AS first_creator, works.issued, works.title,
  source_checks.finding
FROM claims
JOIN claim_citations ON claim_citations.claim_id = claims.claim_id
JOIN citations ON citations.citation_id = claim_citations.citation_id
JOIN works ON works.work_id = citations.work_id
LEFT JOIN creators ON creators.work_id = works.work_id AND creators.role = 'author'
  AND creators.position = 1
LEFT JOIN source_checks ON source_checks.claim_id = claims.claim_id
  AND source_checks.work_id = works.work_id""",
)
_EVIDENCE = View(
    "claims_evidence",
    "Each row of evidence on a claim, observed or stated, with its document and what it decides.",
    {"claims": {"claim_id", "page", "statement"}, "evidence": {"claim_id"}},
    """\
SELECT claims.page, claims.statement AS claim, evidence.*
FROM evidence
JOIN claims ON claims.claim_id = evidence.claim_id""",
)
_PLAIN = (_CLAIMS, _FAILED, _CITED, _EVIDENCE)


def views(source: Source) -> list[View]:
    """Return the views of a package: those whose tables and columns it has."""
    there = {name: set(frame.columns) for name, frame in source.with_codebook().items()}
    return [
        view
        for view in (*_PLAIN, _long(source), _wide(source))
        if all(columns <= there.get(table, set()) for table, columns in view.reads.items())
    ]


def _long(source: Source) -> View:
    """Return the panel with one row per cell, by the rule of `claimbook.package.cells`."""
    is_dated = source.accepted and "published" in source.frames.get("observations", ())
    day = literal(source.accepted or "")
    came_out = f"published IS NULL OR published < SUBSTR({day}, 1, LENGTH(published))"
    return View(
        "panel_long",
        "One row per cell (indicator, entity, year): the value that the checks read, and of a cell "
        "that no edition had when the article was accepted the later one (is_later). No value "
        "where documents differ beyond their printed precision; then see observations.",
        {
            "observations": {"indicator_id", "entity_id", "year", "value", "step"},
            "indicators": {"indicator_id", "title", "unit"},
            "entities": {"entity_id", "name"},
        },
        f"""\
WITH ranges AS (
  SELECT indicator_id, entity_id, year, value, COALESCE(step, 0) / 2 AS half,
    CASE WHEN {came_out if is_dated else "TRUE"} THEN 0 ELSE 1 END AS is_later
  FROM observations
), ranked AS (
  SELECT ranges.*, MIN(is_later) OVER (PARTITION BY indicator_id, entity_id, year) AS counted
  FROM ranges
), cells AS (
  SELECT ranked.*, MIN(half) OVER cell AS finest, COUNT(*) OVER cell AS documents,
    MIN(value) OVER cell AS lowest, MAX(value) OVER cell AS highest,
    MAX(value - half) OVER cell
      <= MIN(value + half) OVER cell + MAX(ABS(value)) OVER cell * 1e-9 AS meets
  FROM ranked WHERE is_later = counted
  WINDOW cell AS (PARTITION BY indicator_id, entity_id, year)
), finest AS (
  SELECT indicator_id, entity_id, year,
    CASE WHEN MIN(meets) AND MAX(value) <= MIN(value) + MAX(ABS(value)) * 1e-9
      THEN MIN(value) END AS value,
    MAX(documents) AS documents, MIN(lowest) AS lowest, MAX(highest) AS highest,
    MAX(is_later) AS is_later
  FROM cells WHERE half = finest GROUP BY indicator_id, entity_id, year
)
SELECT finest.indicator_id, indicators.title AS indicator, finest.entity_id,
  entities.name AS entity, finest.year, finest.value, indicators.unit, finest.documents,
  finest.lowest, finest.highest, finest.is_later
FROM finest
JOIN indicators ON indicators.indicator_id = finest.indicator_id
JOIN entities ON entities.entity_id = finest.entity_id""",
    )


def _wide(source: Source) -> View:
    """Return the panel with one row per entity and year, and one column per indicator."""
    indicators = source.frames.get("indicators", {}).get("indicator_id", [])
    columns = "".join(
        f",\n  MAX(CASE WHEN indicator_id = {literal(name)} THEN value END) AS {quoted(name)}"
        for name in indicators
    )
    sql = f"SELECT entity_id, entity, year{columns}\nFROM panel_long\nGROUP BY 1, 2, 3"
    comment = "One row per entity and year, one column per indicator; values as in panel_long."
    return View("panel_wide", comment, _long(source).reads, sql)
