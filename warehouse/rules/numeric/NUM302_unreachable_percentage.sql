-- code: NUM302
-- name: unreachable-percentage
-- severity: error
-- softer: warning where nothing says whether the survey is weighted
-- subject: claim
-- looks at: judged WHERE asserted AND unit = 'percent' AND kind = 'share' AND coalesce(n, source_n) < pow(10, decimals + 2)
-- summary: No whole number of respondents gives this percentage.
-- finds: A share of n people where no count of people, divided by n, rounds to the percentage
--   (the GRIM test). It has power only for small n: below 100 for whole percents, below 1000 for
--   one decimal. Rounding up and down at the half both count as right; weighted shares, shares in
--   words and approximate ones are left alone, and so is an article that cuts decimals off all
--   through. Where the article does not say how many were asked, the registry may, if the survey is
--   unweighted, its text prints the share too, and neither speaks of a part of those asked.
--   Where nothing says whether a survey is weighted, polls of a hundred people and more,
--   their groups, and whatever has a margin of error are taken to be; the rest is a warning,
--   unless no share of so few is possible and there are several.
-- why: The percentage, the base or the sample size is misreported, or the share is weighted.
-- fix: Look up count and base; give "31 of 43" instead of a percentage of so few.
-- example: "71% of the 43 managers": 30 are 69.8%, 31 are 72.1%.
-- references: Brown & Heathers 2017, The GRIM test, Social Psychological and Personality Science
--   8(4), 363-369, doi:10.1177/1948550616673876
WITH based AS (
    SELECT * EXCLUDE n, coalesce(n, source_n) AS n
    FROM judged
    WHERE n IS NOT NULL
            -- fewer than the registry has are a part, or another survey's, unless they stand here
            AND (source_n IS NULL OR n >= source_n OR start IS NULL OR list_contains(
                regexp_extract_all(replace(concat_ws(' ', prefix, quote, suffix, context), ',', ''),
                    '\d+'), n::VARCHAR))
        OR n IS NULL AND weighted IS false AND supported AND derived IS NULL
            AND NOT of_a_group(coalesce(population, '') || ' ', '')
            AND NOT of_a_group(split_part(quote, figure, 1), split_part(quote, figure, 2))
            AND NOT of_a_group(split_part(passage, figure, 1), split_part(passage, figure, 2))
), unreachable AS (
    SELECT
        *,
        floor(n * value / 100)::BIGINT AS below,
        floor(100 * ceil(n * value / 100) / n * pow(10, decimals) + 1e-9)
            = round(value * pow(10, decimals)) AS cut_off
    FROM based
    WHERE asserted AND unit = 'percent' AND kind = 'share' AND comparator = '='
        AND value_high IS NULL AND NOT in_words AND decimals IS NOT NULL
        AND value BETWEEN 0 AND 100 AND n > 0 AND weighted IS NOT true
        AND (weighted IS false OR n < 100 AND moe IS NULL AND NOT regexp_matches(
            lower(concat_ws(' ', quote, context, heading)),
            '\bweight(s|ed|ing)?\b|\bmargins? of\b|\bdesign effect|\brepresentative\b'))
        AND grim_power(decimals, n) > 0 AND NOT grim_reachable(value, decimals, n)
), polls AS (
    -- the surveys of a hundred people and more, of which the few may be a group
    SELECT DISTINCT document, source_id, credit_publisher, n
    FROM judged
    WHERE asserted AND n >= 100
), habits AS (
    -- 55% for 10 of 18 and 38% for 7 of 18: someone cuts decimals off, and nothing is impossible;
    -- 47.91% and 12.4% of 74, and not one that is possible: someone weights
    SELECT u.document, u.n, bool_and(cut_off) AND count(DISTINCT value) > 1 AS cuts_off,
        (count(DISTINCT value) > 2 OR count(DISTINCT value) > 1 AND min(decimals) > 0)
            AND u.document || u.n NOT IN (
                SELECT document || n FROM based
                WHERE n IS NOT NULL AND unit = 'percent' AND kind = 'share' AND value BETWEEN 0 AND 100
                    AND decimals IS NOT NULL AND grim_reachable(value, decimals, n)) AS weights
    FROM unreachable AS u
    GROUP BY u.document, u.n
)
SELECT
    claim_id,
    'No number of people out of ' || people(n) || ' gives ' || figure || ': ' || people(below) || ' of them '
        || CASE WHEN below = 1 THEN 'is ' ELSE 'are ' END || format('{:.1f}', 100.0 * below / n)
        || '%, ' || people(below + 1) || ' are ' || format('{:.1f}', 100.0 * (below + 1) / n)
        || '%.' AS message,
    'Look up how many of the ' || people(n) || ' it were, and correct the figure; or correct '
        || people(n) || '.' AS fix,
    CASE WHEN weighted IS NULL THEN 'warning' END AS severity,
    to_json({n: n, value: value, decimals: decimals, below: below, weighted: weighted}) AS details
FROM unreachable
JOIN habits USING (document, n)
WHERE NOT cuts_off AND NOT (weights AND weighted IS NULL)
    -- a size stated in another section may be another survey's
    AND (start IS NULL OR weighted IS false OR match IN ('none', 'own') OR EXISTS (
        SELECT 1 FROM judged AS c
        WHERE c.document = unreachable.document AND c.n = unreachable.n
            AND c.heading IS NOT DISTINCT FROM unreachable.heading
            AND list_contains(regexp_extract_all(
                    replace(concat_ws(' ', c.prefix, c.quote, c.suffix, c.context), ',', ''), '\d+'),
                unreachable.n::VARCHAR)))
    AND (weighted IS false OR NOT EXISTS (
        SELECT 1 FROM polls AS p
        WHERE p.document = unreachable.document AND p.n > unreachable.n
            AND coalesce(p.source_id = unreachable.source_id, true)
            AND coalesce(p.credit_publisher = unreachable.credit_publisher, true)))
