-- summary: Claims that no one is credited for, or no one by name.
-- param: document = none  only of this document
SELECT document, line, figure, quote, provenance, attribution_text, published, publisher
FROM v1.claims
WHERE status = 'asserted' AND kind <> 'sample' AND match IN ('none', 'vague')
    AND ($document::VARCHAR IS NULL OR document = $document
        OR ends_with(document, '/' || $document))
ORDER BY document, line, start
