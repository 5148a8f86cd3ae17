-- Rules and runs: how many subjects each rule looked at, flagged and passed, over time.
SELECT r.*, u.finished_at FROM live.rule_runs AS r LEFT JOIN live.runs AS u ON u.run_id = r.run_id
