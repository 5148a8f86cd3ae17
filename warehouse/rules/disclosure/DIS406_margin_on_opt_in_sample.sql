-- code: DIS406
-- name: margin-on-opt-in-sample
-- severity: info
-- subject: source
-- looks at: surveys WHERE moe IS NOT NULL AND mode IS NOT NULL
-- summary: A margin of error is given for a sample of volunteers.
-- finds: A survey with a stated margin of error whose method is an opt-in, convenience or
--   otherwise not random sample.
-- why: The formula holds for random samples; for volunteers it understates what may be wrong.
-- fix: Do not repeat the margin; say that respondents chose to take part.
-- references: AAPOR Guidance on Reporting Precision for Nonprobability Samples
WITH judged_modes AS (
    SELECT
        *,
        regexp_matches(lower(mode), '\bopt[- ]?in\b|\bnon-?\s?probability\b|\bnot a (random|probability)\b'
            || '|\bconvenience\b|\bvolunt(eer|ary)|\bself-?\s?select|\bsnowball\b|\briver sampl'
            || '|\bopen (web |online )?(link|poll)\b|\breaders'' poll\b|\b(web)?site visitors\b'
            || '|\bquotas?\b.*\bonline panel\b|\bnon-?random\b') AS chosen_themselves,
        -- most are made of volunteers, some were drawn at random
        regexp_matches(lower(mode), '\bonline (access )?panel\b') AS online_panel
    FROM surveys
    WHERE moe IS NOT NULL
        -- "online panel, recruited at random" is a random sample; "non-probability panel" is not
        AND (regexp_matches(lower(mode), '\bnon-?\s?(probability|random)\b|\bnot a (random|probability)\b')
            OR NOT regexp_matches(lower(mode), '\bprobability\b|\brandom(ly)?\b'))
)
SELECT
    source_id,
    label || ' states a margin of ' || plain(moe) || ' points for a sample that is '
        || CASE WHEN chosen_themselves THEN 'not random ("' ELSE 'probably not random ("' END
        || shorten(mode, 80) || '").' AS message,
    CASE WHEN NOT chosen_themselves
        THEN 'If it was drawn at random, say so in the registry (mode: probability online panel); '
            || 'if not, do not repeat the margin, and say that respondents chose to take part.'
        END AS fix,
    to_json({moe: moe, mode: mode}) AS details
FROM judged_modes
WHERE chosen_themselves OR online_panel
