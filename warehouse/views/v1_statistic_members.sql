-- Members of statistics: which claims and observations assert the same thing.
SELECT
    m.statistic_id, m.member_id, m.member_type,
    coalesce(c.document, o.source_id) AS stands_in,
    coalesce(c.figure, o.figure) AS figure,
    coalesce(c.value, o.value) AS value,
    coalesce(c.quote, o.quote) AS quote,
    coalesce(c.period, o.period) AS period
FROM live.statistic_members AS m
LEFT JOIN live.claims AS c ON m.member_type = 'claim' AND c.claim_id = m.member_id
LEFT JOIN live.observations AS o
    ON m.member_type = 'observation' AND o.observation_id = m.member_id
