-- summary: Claims that the credited source does not state: other value, other context, absent.
-- param: document = none  only of this document
SELECT
    document, line, figure, quote, outcome, slot, source_id, source_figure, passage,
    found_source_id
FROM v1.claims
WHERE outcome IN ('value_differs', 'context_differs', 'figure_absent', 'misattributed')
    AND ($document::VARCHAR IS NULL OR document = $document
        OR ends_with(document, '/' || $document))
ORDER BY document, line, start
