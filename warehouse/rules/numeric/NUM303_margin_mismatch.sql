-- code: NUM303
-- name: margin-mismatch
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND n > 1 AND moe > 0
-- summary: The stated margin of error is smaller than the sample size allows, or far from it.
-- finds: A claim with sample size and margin where the margin, after rounding, is below that of a
--   simple random sample of that size, even at 90 percent confidence and for this very share; or
--   so far above it (warning) that the design effect would exceed `most_deff`.
-- why: A margin that is too small makes noise look like news; one that does not fit at all is
--   the margin of something else.
-- fix: Look both up; give the margin for the group that the figure is about.
-- example: "n = 2,400, margin of error 0.8 points": 2,400 allow 2.0.
-- option: most_deff = 4  design effect above which a margin is far too large for its n
-- references: Kish 1992, Weighting for unequal Pi, Journal of Official Statistics 8(2), 183-200
-- references: AAPOR, Margin of Sampling Error / Credibility Interval
WITH margins AS (
    SELECT
        *,
        -- the margin's own rounding: 3 stands for 2.5 to 3.5, 3.1 for 3.05 to 3.15
        CASE WHEN moe = round(moe) THEN 0.5 WHEN abs(moe * 10 - round(moe * 10)) < 1e-9 THEN 0.05
             ELSE 0.005 END AS half_moe,
        margin_of_error(50, n, 1) AS expected,
        -- 1.645 / 1.96: a margin may be meant at 90 percent
        0.8392 * least(margin_of_error(50, n, 1),
            CASE WHEN unit = 'percent' AND value > 0 AND value < 100
                THEN margin_of_error(value, n, 1) END) AS smallest
    FROM judged
    WHERE asserted AND n > 1 AND moe > 0
)
SELECT
    claim_id,
    'A margin of ' || plain(moe) || ' points does not fit ' || n || ' respondents, who allow '
        || format('{:.1f}', expected) || ' (95 percent confidence, simple random sample).' AS message,
    CASE WHEN moe > expected THEN 'warning' END AS severity,
    to_json({n: n, moe: moe, expected: round(expected, 2),
        implied_design_effect: round(implied_design_effect(moe, n), 2),
        implied_n: round(implied_n(moe, 1))}) AS details
FROM margins
WHERE moe + half_moe < smallest
    OR implied_design_effect(greatest(moe - half_moe, 0), n) > $most_deff::DOUBLE
-- one statement of n and margin serves a whole passage: the finding sits where it is made
QUALIFY row_number() OVER (
    PARTITION BY document, n, moe, CASE WHEN start IS NULL THEN claim_id END
    ORDER BY regexp_matches(lower(quote), 'margin|±|\+/[-−]|plus or minus|sampling error') DESC, start
) = 1
