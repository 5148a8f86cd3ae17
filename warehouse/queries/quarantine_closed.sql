-- summary: What was in quarantine and is no more: where it stood, and in which run it was resolved.
SELECT file, "row", reason, original, first_seen, resolved, resolved_at
FROM v1.quarantine_closed
ORDER BY resolved DESC, file, "row", quarantine_id
