-- code: UNS110
-- name: circular-credit
-- severity: error
-- subject: claim
-- looks at: judged WHERE accountable AND match = 'matched'
-- summary: Following who credits whom leads back to this article.
-- finds: A source whose own text, or list of sources, credits the publisher or address of the
--   article that credits it, directly or over others.
-- why: The figure seems to have two supporters and has none.
-- fix: Find who counted in the first place and credit them; if it was you, say how you counted.
-- references: Wikipedia, Template:Circular reference
SELECT
    claim_id,
    'The credit for ' || told(figure) || ' leads back to this article: '
        || array_to_string(from_json(chain, '["VARCHAR"]'), ', which has it from ')
        || '.' AS message,
    to_json({chain: from_json(chain, '["VARCHAR"]')}) AS details
FROM judged
WHERE accountable AND circular
