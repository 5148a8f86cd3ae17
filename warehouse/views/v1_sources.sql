-- Registered sources: what they disclose, how often they are credited, whether a copy is on file.
SELECT
    s.source_id, s.study_id, s.type, s.title, s.author, s.publisher, s.issued, s.issued_year,
    s.url, s.doi, s.aliases, s.series, s.edition, s.cites, s.sponsor, s.conductor, s.population, s.n, s.mode,
    s.field_start, s.field_end, s.moe, s.design_effect, s.weighted, s.question, s.tables_url,
    v.source_id IS NOT NULL AS is_survey,
    v.missing,
    coalesce(t.claims, 0) AS claims,
    coalesce(t.supported, 0) AS supported,
    coalesce(t.unverifiable, 0) AS unverifiable,
    coalesce(o.observations, 0) AS observations,
    e.last_retrieved_at, e.last_state, coalesce(e.copies, 0) AS copies,
    s.registered
FROM live.sources AS s
LEFT JOIN v1.surveys AS v ON v.source_id = s.source_id
LEFT JOIN (
    SELECT
        t.source_id, count(*) AS claims,
        count(*) FILTER (u.outcome IN ('supported', 'supported_within_rounding')) AS supported,
        count(*) FILTER (u.outcome = 'unverifiable') AS unverifiable
    FROM live.citations AS t
    LEFT JOIN live.support AS u ON u.claim_id = t.claim_id
    WHERE t.source_id IS NOT NULL
    GROUP BY t.source_id
) AS t ON t.source_id = s.source_id
LEFT JOIN (
    SELECT source_id, count(*) AS observations FROM live.observations GROUP BY source_id
) AS o ON o.source_id = s.source_id
LEFT JOIN (
    SELECT
        source_id, max(retrieved_at) AS last_retrieved_at,
        -- One failure is no death: there the address is as all attempts so far tell it.
        arg_max(coalesce(nullif(state, 'dead'), link_state, 'dying'), retrieved_at) AS last_state,
        count(file) AS copies
    FROM live.fetches
    WHERE source_id IS NOT NULL
    GROUP BY source_id
) AS e ON e.source_id = s.source_id
