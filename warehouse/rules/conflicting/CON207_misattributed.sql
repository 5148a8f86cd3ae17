-- code: CON207
-- name: misattributed
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND match = 'matched' AND has_copy
-- summary: The figure is absent from the credited source and present in another registered one.
-- finds: A claim whose credited source says nothing of it, while the text of another registered
--   source states it with the same population, statement and period.
-- why: The reader who follows the credit finds nothing; the body that counted gets no credit.
-- fix: Credit the source that states it.
SELECT
    j.claim_id,
    told(j.figure) || ' is not in ' || j.source_label || '; it is in '
        || coalesce(concat_ws(', ', s.publisher, '"' || s.title || '"', s.issued_year::VARCHAR),
            j.found_source_id) || coalesce(': "' || shorten(j.passage, 200) || '"', '') AS message,
    'Credit ' || coalesce(concat_ws(', ', s.publisher, '"' || s.title || '"'), j.found_source_id)
        || '.' AS fix,
    to_json({found_in: j.found_source_id, passage: j.passage,
        observation_id: j.observation_id}) AS details
FROM judged AS j
LEFT JOIN live.sources AS s ON s.source_id = j.found_source_id
WHERE j.asserted AND j.outcome = 'misattributed'
