-- code: UNS107
-- name: dead-link
-- severity: error
-- subject: claim
-- looks at: judged WHERE accountable AND match IN ('matched', 'unregistered')
-- summary: The cited address is dead, and no copy of the source is on file.
-- finds: An address (the cited one or, if none is cited, the registered one) with at least three
--   failed checks in a row (404, 410 or no such host), each at least three days after the one
--   before. 403, 429, 5xx and timeouts are not death; an earlier copy on file keeps it clean.
-- why: The reader is sent to a page that is gone.
-- fix: Find where the source has moved or an archived copy, and link to that; save a copy in
--   raw/evidence.
-- references: Wikipedia, Template:Dead link
SELECT
    claim_id,
    'The address given for ' || told(figure) || ' is dead'
        || coalesce(': ' || shorten(coalesce(citation_url, s.url), 120), '')
        || ', and no copy is on file.' AS message,
    to_json({address: coalesce(citation_url, s.url)}) AS details
FROM judged
LEFT JOIN (SELECT source_id, url FROM live.sources) AS s USING (source_id)
WHERE accountable AND NOT supported AND match IN ('matched', 'unregistered')
    AND link_state = 'dead' AND NOT has_copy
