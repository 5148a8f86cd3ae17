-- code: DIS401
-- name: no-sample-size
-- severity: info
-- subject: source
-- looks at: surveys
-- summary: A credited survey does not say how many people it asked.
-- finds: A survey that claims rest on, for which neither the registry nor its own text gives n.
-- why: Without n nobody can tell a difference from noise.
-- fix: Look up the number of respondents and add it to the source as survey.n (in a CSV registry
--   or BibTeX: n).
-- references: AAPOR Code of Professional Ethics and Practices, disclosure standards
-- references: British Polling Council, Statement of Disclosure
SELECT
    source_id,
    label || ' gives no sample size. Missing in all: '
        || array_to_string(from_json(missing, '["VARCHAR"]'), ', ') || '.' AS message,
    to_json({missing: from_json(missing, '["VARCHAR"]'), claims: claims}) AS details
FROM surveys
WHERE n IS NULL
