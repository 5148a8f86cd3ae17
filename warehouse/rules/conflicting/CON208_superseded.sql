-- code: CON208
-- name: superseded
-- severity: warning
-- subject: claim
-- looks at: judged WHERE asserted AND match = 'matched' AND series IS NOT NULL
-- summary: A newer edition of the series gives another value; the claim is not dated to the old.
-- finds: A claim from an edition that a newer registered one of the same series replaces, with
--   another value for the same statistic, where the prose does not say which edition or year is
--   meant, nor dates the figure itself. A year in the link alone does not tell the reader.
-- why: It reads as today's figure and is yesterday's.
-- fix: Give the newer value, or date the old one in the sentence.
WITH newer AS (
    SELECT
        j.claim_id, NULL AS other_claim_id, v.figure, v.source_id, v.quote, v.period, 1 AS rank
    FROM judged AS j
    JOIN live.observations AS v ON v.observation_id = j.newer_observation_id
    UNION ALL
    -- the newer edition's text is not on file, but an article quotes it
    SELECT p.claim_id, p.other_claim_id, o.figure, o.source_id, o.quote, o.period, 2
    FROM pairs AS p
    JOIN judged AS m ON m.claim_id = p.claim_id
    JOIN beside AS o ON o.claim_id = p.other_claim_id
    WHERE p.same AND p.one_series AND p.relation NOT IN ('equal', 'rounding')
        AND o.match = 'matched' AND m.source_id <> o.source_id AND m.issued_year < o.issued_year
        AND coalesce(o.outcome, 'unverifiable') NOT IN
            ('value_differs', 'context_differs', 'figure_absent', 'misattributed')
)
SELECT
    j.claim_id,
    w.other_claim_id,
    j.figure || ' is from ' || j.source_label || '; the newer '
        || concat_ws(', ', '"' || s.title || '"', s.issued_year::VARCHAR) || ' has ' || w.figure || '.'
        AS message,
    'Write ' || w.figure || ', or say that ' || j.figure || ' is from '
        || coalesce(j.edition, j.issued_year::VARCHAR, 'an earlier edition') || '.' AS fix,
    to_json({newer_source: w.source_id, newer_figure: w.figure, passage: w.quote}) AS details
FROM newer AS w
JOIN judged AS j ON j.claim_id = w.claim_id
LEFT JOIN live.sources AS s ON s.source_id = w.source_id
WHERE j.asserted AND j.match = 'matched' AND NOT j.dated
    -- "in 2021 it was 11%": no later survey gives another value for a year that the reader is told
    AND NOT coalesce(contains(j.quote, left(j.period, 4)) AND j.period IS DISTINCT FROM w.period, false)
    -- "down from 27%": what it was before
    AND NOT coalesce(regexp_matches(lower(j.prefix), '\bfrom (about |around |nearly |almost |some )?$'), false)
    AND (j.supported OR coalesce(j.outcome, 'unverifiable') = 'unverifiable')
QUALIFY row_number() OVER (PARTITION BY j.claim_id ORDER BY w.rank, w.source_id, w.figure) = 1
