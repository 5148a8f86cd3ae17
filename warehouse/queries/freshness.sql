-- summary: How old things are: the inbox, quarantine, findings, and the saved copy of each source.
-- param: kind = none  only inbox, quarantine, findings or source
SELECT
    kind, name, state, rows_held, last_new_at,
    round(date_diff('minute', last_new_at, now() AT TIME ZONE 'UTC') / 1440.0, 1) AS days_since_new,
    last_checked_at,
    round(date_diff('minute', last_checked_at, now() AT TIME ZONE 'UTC') / 1440.0, 1) AS days_since_checked
FROM v1.freshness
WHERE $kind::VARCHAR IS NULL OR kind = $kind
ORDER BY
    CASE kind WHEN 'inbox' THEN 1 WHEN 'quarantine' THEN 2 WHEN 'findings' THEN 3 ELSE 4 END,
    last_new_at NULLS FIRST, name
