-- Files and rows set aside, and since which run.
SELECT
    q.quarantine_id, q.file, q."row", q.step, q.reason, q.original, q.content_hash,
    -- it is the same fault while the rest of its file changes
    coalesce((
        SELECT min(e.loaded_by) FROM history.quarantine AS e
        WHERE e.quarantine_id = q.quarantine_id AND e.closed_reason = 'superseded'
            AND e.loaded_by > coalesce((
                SELECT max(d.closed_by) FROM history.quarantine AS d
                WHERE d.quarantine_id = q.quarantine_id AND d.closed_reason <> 'superseded'), '')
    ), q.loaded_by) AS first_seen
FROM history.quarantine AS q
WHERE q.closed_by IS NULL
