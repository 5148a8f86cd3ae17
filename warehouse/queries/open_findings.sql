-- summary: The editors' work list: findings that stand and on which nobody has ruled.
-- param: document = none  only of this document
SELECT severity, rule, name, document, line, figure, message, fix, first_seen, finding_id
FROM v1.findings
WHERE resolved IS NULL AND status = 'open'
    AND ($document::VARCHAR IS NULL OR document = $document
        OR ends_with(document, '/' || $document))
ORDER BY
    CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
    document, line, rule, finding_id
