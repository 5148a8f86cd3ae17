-- Each claim's credits, outwards to the origin: one row a credit on the way.
-- Guarded three ways: UNION forgets what it has seen, a credit of oneself is no step, and twelve
-- steps are the most (`provstat trace` walks one claim's credits to the end, however far).
-- `again` marks a credit that leads to where the chain has been: rings, and two ways to one origin.
-- Most claims credit what credits nobody. Only the others are walked, for what a walk has seen
-- stays in memory.
WITH RECURSIVE edges AS (
    SELECT * FROM v1.credits WHERE "by" NOT IN ('publisher', 'mention') AND from_node <> to_node
), onward AS MATERIALIZED (
    SELECT from_node, to_node, stands FROM edges WHERE from_node IN (SELECT to_node FROM edges)
), walk AS (
    SELECT claim_id, from_node AS own, to_node AS node, 1::BIGINT AS step
    FROM edges
    WHERE stands AND claim_id IN (
        SELECT claim_id FROM edges WHERE stands AND to_node IN (SELECT from_node FROM onward)
    )
    UNION
    SELECT w.claim_id, w.own, o.to_node, w.step + 1
    FROM walk AS w
    JOIN onward AS o ON o.from_node = w.node
    WHERE w.step < 12 AND o.stands AND o.to_node <> w.own
), reached AS (
    SELECT claim_id, own, node, min(step) AS step FROM walk GROUP BY ALL
), steps AS (
    SELECT e.*, e.claim_id AS of_claim, 1::BIGINT AS step, false AS again
    FROM edges AS e
    WHERE e.claim_id IS NOT NULL
    UNION ALL
    SELECT
        e.*, r.claim_id AS of_claim, r.step + 1 AS step,
        e.to_node = r.own OR coalesce(b.step <= r.step, false) AS again
    FROM reached AS r
    JOIN edges AS e ON e.from_node = r.node AND e.stands
    LEFT JOIN reached AS b ON b.claim_id = r.claim_id AND b.node = e.to_node
)
SELECT
    e.of_claim AS claim_id, c.document, c.figure, e.step,
    e.from_node, e.from_name, e.to_node, e.to_name, e."by", e.stands, e.words,
    e.to_source_id AS source_id, coalesce(s.study_id, e.to_node) AS origin,
    o.figure AS source_figure, o.quote AS passage, o.file, o.locator,
    e.stands AND e.to_node NOT IN (SELECT from_node FROM onward) AS primary_source,
    e.again,
    e.step = 13 AS cut,
    e.ring
FROM steps AS e
JOIN live.claims AS c ON c.claim_id = e.of_claim
LEFT JOIN live.sources AS s ON s.source_id = e.to_source_id
LEFT JOIN live.observations AS o ON o.observation_id = e.to_observation_id
