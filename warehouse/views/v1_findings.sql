-- Findings, standing and closed, each with the runs that opened it, last saw it and closed it.
SELECT
    f.finding_id, f.rule, f.name, f.severity, f.claim_id, f.source_id, f.document,
    d.title, d.publisher, d.section, d.url,
    f.start, f."end", f.line, f."column", f.figure, f.quote, f.message, f.fix,
    f.other_claim_id, f.other_document, f.other_figure, f.details,
    CASE WHEN f.closed_by IS NULL THEN f.status ELSE f.closed_reason END AS status,
    f.ruling, f.ruled_by,
    f.first_seen,
    (SELECT max(r.run_id) FROM live.runs AS r
        WHERE f.closed_by IS NULL OR r.run_id < f.closed_by) AS last_seen,
    f.closed_by AS resolved,
    -- the version of the article that came with that run; null if it was not the article that changed
    v.content_hash AS closed_by_version,
    opened.finished_at AS first_seen_at,
    resolved.finished_at AS resolved_at
FROM history.findings AS f
LEFT JOIN live.documents AS d ON d.document = f.document
LEFT JOIN history.documents AS v ON v.document = f.document AND v.loaded_by = f.closed_by
LEFT JOIN live.runs AS opened ON opened.run_id = f.first_seen
LEFT JOIN live.runs AS resolved ON resolved.run_id = f.closed_by
WHERE f.closed_reason IS DISTINCT FROM 'superseded'
