-- Statistics: what several claims and observations assert together, and how far apart they are.
SELECT
    s.statistic_id, s.label, s.unit, s.population, s.period, s.members, s.origins,
    count(c.claim_id) AS claims,
    count(o.observation_id) AS observations,
    count(DISTINCT c.document) AS documents,
    min(coalesce(c.value, o.value)) AS lowest,
    max(coalesce(c.value, o.value)) AS highest
FROM live.statistics AS s
LEFT JOIN live.statistic_members AS m ON m.statistic_id = s.statistic_id
LEFT JOIN live.claims AS c ON m.member_type = 'claim' AND c.claim_id = m.member_id
LEFT JOIN live.observations AS o
    ON m.member_type = 'observation' AND o.observation_id = m.member_id
GROUP BY ALL
