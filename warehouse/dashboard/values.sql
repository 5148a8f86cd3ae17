-- All values that one claim is held against: those of its statistic, the other sides of its
-- contradictions, and the passage of its source; the claim itself first.
WITH wanted AS MATERIALIZED (
    SELECT m.member_id, m.member_type
    FROM v1.statistic_members AS m
    WHERE m.statistic_id = (SELECT statistic_id FROM v1.claims WHERE claim_id = $claim)
    UNION
    SELECT $claim, 'claim'
    UNION
    SELECT other_claim_id, 'claim'
    FROM v1.findings
    WHERE claim_id = $claim AND rule LIKE 'CON%' AND resolved IS NULL AND other_claim_id IS NOT NULL
    UNION
    SELECT json_extract_string(details, '$.observation_id'), 'observation'
    FROM v1.findings
    WHERE claim_id = $claim AND rule LIKE 'CON%' AND resolved IS NULL
        AND json_extract_string(details, '$.observation_id') IS NOT NULL
    UNION
    SELECT observation_id, 'observation'
    FROM v1.support
    WHERE claim_id = $claim AND observation_id IS NOT NULL
), c AS MATERIALIZED (
    FROM v1.claims
    WHERE claim_id IN (SELECT member_id FROM wanted WHERE member_type = 'claim')
), o AS MATERIALIZED (
    FROM v1.observations
    WHERE observation_id IN (SELECT member_id FROM wanted WHERE member_type = 'observation')
)
SELECT
    w.member_id, w.member_type, w.member_id = $claim AS asked,
    coalesce(c.figure, o.figure) AS figure,
    coalesce(c.value, o.value) AS value,
    coalesce(c.value_high, o.value_high) AS value_high,
    coalesce(c.step, o.step) AS step,
    coalesce(c.unit, o.unit) AS unit,
    coalesce(c.n, o.n, s.n) AS n,
    coalesce(c.moe, o.moe, s.moe) AS moe,
    coalesce(c.period, o.period) AS period,
    coalesce(c.population, o.population) AS population,
    coalesce(c.quote, o.quote) AS quote,
    c.document, c.title AS article, c.line, o.file, o.locator,
    c.attribution_text, coalesce(c.source_id, o.source_id) AS source_id,
    s.title AS source, s.publisher, s.field_start, s.field_end, s.issued
FROM wanted AS w
LEFT JOIN c ON w.member_type = 'claim' AND c.claim_id = w.member_id
LEFT JOIN o ON w.member_type = 'observation' AND o.observation_id = w.member_id
LEFT JOIN v1.sources AS s ON s.source_id = coalesce(c.source_id, o.source_id)
WHERE c.claim_id IS NOT NULL OR o.observation_id IS NOT NULL
ORDER BY asked DESC, w.member_type, value, w.member_id
LIMIT $most
