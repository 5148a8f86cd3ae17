-- code: UNS111
-- name: second-hand
-- severity: info
-- subject: claim
-- looks at: judged WHERE accountable AND match = 'matched'
-- summary: The source itself takes the figure from someone else.
-- finds: A source whose text credits another body for this figure, or whose registry entry says
--   (`cites`) that it takes its figures from there.
-- why: Each retelling loses the sample, the wording and the year; errors are copied along.
-- fix: Go to the origin and credit it; check the figure there.
-- references: Wikipedia, Template:Tertiary source inline
SELECT
    claim_id,
    source_label || ' takes ' || figure || ' from ' || second_hand || '.' AS message,
    'Check the figure with ' || second_hand || ' and credit that.' AS fix,
    to_json({origin: second_hand}) AS details
FROM judged
WHERE accountable AND second_hand IS NOT NULL AND NOT coalesce(circular, false)
