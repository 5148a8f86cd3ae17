-- Claims with their verdicts: what the article says, whom it credits, what the source has.
SELECT
    c.claim_id, c.document, c.origin, c.file, c."row",
    d.title, d.publisher, d.section, d.url, d.published,
    c.start, c."end", c.line, c."column", c.page, c.heading,
    c.figure, c.quote, c.prefix, c.suffix,
    c.value_text, c.value, c.value_high, c.comparator, c.unit, c.step, c.kind,
    c.population, c.statement, c.period, c.n, c.moe,
    c.attribution_type, c.attribution_text, c.attribution_publisher,
    c.attribution_title, c.attribution_year,
    c.citation_type, c.citation_url, c.citation_text, c.provenance, c.status, c.decided_by,
    coalesce(t.status, 'none') AS match, t.source_id, t.method AS match_method,
    t.score AS match_score, t.link_state,
    u.outcome, u.cause, u.slot, u.found_source_id, u.source_value, u.source_figure,
    u.passage, u.locator,
    m.statistic_id,
    coalesce(f.findings, 0) AS findings, f.worst, f.rules
FROM live.claims AS c
LEFT JOIN live.documents AS d ON d.document = c.document
LEFT JOIN live.citations AS t ON t.claim_id = c.claim_id
LEFT JOIN live.support AS u ON u.claim_id = c.claim_id
LEFT JOIN live.statistic_members AS m ON m.member_id = c.claim_id AND m.member_type = 'claim'
LEFT JOIN (
    SELECT
        claim_id,
        count(*) AS findings,
        CASE min(CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END)
            WHEN 1 THEN 'error' WHEN 2 THEN 'warning' ELSE 'info' END AS worst,
        string_agg(DISTINCT rule, ', ' ORDER BY rule) AS rules
    FROM live.findings
    WHERE status = 'open' AND claim_id IS NOT NULL
    GROUP BY claim_id
) AS f ON f.claim_id = c.claim_id
