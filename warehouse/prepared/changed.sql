-- What the latest run opened and closed, the gravest first.
WITH latest AS (
    SELECT max(run_id) AS run FROM v1.runs
)
SELECT
    CASE WHEN first_seen = run THEN 'opened' ELSE 'closed' END AS event,
    status, severity, rule, name, document, title, claim_id, source_id, line, figure, message
FROM v1.findings, latest
WHERE first_seen = run OR resolved = run
ORDER BY
    CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, event, document, line,
    start NULLS LAST, rule, finding_id
LIMIT 12
