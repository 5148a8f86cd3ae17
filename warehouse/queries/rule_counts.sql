-- summary: What each rule looked at, flagged and passed in the latest run.
SELECT rule, checked, flagged, passed
FROM v1.rule_runs
WHERE run_id = (SELECT max(run_id) FROM v1.runs)
ORDER BY rule
