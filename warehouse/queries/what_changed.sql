-- summary: Findings that a run opened or closed; the latest run if none is named.
-- param: run = none  id of the run
WITH asked AS (SELECT coalesce($run::VARCHAR, (SELECT max(run_id) FROM v1.runs)) AS run_id)
SELECT
    CASE WHEN f.first_seen = asked.run_id THEN 'opened' ELSE 'closed: ' || f.status END AS event,
    f.severity, f.rule, f.document, f.line, f.figure, f.message
FROM v1.findings AS f
JOIN asked ON asked.run_id IN (f.first_seen, f.resolved)
ORDER BY event, f.document, f.line, f.rule
