-- code: CON205
-- name: drifting-statement
-- severity: warning
-- subject: claim
-- looks at: pairs WHERE one_source
-- summary: One figure of one source is given different statements or populations.
-- finds: Two claims with the same figure credited to the same source, of which one widens or
--   shifts whom or what it is about, and no readable text of the source decides.
-- why: A figure that changes its meaning from article to article is wrong in at least one.
-- fix: Look up in the source what the figure is about, and say the same everywhere.
SELECT
    p.claim_id,
    p.other_claim_id,
    m.figure || ' of one source (' || m.credited || ') stands here for "'
        || CASE WHEN p.drift = 'population' THEN coalesce(m.population, '(unsaid)')
            ELSE shorten(coalesce(m.statement, '(unsaid)'), 90) END || '" and in '
        || CASE WHEN p.same_document THEN 'another place of the article' ELSE o.document END
        || ' for "' || CASE WHEN p.drift = 'population' THEN coalesce(o.population, '(unsaid)')
            ELSE shorten(coalesce(o.statement, '(unsaid)'), 90) END || '".' AS message,
    to_json({drift: p.drift, population: m.population, other_population: o.population,
        statement: m.statement, other_statement: o.statement}) AS details
FROM pairs AS p
JOIN judged AS m ON m.claim_id = p.claim_id
JOIN beside AS o ON o.claim_id = p.other_claim_id
WHERE p.same_words AND NOT p.other_time
    -- of a body that asks again and again, some shares are equal by chance
    AND (p.same_document OR m.source_id IS NOT NULL OR NOT (m.again OR o.again))
    AND coalesce(m.outcome, 'unverifiable') = 'unverifiable'
    AND coalesce(o.outcome, 'unverifiable') = 'unverifiable'
    AND NOT (no_answer(m.statement) AND no_answer(o.statement))
    -- who says so was taken for whom it is about
    AND NOT (p.drift = 'population' AND coalesce(
        regexp_replace(lower(m.population), '^the ', '') = regexp_replace(lower(m.credited), '^the ', '')
        OR regexp_replace(lower(o.population), '^the ', '')
            = regexp_replace(lower(o.credited), '^the ', ''), false))
    -- where there is a readable text, it is for a person to decide by
    AND coalesce(m.cause, '') NOT IN ('other_words', 'too_little_said', 'credited_elsewhere')
    AND coalesce(o.cause, '') NOT IN ('other_words', 'too_little_said', 'credited_elsewhere')
-- one finding a claim, with the other one in the same article first
QUALIFY row_number() OVER (PARTITION BY p.claim_id
    ORDER BY p.same_document DESC, p.score DESC, p.other_claim_id) = 1
