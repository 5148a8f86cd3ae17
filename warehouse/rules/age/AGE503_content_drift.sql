-- code: AGE503
-- name: content-drift
-- severity: warning
-- subject: claim
-- looks at: judged WHERE asserted AND supported AND observation_id IS NOT NULL
-- summary: The source's page has changed since it was saved, and the figure is gone from it.
-- finds: A claim that only an earlier copy of its source states: a newer copy of the same address
--   is on file, and no newest copy of the source, at whatever address, has the value any more.
-- why: Who follows the link does not find the figure; the source may have corrected it.
-- fix: See what the source says now: give its new value, or link to an archived copy of the page
--   as it was.
-- references: Jones et al. 2016, Scholarly Context Adrift, PLOS ONE 11(12): e0167475
WITH copies AS (
    SELECT source_id, url, file, split_part(coalesce(media_type, ''), ';', 1) AS kind,
        max(retrieved_at) AS seen_at
    FROM live.fetches
    WHERE coalesce(file, '') <> '' AND state = 'alive'
    GROUP BY ALL
),
-- A page and its table may be saved under one address: only a copy of the same kind replaces one.
standing AS (
    SELECT *, max(seen_at) OVER (PARTITION BY source_id, url, kind) AS newest_at
    FROM copies
),
newest AS (
    SELECT DISTINCT source_id, file
    FROM standing
    WHERE seen_at IS NULL OR seen_at = newest_at
),
older AS (
    SELECT source_id, file, max(seen_at) AS seen_at, max(newest_at) AS newest_at
    FROM standing
    WHERE (source_id, file) NOT IN (SELECT (source_id, file) FROM newest)
        AND source_id IS NOT NULL
    GROUP BY ALL
)
SELECT
    j.claim_id,
    'The copy of ' || j.source_label || ' of ' || p.seen_at::DATE || ' has ' || o.figure
        || '; the newer one of ' || p.newest_at::DATE || ' no longer does.' AS message,
    to_json({copy: o.file, seen: p.seen_at::DATE, gone: p.newest_at::DATE, passage: o.quote})
        AS details
FROM judged AS j
JOIN live.observations AS o ON o.observation_id = j.observation_id
JOIN older AS p ON p.source_id = o.source_id AND p.file = o.file
WHERE j.asserted AND j.supported
    AND NOT EXISTS (
        FROM newest AS w
        JOIN live.observations AS n ON n.source_id = w.source_id AND n.file = w.file
        WHERE w.source_id = o.source_id AND n.value = o.value AND n.unit = o.unit
    )
