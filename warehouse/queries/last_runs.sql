-- summary: The latest runs: rows in, loaded and quarantined, and what changed.
-- param: most = 10  how many
SELECT
    run_id, job, started_at, seconds, version, rows_in, rows_loaded, rows_quarantined,
    documents, documents_new, documents_closed, claims, claims_new, claims_closed,
    checkable, supported, findings, findings_new, findings_closed, gate, claims_lost
FROM v1.runs
ORDER BY run_id DESC
LIMIT $most::BIGINT
