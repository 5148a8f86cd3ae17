-- summary: Findings that were closed, the latest first, and why.
SELECT
    resolved, status AS reason, rule, name, document, figure, message, first_seen,
    first_seen_at, resolved_at
FROM v1.findings
WHERE resolved IS NOT NULL
ORDER BY resolved DESC, document, line, rule
