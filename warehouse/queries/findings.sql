-- summary: Findings that stand, the gravest first.
-- param: document = none  only of this document
-- param: rule = none  only of this rule
-- param: severity = none  only error, warning or info
SELECT
    severity, rule, name, document, line, figure, message, fix, other_document, other_figure,
    status, first_seen, finding_id, claim_id
FROM v1.findings
WHERE resolved IS NULL
    AND ($document::VARCHAR IS NULL OR document = $document
        OR ends_with(document, '/' || $document))
    AND ($rule::VARCHAR IS NULL OR rule = upper($rule))
    AND ($severity::VARCHAR IS NULL OR severity = $severity)
ORDER BY
    CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
    document, line, rule, finding_id
