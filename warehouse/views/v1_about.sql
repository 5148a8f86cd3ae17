-- What this file is: the contract it keeps, and the run it shows.
SELECT 'v1' AS contract, run_id, finished_at, version
FROM live.runs
ORDER BY run_id DESC
LIMIT 1
