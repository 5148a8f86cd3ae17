-- Each claim's credits, outwards to the origin: one row a credit on the way.
-- Guarded three ways: UNION forgets what it has seen, a credit of oneself is no step, and twelve
-- steps are the most (`provstat trace` walks one claim's credits to the end, however far).
-- `again` marks a credit that leads to where the chain has been: rings, and two ways to one origin.
WITH RECURSIVE edges AS MATERIALIZED (
    SELECT from_node, to_node, stands, claim_id
    FROM v1.credits
    WHERE "by" NOT IN ('publisher', 'mention') AND from_node <> to_node
), walk AS (
    SELECT claim_id, from_node AS node, 0::BIGINT AS step FROM edges WHERE claim_id IS NOT NULL
    UNION
    SELECT w.claim_id, e.to_node, w.step + 1
    FROM walk AS w
    JOIN edges AS e ON e.from_node = w.node
    WHERE w.step < 12 AND e.stands
), reached AS (
    SELECT claim_id, node, min(step) AS step FROM walk GROUP BY claim_id, node
), leads AS (
    SELECT DISTINCT from_node AS node FROM edges
)
SELECT
    r.claim_id, c.document, c.figure, r.step + 1 AS step,
    e.from_node, e.from_name, e.to_node, e.to_name, e."by", e.stands, e.words,
    e.to_source_id AS source_id, coalesce(s.study_id, e.to_node) AS origin,
    o.figure AS source_figure, o.quote AS passage, o.file, o.locator,
    e.stands AND l.node IS NULL AS primary_source,
    coalesce(b.step <= r.step, false) AS again,
    r.step = 12 AS cut,
    e.ring
FROM reached AS r
JOIN v1.credits AS e ON e.from_node = r.node AND e.from_node <> e.to_node
    AND e."by" NOT IN ('publisher', 'mention')
    AND (e.stands OR r.step = 0)
JOIN live.claims AS c ON c.claim_id = r.claim_id
LEFT JOIN reached AS b ON b.claim_id = r.claim_id AND b.node = e.to_node
LEFT JOIN leads AS l ON l.node = e.to_node
LEFT JOIN live.sources AS s ON s.source_id = e.to_source_id
LEFT JOIN live.observations AS o ON o.observation_id = e.to_observation_id
