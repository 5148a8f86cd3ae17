-- Files and rows set aside, and since which run.
SELECT
    quarantine_id, file, "row", step, reason, original, content_hash, loaded_by AS first_seen
FROM history.quarantine
WHERE closed_by IS NULL
