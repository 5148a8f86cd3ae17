-- Credits that lead on from these nodes, each with what it leads to. Claims and observations are
-- narrowed down before they are joined: most columns are then read of a few rows alone.
WITH e AS MATERIALIZED (
    FROM v1.credits
    WHERE list_contains($nodes, from_node) AND from_node <> to_node
    ORDER BY from_node, to_node, "by"
    LIMIT $most
), c AS MATERIALIZED (
    SELECT claim_id, figure, quote, document, line, "column"
    FROM v1.claims
    WHERE claim_id IN (SELECT to_claim_id FROM e)
), o AS MATERIALIZED (
    SELECT observation_id, figure, quote, file, locator
    FROM v1.observations
    WHERE observation_id IN (SELECT to_observation_id FROM e)
)
SELECT
    e.from_node, e.to_node, e.from_name, e.to_name, e."by", e.stands, e.house, e.words, e.ring,
    e.to_claim_id, e.to_source_id, s.study_id, s.title, s.issued, s.url,
    coalesce(o.figure, c.figure) AS figure, coalesce(o.quote, c.quote) AS passage,
    coalesce(o.file, c.document) AS file, o.locator, c.line, c."column"
FROM e
LEFT JOIN v1.sources AS s ON s.source_id = e.to_source_id
LEFT JOIN o ON o.observation_id = e.to_observation_id
LEFT JOIN c ON c.claim_id = e.to_claim_id
ORDER BY e.from_node, e.to_node, e."by"
