-- Questions of a dashboard that was written when the contract was new; they stay as they are.
SELECT contract, run_id, version FROM v1.about;

SELECT document, title, claims, credited, checkable, supported, clean, findings
FROM v1.scorecards ORDER BY document;

SELECT c.claim_id, c.figure, c.quote, c.value, c.unit, c.population, c.period, c.attribution_type,
    c."match", c.outcome, c.worst, d.published
FROM v1.claims AS c JOIN v1.documents AS d USING (document) ORDER BY c.claim_id;

SELECT rule, severity, status, count(*) AS findings, min(first_seen_at), max(resolved_at)
FROM v1.findings GROUP BY ALL ORDER BY ALL;

SELECT s.source_id, s.publisher, s.n, s.moe, s.missing, s.claims, s.last_state, v.label
FROM v1.sources AS s LEFT JOIN v1.surveys AS v USING (source_id) ORDER BY 1;

SELECT run_id, rows_in, rows_loaded, rows_quarantined, rows_in = rows_loaded + rows_quarantined,
    claims, findings_new, findings_closed, gate, seconds
FROM v1.runs ORDER BY run_id;

SELECT r.rule, r.checked, r.flagged, r.passed, r.finished_at
FROM v1.rule_runs AS r JOIN v1.runs AS u USING (run_id) ORDER BY 1;

SELECT kind, name, last_new_at, last_checked_at, rows_held FROM v1.freshness ORDER BY ALL;

SELECT count(*) AS quarantined, (SELECT count(*) FROM v1.statistics),
    (SELECT count(*) FROM v1.chains), (SELECT count(*) FROM v1.decisions)
FROM v1.quarantine
