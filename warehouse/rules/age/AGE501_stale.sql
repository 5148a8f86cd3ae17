-- code: AGE501
-- name: stale
-- severity: info
-- subject: claim
-- looks at: judged WHERE asserted AND match = 'matched'
-- summary: The source is older than five years (a setting), and the claim does not say from when it is.
-- finds: A claim whose source (its fieldwork, else its issue) ended more than `stale_years` years
--   ago, where neither the sentence dates it nor a period is given.
-- why: It reads as today's figure.
-- fix: Look for a newer edition or source, or date the figure in the sentence.
-- option: stale_years = 5  years after which a source is stale
-- option: today = none  ISO date to count from; the newest date among the documents if not given
SELECT
    claim_id,
    told(figure) || ' is from ' || month_year(coalesce(field_end, issued, issued_year::VARCHAR))
        || ', more than '
        || regexp_replace($stale_years::DOUBLE::VARCHAR, '\.0$', '') || ' years ago: ' || source_label || '.' AS message,
    to_json({dated: coalesce(field_end, issued, issued_year::VARCHAR)}) AS details
FROM judged
WHERE asserted AND match = 'matched' AND NOT coalesce(dated, false) AND period IS NULL
    AND last_day_of(coalesce(field_end, issued, issued_year::VARCHAR))
        + to_months(round($stale_years::DOUBLE * 12)::INTEGER) < $today::DATE
