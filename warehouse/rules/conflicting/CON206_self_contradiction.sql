-- code: CON206
-- name: self-contradiction
-- severity: error
-- softer: warning where a count stands beside a share that is another
-- subject: claim
-- looks at: judged WHERE asserted
-- summary: One article gives one statistic two values.
-- finds: Two claims of one statistic in one article, credited to one source or to none, whose
--   values differ by more than rounding; or two that
--   one figure of one source was found for, in words that are alike or with the same digits in
--   another order; a fraction in words, or a
--   count out of a total, with a percentage in brackets behind it that is another. Rows of a table
--   that give it three values and more are a series.
-- why: The article itself shows that one of the two is wrong.
-- fix: Look up which is right and correct the other.
WITH contradictions AS (
    SELECT p.claim_id, p.other_claim_id, p.score
    FROM pairs AS p
    JOIN judged AS m ON m.claim_id = p.claim_id
    JOIN judged AS o ON o.claim_id = p.other_claim_id
    WHERE p.same AND p.same_document AND (p.one_source OR p.one_uncredited)
        AND p.relation NOT IN ('equal', 'rounding')
        -- figures of different numbers of people are not of one group
        AND coalesce(m.n = o.n, true)
        -- each edition of a series has its own value
        AND NOT coalesce(p.one_series AND m.issued_year <> o.issued_year, false)
        -- where the source states both, they are not one statistic; nor where it has both values,
        -- in words of which a person must say what they mean
        AND NOT ((m.supported OR coalesce(m.cause = 'other_words', false))
            AND (o.supported OR coalesce(o.cause = 'other_words', false)))
        -- rows of a table of polls that are not dated to the day are of as many polls
        AND NOT (m.start IS NULL AND o.start IS NULL
            AND (moves(m.statement) OR no_answer(m.statement))
            AND coalesce(length(m.period), 0) < 10 AND coalesce(length(o.period), 0) < 10)
), series AS (
    -- rows of a table that give a thing a third value: it is told of time after time
    SELECT p.claim_id
    FROM contradictions AS p
    JOIN judged AS m ON m.claim_id = p.claim_id
    JOIN judged AS o ON o.claim_id = p.other_claim_id
    WHERE m.start IS NULL
    GROUP BY p.claim_id
    HAVING count(DISTINCT o.value) > 1
), held AS (
    -- claims and the figure of the source that each was held against
    SELECT *
    FROM judged
    WHERE asserted AND observation_id IS NOT NULL
        AND (derived IS NULL OR starts_with(derived, 'another value of the article'))
        AND comparator IN ('=', '~') AND value_high IS NULL
        AND (outcome = 'value_differs' OR supported AND abs(value - source_value) <= half + 1e-9)
), against_one_figure AS (
    SELECT m.claim_id, o.claim_id AS other_claim_id, coalesce(p.score, 0.5) AS score
    FROM held AS m
    JOIN held AS o ON o.document = m.document AND o.observation_id = m.observation_id
        AND o.unit = m.unit AND o.claim_id <> m.claim_id
        -- "17% paid late, and 19% not at all": one sentence does not say a thing twice
        AND o.quote <> m.quote
        -- nor does a column of a table
        AND coalesce(o.group_id <> m.group_id, true)
    -- and they are alike themselves: a misquoted figure may be held against its neighbour
    LEFT JOIN pairs AS p ON p.claim_id = m.claim_id AND p.other_claim_id = o.claim_id
    WHERE (p.score >= 0.55 OR m.derived IS NOT NULL OR o.derived IS NOT NULL
            -- "came through the doors 214,000 times", and "Visits: 241,000" in the box
            OR transposed(m.value, o.value))
        AND (m.outcome = 'value_differs' OR o.outcome = 'value_differs')
        AND abs(m.value - o.value) > m.half + o.half + 1e-9
), bracketed AS (
    -- "Three in five (65%)", "Of its 2,300 staff, 1,495 (70%)"
    SELECT
        m.claim_id AS said_id, o.claim_id AS share_id, m.figure AS said, o.figure AS share,
        m.in_words AND m.unit = 'percent' AS is_fraction, m.value, o.value AS stated, o.half,
        try_cast(replace(regexp_extract(coalesce(m.prefix, ''),
            '\b[Oo]f (?:(?:its|the|their|our|these|those|all|some|about) ){0,2}(\d[\d,]*) [^\d.;:()]{2,28}, '
                || '(?:only |just )?$', 1), ',', '') AS BIGINT) AS total
    FROM judged AS m
    JOIN judged AS o ON o.document = m.document AND o.start BETWEEN m."end" AND m."end" + 32
    WHERE m.asserted AND o.asserted AND m.comparator = '=' AND o.comparator = '='
        AND m.value_high IS NULL AND o.value_high IS NULL
        AND o.unit = 'percent' AND o.kind = 'share' AND NOT o.in_words
        AND (m.in_words AND m.unit = 'percent' AND m.kind = 'share' OR m.unit = 'count')
        AND starts_with(regexp_replace(m.suffix, '^( of( [\w’''-]+){1,3})? \(', '('), '(' || o.figure || ')')
        AND m.suffix NOT LIKE '(%'
), beside AS (
    SELECT
        said_id, share_id,
        CASE WHEN is_fraction THEN said || ' is ' || plain(round(value, 1)) || '%'
            ELSE said || ' of ' || people(total) || ' are ' || plain(round(100 * value / total, 1)) || '%'
            END || ', and ' || share || ' stands beside it.' AS message,
        CASE WHEN is_fraction THEN NULL ELSE 'warning' END AS severity
    FROM bracketed
    WHERE CASE WHEN is_fraction
        -- nobody rounds to a fraction that another simple one is nearer to, and this far from it
        THEN abs(value - stated) > 4.5 AND abs(value - stated) > 1e-9 + list_min(list_transform(
            [10, 20, 25, 30, 100 / 3, 40, 50, 60, 200 / 3, 70, 75, 80, 90], lambda f: abs(f - stated)))
        -- of a weighted survey, the share is not that of those counted
        ELSE value <= total AND abs(100 * value / total - stated) > half + 3 END
)
SELECT
    p.claim_id,
    p.other_claim_id,
    'The article has ' || m.figure || ' here and ' || o.figure || ' in '
        || CASE WHEN o.line = m.line THEN 'the same line'
            ELSE coalesce('line ' || o.line, 'row ' || o."row" || ' of ' || o.file, o.file) END
        || ' for the same thing.'
        || and_others(count(*) OVER rivals, list(DISTINCT o.figure) OVER rivals) AS message,
    NULL AS severity,
    to_json({value: m.value, other_value: o.value, score: p.score,
        rivals: count(*) OVER rivals}) AS details
FROM (
    FROM contradictions ANTI JOIN series USING (claim_id)
    UNION ALL BY NAME
    FROM against_one_figure ANTI JOIN contradictions USING (claim_id, other_claim_id)
) AS p
JOIN judged AS m ON m.claim_id = p.claim_id
JOIN judged AS o ON o.claim_id = p.other_claim_id
WINDOW rivals AS (PARTITION BY p.claim_id)
-- one finding a claim, with the likest other one
QUALIFY row_number() OVER (PARTITION BY p.claim_id ORDER BY p.score DESC, o.line,
    p.other_claim_id) = 1
UNION ALL BY NAME
SELECT
    unnest([said_id, share_id]) AS claim_id, unnest([share_id, said_id]) AS other_claim_id,
    message, severity
FROM beside
