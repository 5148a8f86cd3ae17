-- How fresh things are: the inbox, this file, and each registered source; days are for the asker
-- to count (`provstat query freshness` does).
SELECT
    'inbox' AS kind, 'articles' AS name,
    max(d.landed_at) AS last_new_at,
    (SELECT max(started_at) FROM live.runs WHERE job IS DISTINCT FROM 'recheck') AS last_checked_at,
    NULL::VARCHAR AS state,
    count(*) AS rows_held
FROM live.documents AS d
UNION ALL
SELECT
    'quarantine', 'all',
    (SELECT max(r.started_at) FROM live.runs AS r
        WHERE r.run_id IN (SELECT loaded_by FROM history.quarantine WHERE closed_by IS NULL)),
    (SELECT max(started_at) FROM live.runs WHERE job IS DISTINCT FROM 'recheck'),
    NULL,
    (SELECT count(*) FROM live.quarantine)
UNION ALL
SELECT
    'findings', 'all',
    (SELECT max(finished_at) FROM live.runs
        WHERE run_id IN (SELECT first_seen FROM history.findings WHERE closed_by IS NULL)),
    (SELECT max(finished_at) FROM live.runs),
    (SELECT arg_max(gate, run_id) FROM live.runs),
    (SELECT count(*) FROM live.findings WHERE status = 'open')
UNION ALL
SELECT
    'source', s.source_id,
    max(f.retrieved_at) FILTER (f.file IS NOT NULL),
    max(f.retrieved_at),
    arg_max(coalesce(nullif(f.state, 'dead'), f.link_state, 'dying'), f.retrieved_at), -- as in v1.sources
    count(f.file)
FROM live.sources AS s
LEFT JOIN live.fetches AS f ON f.source_id = s.source_id
GROUP BY s.source_id
