-- Pairs of compared claims, each seen from both sides, with how their credits relate.
SELECT
    p.claim_id, p.other_claim_id, p.same, p.score, p.relation, p.noise_n, p.same_words, p.drift,
    m.document = o.document AS same_document,
    m.match IN ('matched', 'ambiguous', 'unregistered')
        AND o.match IN ('matched', 'ambiguous', 'unregistered') AS both_credited,
    m.match IN ('none', 'vague') OR o.match IN ('none', 'vague') AS one_uncredited,
    -- one source: one study, or where the registry does not know both, one name and year
    coalesce(
        CASE WHEN m.source_id IS NOT NULL AND o.source_id IS NOT NULL
            THEN m.source_id = o.source_id OR m.study_id = o.study_id
            ELSE one_name(m.credit_publisher, o.credit_publisher)
                AND coalesce(m.credit_year = o.credit_year, true) END,
        m.match = 'own' AND o.match = 'own', false) AS one_source,
    coalesce(
        CASE WHEN m.source_id IS NOT NULL AND o.source_id IS NOT NULL
            THEN m.study_id <> o.study_id
            ELSE NOT one_name(m.credit_publisher, o.credit_publisher)
                OR m.credit_year <> o.credit_year END, false)
        -- a credit that fits several reports, one of them the other side's, may well be the same
        AND NOT coalesce(list_contains(from_json(m.candidates, '["VARCHAR"]'), o.source_id), false)
        AND NOT coalesce(list_contains(from_json(o.candidates, '["VARCHAR"]'), m.source_id), false)
        AS other_source,
    coalesce(m.series = o.series AND coalesce(m.source_publisher = o.source_publisher, true), false)
        AS one_series,
    -- one side openly takes the figure from the other
    coalesce(list_contains(from_json(m.cites, '["VARCHAR"]'), o.source_id), false)
        OR coalesce(list_contains(from_json(o.cites, '["VARCHAR"]'), m.source_id), false)
        OR coalesce(contains(lower(m.second_hand), o.credit_publisher), false)
        OR coalesce(contains(lower(o.second_hand), m.credit_publisher), false)
        OR coalesce(contains(lower(m.second_hand), lower(o.source_publisher)), false)
        OR coalesce(contains(lower(o.second_hand), lower(m.source_publisher)), false) AS re_used,
    -- polls that give no date, in articles a year apart: what is asked again is answered anew
    coalesce(m.source_id IS NULL AND o.source_id IS NULL AND m.period IS NULL AND o.period IS NULL
        AND abs(month_of(m.published) - month_of(o.published)) >= 12, false)
    -- and what moves from month to month is of one time only where both are known to the month
        OR (moves(m.statement) OR moves(o.statement) OR m.again OR o.again)
            AND coalesce(abs(month_of(m.asked_in) - month_of(o.asked_in)) > 1, true)
        AS other_time,
    -- two surveys, however alike: asked on other days, or by bodies who give a thing two values
    coalesce(length(m.period) >= 10 AND length(o.period) >= 10 AND m.period <> o.period, false)
        OR (least(m.credit_publisher, o.credit_publisher),
            greatest(m.credit_publisher, o.credit_publisher)) IN (SELECT (one, other) FROM rivals)
        OR coalesce(m.credit_publisher = o.credit_publisher AND m.source_n <> o.source_n, false)
        AS two_surveys
FROM sides AS p
JOIN judged AS m ON m.claim_id = p.claim_id
JOIN beside AS o ON o.claim_id = p.other_claim_id
WHERE m.asserted AND o.asserted AND m.kind <> 'sample' AND o.kind <> 'sample'
