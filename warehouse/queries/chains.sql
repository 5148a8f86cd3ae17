-- summary: Who credits whom: each claim's credits, outwards to the origin.
-- param: document = none  only of this document
-- param: claim = none  only of this claim
SELECT
    document, figure, step, from_name, to_name, "by", primary_source, again, ring, locator,
    claim_id, from_node, to_node
FROM v1.chains
WHERE ($document::VARCHAR IS NULL OR document = $document
        OR ends_with(document, '/' || $document))
    AND ($claim::VARCHAR IS NULL OR claim_id = $claim)
ORDER BY document, claim_id, step, from_node, to_node
