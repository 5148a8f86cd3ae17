-- summary: Findings that were closed, the latest first: why, when, and by which version of the article.
-- param: document = none  only of this document
-- param: rule = none  only of this rule
-- param: severity = none  only error, warning or info
SELECT
    resolved_at, status AS reason, severity, rule, name, document, figure, message,
    first_seen, first_seen_at, resolved AS by_run, closed_by_version AS by_version, finding_id
FROM v1.findings
WHERE resolved IS NOT NULL
    AND ($document::VARCHAR IS NULL OR document = $document
        OR ends_with(document, '/' || $document))
    AND ($rule::VARCHAR IS NULL OR rule = upper($rule))
    AND ($severity::VARCHAR IS NULL OR severity = $severity)
ORDER BY resolved DESC, document, line, rule
