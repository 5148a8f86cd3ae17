-- summary: Files and rows that were set aside, where they stand and what is wrong with them.
SELECT file, "row", step, reason, original, first_seen
FROM v1.quarantine
ORDER BY file, "row", quarantine_id
