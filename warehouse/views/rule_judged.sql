-- One row a claim with all that is known of it: its credit, its source, whether that source
-- supports it. What the rules read instead of joining five tables each. Of the claims at hand: all
-- of them, or of a large corpus some documents' at a time.
SELECT
    c.claim_id, c.document, c.file, c."row", c.start, c."end", c.line, c."column", c.figure, c.quote, c.prefix, c.suffix,
    c.value, c.value_high, c.comparator, c.unit, c.decimals, c.step, c.in_words, c.kind,
    c.population, c.statement, c.period, c.n, c.moe, c.block_kind, c.heading,
    c.group_id, c.context, c.attribution_type, c.attribution_text, c.citation_url,
    coalesce(c.step, 0) / 2 AS half,
    -- the credit
    coalesce(t.status, 'none') AS match,
    t.source_id, t.candidates, t.runner_up, t.dated, t.link_state, t.has_copy, t.locatable,
    coalesce(t.self_credit, false) AS self_credit,
    coalesce(nullif(split_part(t.credit_key, '|', 1), ''), lower(s.publisher)) AS credit_publisher,
    coalesce(try_cast(nullif(split_part(t.credit_key, '|', 2), '') AS BIGINT), s.issued_year)
        AS credit_year,
    coalesce(c.attribution_text, c.attribution_publisher, c.citation_url, s.publisher,
        'source_id ' || c.source_id, 'its source')
        AS credited,
    -- the source
    s.study_id, s.series, s.edition, s.issued, s.issued_year, s.field_end, s.cites,
    s.weighted, s.n AS source_n, s.publisher AS source_publisher,
    concat_ws(', ', s.publisher, '"' || s.title || '"',
        -- a title that bears the year has told it
        CASE WHEN NOT contains(coalesce(s.title, ''), s.issued_year::VARCHAR)
            THEN s.issued_year::VARCHAR END) AS source_label,
    -- whether it states the claim
    coalesce(u.outcome,
        CASE WHEN t.status = 'matched' AND NOT t.has_copy THEN 'unverifiable' END) AS outcome,
    coalesce(u.cause, t.cause, 'never_fetched') AS cause,
    u.slot, u.observation_id, u.found_source_id, u.source_value, u.source_figure, u.passage,
    u.second_hand, u.circular, u.chain, u.newer_observation_id, u.derived,
    coalesce(lower(split_part(c.language, '-', 1)), 'en') = 'en' AS understood,
    coalesce(u.outcome IN ('supported', 'supported_within_rounding'), false) AS supported,
    -- which families judge it: a figure quoted only to be corrected is no claim of the article,
    -- and a sample size presented as a fact has no source to ask for
    -- (nor is a figure judged by words that are not understood: only its address is)
    c.status = 'asserted' AND coalesce(u.outcome, '') <> 'not_checkable' AND understood AS asserted,
    c.status = 'asserted' AND coalesce(u.outcome, '') <> 'not_checkable' AND c.kind <> 'sample'
        AS accountable,
    d.publisher AS document_publisher, d.published,
    -- the month that it was asked in, as far as that is known; null if only the year is
    CASE WHEN length(c.period) >= 7 THEN split_part(c.period, '/', -1)
         WHEN length(s.field_end) >= 7 THEN s.field_end
         WHEN length(s.issued) >= 7 THEN s.issued
         WHEN length(d.published) >= 7 AND coalesce(starts_with(d.published, c.period), true)
            THEN d.published END AS asked_in,
    c.claim_id IN (SELECT claim_id FROM asked_again) AS again
FROM claims_at_hand AS c
LEFT JOIN citations_at_hand AS t ON t.claim_id = c.claim_id
LEFT JOIN support_at_hand AS u ON u.claim_id = c.claim_id
LEFT JOIN live.sources AS s ON s.source_id = t.source_id
LEFT JOIN live.documents AS d ON d.document = c.document
