-- code: NUM303
-- name: margin-mismatch
-- severity: error
-- softer: warning where the margin is too large, not too small
-- subject: claim
-- looks at: judged WHERE asserted AND coalesce(n, source_n) > 1 AND moe > 0
-- summary: The stated margin of error is smaller than the sample size allows, or far from it.
-- finds: A claim with sample size and margin where the margin, after rounding, is below that of a
--   simple random sample of that size, even at 90 percent confidence and for this very share; or
--   so far above it (warning) that the design effect would exceed `most_deff`. Where the article
--   does not say how many were asked, the registry may; then only a margin that is too small
--   counts, since a group's is larger than that of all. Left alone where
--   the article names another number of people for which the margin is right (another group, the
--   whole sample), or so small a body that its size explains the margin (finite population).
-- why: A margin that is too small makes noise look like news; one that does not fit at all is
--   the margin of something else.
-- fix: Look up the margin and the number of respondents; give both for the group that the figure
--   is about.
-- example: "n = 2,400, margin of error 0.8 points": 2,400 allow 2.0.
-- option: most_deff = 6  design effect above which a margin is far too large for its n
-- references: Kish 1992, Weighting for unequal Pi, Journal of Official Statistics 8(2), 183-200
-- references: AAPOR, Margin of Sampling Error / Credibility Interval
WITH stated AS (
    SELECT * EXCLUDE n, coalesce(n, source_n) AS n, n IS NULL AS from_registry
    FROM judged
    WHERE asserted AND coalesce(n, source_n) > 1 AND moe > 0
), margins AS (
    SELECT
        *,
        -- the margin's own rounding: 3 stands for 2.5 to 3.5, 3.1 for 3.05 to 3.15
        CASE WHEN moe = round(moe) THEN 0.5 WHEN abs(moe * 10 - round(moe * 10)) < 1e-9 THEN 0.05
             ELSE 0.005 END AS half_moe,
        margin_of_error(50, n, 1) AS expected,
        -- 1.645 / 1.96: a margin may be meant at 90 percent
        0.8392 * least(margin_of_error(50, n, 1),
            CASE WHEN unit = 'percent' AND value > 0 AND value < 100
                THEN margin_of_error(value, n, 1) END) AS smallest,
        -- the number of people in all that would explain a small margin
        body_size(least(moe + half_moe, expected), n) AS body
    FROM stated
), unfit AS (
    SELECT *
    FROM margins
    WHERE moe + half_moe < smallest
        OR NOT from_registry
            AND implied_design_effect(greatest(moe - half_moe, 0), n) > $most_deff::DOUBLE
), numbers AS (
    -- numbers of people that the margin may be about: in the same words, and of the same survey
    SELECT claim_id, replace(number, ',', '')::DOUBLE AS people
    FROM (
        SELECT claim_id, unnest(regexp_extract_all(
            concat_ws(' ', prefix, quote, suffix, context), '\d{1,3}(?:,\d{3})+|\d{3,7}')) AS number
        FROM unfit
    )
    WHERE NOT regexp_matches(number, '^(19|20)\d\d$')  -- a year
    UNION
    SELECT u.claim_id, o.n::DOUBLE
    FROM unfit AS u
    JOIN judged AS o ON o.document = u.document AND o.n > 1
        AND coalesce(o.source_id = u.source_id, o.credit_publisher = u.credit_publisher,
            o.heading IS NOT DISTINCT FROM u.heading)
)
SELECT
    claim_id,
    'A margin of error of ' || plain(moe) || CASE WHEN moe = 1 THEN ' point' ELSE ' points' END
        || ', given with ' || told(figure) || ', is too '
        || CASE WHEN moe > expected THEN 'large' ELSE 'small' END || ' for ' || people(n)
        || ' respondents: with so many, picked at random, it is ' || format('{:.1f}', expected)
        || ' (at the usual 95 percent confidence). '
        || CASE WHEN moe > expected
            THEN 'Weighting would have to make it as uncertain as a sample '
                || format('{:.1f}', implied_design_effect(moe, n))
                || ' times smaller (a design effect of '
                || format('{:.1f}', implied_design_effect(moe, n)) || ').'
            ELSE 'It could be so small only if they were picked from at most '
                || people(floor(body)) || ' people.' END AS message,
    CASE WHEN moe > expected THEN 'warning' END AS severity,
    to_json({n: n, moe: moe, expected: round(expected, 2),
        implied_design_effect: round(implied_design_effect(moe, n), 2),
        implied_n: round(implied_n(moe, 1)), finite_population: floor(body)}) AS details
FROM unfit
WHERE NOT EXISTS (
    SELECT 1 FROM numbers AS o
    WHERE o.claim_id = unfit.claim_id AND o.people > 1 AND o.people <> unfit.n
        AND (
            -- the margin of these people
            moe + half_moe >= 0.8392 * margin_of_error(50, o.people, 1)
                AND implied_design_effect(greatest(moe - half_moe, 0), o.people) <= 4
            -- or of n people of so many, or of so many of n
            OR finite_margin(least(o.people, n), greatest(o.people, n))
                BETWEEN (moe - half_moe) / 2 AND (moe + half_moe) / 0.8392)
)
-- one statement of n and margin serves a whole passage: the finding sits where it is made
QUALIFY row_number() OVER (
    PARTITION BY document, n, moe, CASE WHEN start IS NULL THEN claim_id END
    ORDER BY regexp_matches(lower(quote), 'margin|±|\+/[-−]|plus or minus|give or take|(sampling|statistical) error|accurate to') DESC, start
) = 1
