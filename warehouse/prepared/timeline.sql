-- Open findings after each of the latest runs, by family and severity. What has been ruled upon
-- since is left out throughout: when a ruling came is not told.
WITH latest AS (
    SELECT run_id, finished_at FROM v1.runs ORDER BY run_id DESC LIMIT 40
), grouped AS (
    SELECT rule[:3] AS family, severity, first_seen, resolved, count(*) AS findings
    FROM v1.findings
    WHERE resolved IS NOT NULL OR status = 'open'
    GROUP BY ALL
)
SELECT r.run_id, r.finished_at, g.family, g.severity, sum(g.findings)::BIGINT AS findings
FROM latest AS r
JOIN grouped AS g ON g.first_seen <= r.run_id AND (g.resolved IS NULL OR g.resolved > r.run_id)
GROUP BY ALL
ORDER BY r.run_id, g.family, g.severity
