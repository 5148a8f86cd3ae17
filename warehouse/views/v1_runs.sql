-- Runs: what went in, what came out, and how long it took.
SELECT * EXCLUDE (code), date_diff('millisecond', started_at, finished_at) / 1000 AS seconds FROM live.runs
