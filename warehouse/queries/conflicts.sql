-- summary: Claims that contradict each other, or the text of their own source.
-- param: document = none  only with this document on either side
SELECT
    rule, name, severity, document, line, figure, other_document, other_figure, message, first_seen
FROM v1.findings
WHERE resolved IS NULL AND status = 'open' AND rule LIKE 'CON%'
    AND ($document::VARCHAR IS NULL OR $document IN (document, other_document)
        OR ends_with(document, '/' || $document) OR ends_with(other_document, '/' || $document))
ORDER BY rule, document, line
