-- summary: All credits that can be reached from one claim, however far and whatever rings.
-- param: claim = required  the claim, by its id
WITH RECURSIVE edges AS MATERIALIZED (
    SELECT from_node, to_node, stands FROM v1.credits WHERE from_node <> to_node
), reached AS (
    -- UNION keeps each node once: a ring of any length ends when it is closed
    SELECT 'claim:' || $claim::VARCHAR AS node
    UNION
    SELECT e.to_node FROM reached AS r JOIN edges AS e ON e.from_node = r.node
    WHERE e.stands
)
SELECT
    e.from_node, e.to_node, e.from_name, e.to_name, e."by", e.stands, e.house, e.words, e.ring,
    e.to_claim_id, e.to_source_id, s.study_id, s.title, s.issued, s.url,
    coalesce(o.figure, c.figure) AS figure, coalesce(o.quote, c.quote) AS passage,
    coalesce(o.file, c.document) AS file, o.locator, c.line, c."column"
FROM reached AS r
JOIN v1.credits AS e ON e.from_node = r.node AND e.from_node <> e.to_node
LEFT JOIN v1.sources AS s ON s.source_id = e.to_source_id
LEFT JOIN v1.observations AS o ON o.observation_id = e.to_observation_id
LEFT JOIN v1.claims AS c ON c.claim_id = e.to_claim_id
ORDER BY e.from_node, e.to_node, e."by"
