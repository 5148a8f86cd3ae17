-- Files and rows set aside.
SELECT quarantine_id, file, "row", step, reason, original, first_seen FROM v1.quarantine
