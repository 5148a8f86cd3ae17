-- Files and rows that were set aside, and the run in which they were in order, or gone.
SELECT
    q.quarantine_id, q.file, q."row", q.step, q.reason, q.original, q.content_hash,
    coalesce((
        SELECT min(e.loaded_by) FROM history.quarantine AS e
        WHERE e.quarantine_id = q.quarantine_id AND e.closed_reason = 'superseded'
            AND e.closed_by < q.closed_by
            AND e.loaded_by > coalesce((
                SELECT max(d.closed_by) FROM history.quarantine AS d
                WHERE d.quarantine_id = q.quarantine_id AND d.closed_reason <> 'superseded'
                    AND d.closed_by < q.closed_by), '')
    ), q.loaded_by) AS first_seen,
    q.closed_by AS resolved,
    r.finished_at AS resolved_at
FROM history.quarantine AS q
LEFT JOIN live.runs AS r ON r.run_id = q.closed_by
WHERE q.closed_reason <> 'superseded'
