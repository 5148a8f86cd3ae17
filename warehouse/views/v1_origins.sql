-- Independent origins of each statistic: where the credits of its claims end. Editions and titles
-- of one study are one origin; what leads back to the article that says it is none.
WITH ends AS (
    SELECT
        m.statistic_id, h.origin,
        min(h.to_name) AS name,
        count(DISTINCT h.claim_id) AS claims,
        min(h.step) AS nearest
    FROM live.statistic_members AS m
    JOIN v1.chains AS h ON h.claim_id = m.member_id AND h.primary_source
    LEFT JOIN live.support AS u ON u.claim_id = h.claim_id
    WHERE m.member_type = 'claim' AND NOT coalesce(u.circular AND h.step > 1
        AND lower(h.to_name) = lower(from_json(u.chain, '["VARCHAR"]')[1]), false)
    GROUP BY m.statistic_id, h.origin
)
SELECT
    s.statistic_id, s.label, s.unit, s.population, s.period,
    (SELECT count(*) FROM live.statistic_members AS m
        WHERE m.statistic_id = s.statistic_id AND m.member_type = 'claim') AS claims,
    count(e.origin) AS origins,
    string_agg(e.name, '; ' ORDER BY e.claims DESC, e.name) AS names,
    coalesce(max(e.nearest), 0)::BIGINT AS farthest_step
FROM live.statistics AS s
LEFT JOIN ends AS e ON e.statistic_id = s.statistic_id
GROUP BY ALL
