-- By what name each claim's body is known, and which study it is of where that is registered.
SELECT
    t.claim_id, s.study_id,
    coalesce(nullif(split_part(t.credit_key, '|', 1), ''), lower(s.publisher)) AS body
FROM live.citations AS t
LEFT JOIN live.sources AS s ON s.source_id = t.source_id
