-- The ten questions in SQL, for the SQLite export or tp.sql(); the same answers as in Python.

-- evidence_of_a_claim
SELECT says, value, unit, work_id, url
FROM claims_evidence
WHERE claim_id = 'C380' AND decides ORDER BY row_key;

-- contradicted_or_qualified
SELECT claim_id, page, value, external, verdict_reason
FROM claims_contradicted
ORDER BY claim_id;

-- nordic_ranks
SELECT year, MAX(IIF(entity_id = 'DNK', value, NULL)) AS DNK, MAX(IIF(entity_id = 'FIN', value, NULL)) AS FIN,
  MAX(IIF(entity_id = 'ISL', value, NULL)) AS ISL, MAX(IIF(entity_id = 'NOR', value, NULL)) AS NOR,
  MAX(IIF(entity_id = 'SWE', value, NULL)) AS SWE FROM panel_long WHERE indicator_id = 'un_egdi_rank' GROUP BY year;

-- verdicts_on_vendors
SELECT DISTINCT claim_id, work_id, title
FROM evidence WHERE decides AND source_class = 'vendor'
ORDER BY claim_id, work_id;

-- share_with_a_source
SELECT section_id, AVG(claim_id IN (SELECT claim_id FROM claims_cited)) AS share
FROM claims
GROUP BY section_id ORDER BY section_id;

-- ambassadors_by_first_year
SELECT first_year, COUNT(*) AS posts
FROM tech_ambassadors WHERE kind = 'ambassador' AND first_year IS NOT NULL
GROUP BY first_year ORDER BY first_year;

-- verdicts_on_press_alone
SELECT claim_id, external
FROM verdicts WHERE source_class = 'press'
ORDER BY claim_id;

-- undecided_central_claims
SELECT claim_id, page, statement
FROM claims_with_verdicts WHERE weight = 'central' AND external = 'undecided' AND restates IS NULL
ORDER BY claim_id;

-- what_a_page_claims
SELECT claim_id, kind, statement
FROM claims
WHERE page = 89 ORDER BY claim_id;

-- what_one_work_says
SELECT DISTINCT claim_id, result, locator
FROM evidence WHERE work_id = 'W158'
ORDER BY claim_id, result, locator;
